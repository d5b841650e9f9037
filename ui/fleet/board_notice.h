// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;

/// A sentence or two where a table would be, with one thing to do.
class BoardNotice : public QWidget {
    Q_OBJECT
public:
    explicit BoardNotice(QWidget* parent = nullptr);

    /// An empty `button` hides it; `buttonName` is its object name.
    void tell(const QString& title, const QString& text, const QString& button, const QString& buttonName);

Q_SIGNALS:
    void buttonClicked();

private:
    TextLabel* m_title = nullptr;
    TextLabel* m_text = nullptr;
    QPushButton* m_button = nullptr;
};

/// The rows that are coming, as grey bars.
class BoardSkeleton : public QWidget {
    Q_OBJECT
public:
    explicit BoardSkeleton(QWidget* parent = nullptr);
};

} // namespace poolhouse::ui
