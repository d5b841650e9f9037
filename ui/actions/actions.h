// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/actions/actions_state.h"

#include <QObject>
#include <QString>

#include <array>
#include <optional>
#include <vector>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace poolhouse::ui {

[[nodiscard]] QString actionName(ActionId id); ///< "actionRefresh"; stays the same between versions
[[nodiscard]] std::optional<ActionId> actionNamed(const QString& name);

/// The window's QActions, created once: texts, shortcuts, tips, menus. Object names are actionName(). A disabled action
/// gives the reason in its tool tip and status tip.
class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(QWidget* window);

    [[nodiscard]] QAction* action(ActionId id) const { return m_actions[static_cast<std::size_t>(id)]; }
    void apply(const ActionState& state);
    void fill(QMenuBar& bar);
    void fillClusterMenu(QMenu& menu) const; ///< context menu of tree, board and page
    void fillPoolMenu(QMenu& menu) const;    ///< actions that change pools, for the same menus

    /// One line of the shortcuts dialog.
    struct ShortcutLine {
        QString group;
        QString action;
        QString keys; ///< native text
    };
    [[nodiscard]] std::vector<ShortcutLine> shortcutLines() const;
    [[nodiscard]] QString groupTitle(ActionId id) const; ///< "Cluster", without mnemonic

Q_SIGNALS:
    void triggered(poolhouse::ui::ActionId id);

private:
    void add(QMenu& menu, std::initializer_list<ActionId> ids) const;

    std::array<QAction*, actionCount> m_actions{};
    QActionGroup* m_appearance = nullptr;
};

} // namespace poolhouse::ui
