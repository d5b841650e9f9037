// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QWidget>

namespace poolhouse::ui {

class Actions;

/// A button drawn as a search field; opens the command palette.
class SearchButton : public QAbstractButton {
    Q_OBJECT
public:
    SearchButton(const QString& placeholder, const QString& keys, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString m_keys;
};

/// The tool bar below the menus. Object names: "toolBar", "toolBack", "toolForward", "toolRefresh", "toolAddPool",
/// "toolScale", "toolSearch".
class ActionsBar : public QWidget {
    Q_OBJECT
public:
    explicit ActionsBar(const Actions& actions, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace poolhouse::ui
