// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace poolhouse::ui {

class Actions;

/// Lists every keyboard shortcut, read from the actions themselves. Object names: "shortcutsDialog", "shortcutsList".
class ShortcutsDialog : public QDialog {
    Q_OBJECT
public:
    ShortcutsDialog(const Actions& actions, QWidget* parent);
};

} // namespace poolhouse::ui
