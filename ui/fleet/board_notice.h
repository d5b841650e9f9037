// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace poolhouse::ui {

class TextLabel;

/// Empty-state message in place of the table, with one button.
class BoardNotice : public QWidget {
    Q_OBJECT
public:
    explicit BoardNotice(QWidget* parent = nullptr);

    /// An empty `button` hides the button; `buttonName` is its object name.
    void showNotice(const QString& title, const QString& text, const QString& button, const QString& buttonName);

Q_SIGNALS:
    void buttonClicked();

private:
    TextLabel* m_title = nullptr;
    TextLabel* m_text = nullptr;
    QPushButton* m_button = nullptr;
};

/// Loading placeholder: grey bars in place of the rows.
class BoardSkeleton : public QWidget {
    Q_OBJECT
public:
    explicit BoardSkeleton(QWidget* parent = nullptr);
};

} // namespace poolhouse::ui
