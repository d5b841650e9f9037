// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;
class QMenu;
class QPoint;

namespace poolhouse::fleet {
class Session;
} // namespace poolhouse::fleet

/// Small dialogs and the context menu of the window. They open without blocking, delete themselves, and belong to the
/// window.
namespace poolhouse::ui {

class Actions;

void openForgetDialog(QMainWindow& window, fleet::Session& session); ///< object name "forgetDialog"
void openShortcutsDialog(QMainWindow& window, const Actions& actions);
void openAboutDialog(QMainWindow& window); ///< object name "aboutDialog"
/// Object name "contextMenu".
QMenu* openContextMenu(QMainWindow& window, const Actions& actions, const QPoint& globalPosition);

} // namespace poolhouse::ui
