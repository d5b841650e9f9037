// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_dialogs.h"

#include "models/fleet/session.h"
#include "ui/actions/actions.h"
#include "ui/actions/actions_shortcuts.h"

#include <QAction>
#include <QApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace poolhouse::ui {

namespace {

class DialogWords {
    Q_DECLARE_TR_FUNCTIONS(WindowDialogs)
};

} // namespace

void openForgetDialog(QMainWindow& window, fleet::Session& session) {
    auto* box = new QMessageBox(QMessageBox::Question, DialogWords::tr("Remove saved token"),
                                DialogWords::tr("Remove the token from the keyring?"), QMessageBox::NoButton, &window);
    box->setObjectName(QStringLiteral("forgetDialog"));
    box->setInformativeText(DialogWords::tr("Poolhouse asks for a token at the next start. The token itself stays "
                                            "valid; to revoke it, run “heroku authorizations:revoke”."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* forget = box->addButton(DialogWords::tr("&Remove token"), QMessageBox::DestructiveRole);
    QPushButton* keep = box->addButton(DialogWords::tr("&Keep"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    QObject::connect(forget, &QPushButton::clicked, &session, &fleet::Session::forgetToken);
    box->open();
}

void openShortcutsDialog(QMainWindow& window, const Actions& actions) {
    auto* dialog = new ShortcutsDialog(actions, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void openAboutDialog(QMainWindow& window) {
    auto* box = new QMessageBox(QMessageBox::NoIcon, DialogWords::tr("About Poolhouse"),
                                DialogWords::tr("Poolhouse %1").arg(QApplication::applicationVersion()).trimmed(),
                                QMessageBox::Close, &window);
    box->setObjectName(QStringLiteral("aboutDialog"));
    box->setInformativeText(DialogWords::tr(
        "A desktop console for Heroku Postgres Advanced clusters. It is not made by Heroku or Salesforce.\n\n"
        "Free software under the GNU General Public License, version 3 or later, without any warranty."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

QMenu* openContextMenu(QMainWindow& window, const Actions& actions, const QPoint& globalPosition) {
    auto* menu = new QMenu(&window);
    menu->setObjectName(QStringLiteral("contextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    actions.fillClusterMenu(*menu);
    menu->addSeparator();
    actions.fillPoolMenu(*menu);
    menu->addSeparator();
    menu->addAction(actions.action(ActionId::ExpandAll));
    menu->addAction(actions.action(ActionId::CollapseAll));
    menu->popup(globalPosition);
    return menu;
}

} // namespace poolhouse::ui
