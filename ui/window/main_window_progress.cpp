// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/journal_text.h"
#include "ui/cluster/cluster_page.h"
#include "ui/locks/lock_settings.h"
#include "ui/locks/locks_dialog.h"
#include "ui/window/main_window_parts.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_bar.h"

namespace poolhouse::ui {

/// What is under way is told by the tree, the cards, the status bar, and the desktop when nobody looks.
void MainWindow::Parts::connectProgress() {
    treeModel.setChanges(changeFeed);
    connect(&changeFeed, &operations::ChangeFeed::changed, &window, [this](const core::ClusterId& cluster) {
        if (navigation.cluster() == cluster) {
            showPage(); // a new pool has its card at once
        }
        showStatus();
    });
    connect(page, &ClusterPage::changeDetailsRequested, &window, [this](const QString& id) { openActivity(id); });
    connect(page, &ClusterPage::changeDismissed, &window,
            [this](const QString& id) { changeFeed.dismiss(id.toStdString()); });
    connect(page, &ClusterPage::changeCodeEntered, &window,
            [this](const QString& id, const QString& code) { operations.provideTwoFactor(id.toStdString(), code); });
    connect(status, &StatusBar::activityChosen, &window, [this](const QString& id) { openActivity(id); });
    connect(&notifier, &OperationNotifier::clicked, &window, [this](const QString& id) {
        window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
        window.show();
        window.raise();
        window.activateWindow();
        openActivity(id);
    });
    connect(&operations, &operations::Engine::reopened, &window, [this] {
        showLockTrouble();
        showJournalTrouble();
    });
}

void MainWindow::Parts::openLocks() {
    const QString account = session.accountKey();
    if (account.isEmpty()) {
        messages->tell(
            {QStringLiteral("locks"),
             text::Tone::Attention,
             MainWindow::tr(
                 "It is not known yet whose account this is: its locks are defined when the API has said so."),
             {},
             {}});
        return;
    }
    openLocksDialog(window, {store, locks, preferences, clock, account, session.target()}, [this] {
        showLockTrouble();
        showLocks();
    });
}

/// Locks that could not be read lock everything, and that is said where it cannot be missed.
void MainWindow::Parts::showLockTrouble() {
    const QString trouble = lockTrouble(locks);
    if (trouble.isEmpty()) {
        messages->withdraw(QStringLiteral("locks"));
        return;
    }
    messages->tell({QStringLiteral("locks"), text::Tone::Attention, trouble, MainWindow::tr("&Read-only locks…"),
                    [this] { openLocks(); }, true});
}

/// What the journal holds and cannot be read must not be missed: it may have been under way.
void MainWindow::Parts::showJournalTrouble() {
    const auto unreadable = operations.unreadable().size();
    const auto problem = operations.unavailable() ? std::nullopt : operations.journalProblem();
    if (unreadable == 0 && !problem) {
        messages->withdraw(QStringLiteral("journal"));
        return;
    }
    messages->tell({QStringLiteral("journal"),
                    text::Tone::Attention,
                    problem ? text::journalSentence(*problem) : text::unreadableRows(unreadable),
                    {},
                    {},
                    true});
}

} // namespace poolhouse::ui
