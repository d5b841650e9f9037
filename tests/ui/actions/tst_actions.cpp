// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/actions/actions.h"
#include "ui/actions/actions_shortcuts.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTreeWidget>
#include <QtTest>

#include <algorithm>
#include <array>

using namespace poolhouse;
using ui::ActionId;
using ui::ActionState;
using SessionState = fleet::Session::State;

Q_DECLARE_METATYPE(poolhouse::ui::ActionState)

namespace {

ActionState onTheBoard() {
    ActionState state;
    state.session = SessionState::Connected;
    state.fleetShown = true;
    state.boardShown = true;
    state.clustersListed = 11;
    state.hasNext = true;
    state.hasPrevious = true;
    return state;
}

ActionState onACluster() {
    ActionState state = onTheBoard();
    state.boardShown = false;
    state.targets = 1;
    state.targetOpen = true;
    return state;
}

/// A healthy, loaded cluster below its limits, with one follower pool selected.
ActionState onAPool() {
    ActionState state = onACluster();
    state.details = ActionState::Details::Read;
    state.hasLeader = true;
    state.followerPools = 2;
    state.followerInstances = 4;
    state.chosen = ActionState::Chosen::Follower;
    return state;
}

constexpr std::array everyChange{ActionId::AddPool, ActionId::ScalePool, ActionId::DestroyPool, ActionId::ChangeLevel,
                                 ActionId::HighAvailability};

QString whyNot(ActionId id, const ActionState& state) {
    return ui::availability(id, state).whyNot.value_or(QString());
}

bool enabled(ActionId id, const ActionState& state) {
    return ui::availability(id, state).enabled();
}

} // namespace

class TestActions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOfTheFleetWorksBeforeConnecting() {
        const ActionState state;
        for (ActionId id : {ActionId::Refresh, ActionId::RefreshCluster, ActionId::CopyName, ActionId::CopyId,
                            ActionId::NextCluster, ActionId::PreviousCluster, ActionId::ShowBoard, ActionId::Filter,
                            ActionId::ExpandAll, ActionId::CollapseAll, ActionId::CommandPalette}) {
            const auto available = ui::availability(id, state);
            QVERIFY(!available.enabled());
            QCOMPARE(available.whyNot,
                     std::optional(QStringLiteral("Not connected. Choose the sandbox or an account first.")));
        }
        for (ActionId id :
             {ActionId::Quit, ActionId::AppearanceDark, ActionId::FullScreen, ActionId::Shortcuts, ActionId::About}) {
            QVERIFY(enabled(id, state));
        }
    }

    void clusterActionsWantOneOrMoreClusters() {
        ActionState state = onTheBoard();
        QCOMPARE(whyNot(ActionId::CopyName, state), QStringLiteral("No cluster is selected."));
        state.targets = 1;
        QVERIFY(enabled(ActionId::CopyName, state));
        QVERIFY(enabled(ActionId::OpenCluster, state));
        QVERIFY(enabled(ActionId::OpenDashboard, state));
        state.targets = 3;
        QVERIFY(enabled(ActionId::CopyName, state));
        QVERIFY(enabled(ActionId::RefreshCluster, state));
        QCOMPARE(whyNot(ActionId::OpenCluster, state), QStringLiteral("Several clusters are selected. Select one."));
        QVERIFY(!enabled(ActionId::OpenDashboard, state));
    }

    void theOpenClusterCannotBeOpenedAgain() {
        QVERIFY(!enabled(ActionId::OpenCluster, onACluster()));
        QVERIFY(enabled(ActionId::ShowBoard, onACluster()));
        QVERIFY(!enabled(ActionId::ShowBoard, onTheBoard()));
    }

    void whatStandsInTheWayOfAnyChange_data() {
        QTest::addColumn<ActionState>("state");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* reason, auto change) {
            ActionState state = onAPool();
            change(state);
            QTest::newRow(name) << state << QString::fromLatin1(reason);
        };
        row("nothing", "", [](ActionState&) {});
        row("not connected", "Not connected. Choose the sandbox or an account first.",
            [](ActionState& state) { state.session = SessionState::None; });
        row("no cluster", "No cluster is selected.", [](ActionState& state) { state.targets = 0; });
        row("several", "Several clusters are selected. Select one.", [](ActionState& state) { state.targets = 2; });
        row("offline", "Can't reach the API.",
            [](ActionState& state) { state.connection = ActionState::Connection::Offline; });
        row("refused", "The API rejected the token. Change it first.",
            [](ActionState& state) { state.connection = ActionState::Connection::Refused; });
        row("journal", "The journal is damaged.",
            [](ActionState& state) { state.noChanges = QStringLiteral("The journal is damaged."); });
        row("unread", "Cluster details are not loaded yet.",
            [](ActionState& state) { state.details = ActionState::Details::Unread; });
        row("no rights", "This account has no permission to view this cluster.",
            [](ActionState& state) { state.details = ActionState::Details::Forbidden; });
        row("locked", "The app example-app is read-only.",
            [](ActionState& state) { state.lock = QStringLiteral("The app example-app is read-only."); });
        row("modified", "The cluster is being modified. Wait until it finishes.",
            [](ActionState& state) { state.changedByOthers = true; });
    }
    void whatStandsInTheWayOfAnyChange() {
        QFETCH(const ActionState, state);
        QFETCH(const QString, reason);
        for (ActionId id : everyChange) {
            QCOMPARE(whyNot(id, state), reason);
        }
    }

    void aPoolIsAddedWhereThereIsRoom() {
        ActionState state = onAPool();
        state.followerPools = 5;
        QCOMPARE(whyNot(ActionId::AddPool, state),
                 QStringLiteral("Pool limit reached: a cluster has at most 5 follower pools."));
        QVERIFY(enabled(ActionId::ScalePool, state));
        state.followerPools = 4;
        state.followerInstances = 13;
        QCOMPARE(whyNot(ActionId::AddPool, state), QStringLiteral("Instance limit reached (13 follower instances)."));
        QVERIFY(enabled(ActionId::DestroyPool, state));
    }

    void whatIsAboutAPoolWantsTheRightOne() {
        ActionState state = onAPool();
        state.chosen = ActionState::Chosen::None;
        for (ActionId id : {ActionId::ScalePool, ActionId::DestroyPool}) {
            QVERIFY(whyNot(id, state).startsWith(QStringLiteral("Select a follower pool first")));
        }
        QVERIFY(enabled(ActionId::ChangeLevel, state)); // the leader needs no selection
        state.chosen = ActionState::Chosen::Leader;
        QVERIFY(whyNot(ActionId::ScalePool, state).contains(QStringLiteral("can't be scaled")));
        QVERIFY(whyNot(ActionId::DestroyPool, state).contains(QStringLiteral("leader pool can't be destroyed")));
        state.chosen = ActionState::Chosen::None;
        state.followerPools = 0;
        QCOMPARE(whyNot(ActionId::DestroyPool, state), QStringLiteral("The cluster has no follower pools."));
        state.poolsKnown = false;
        QCOMPARE(whyNot(ActionId::DestroyPool, state), QStringLiteral("No follower pool of this cluster is known."));
        QVERIFY(!availability(ActionId::AddPool, state).enabled());
        state.hasLeader = false;
        QCOMPARE(whyNot(ActionId::HighAvailability, state), QStringLiteral("The cluster has no leader pool yet."));
    }

    void locksAreLiftedAndPutBack() {
        ActionState state = onAPool();
        QCOMPARE(whyNot(ActionId::Unlock, state), QStringLiteral("No lock applies to this cluster."));
        QCOMPARE(whyNot(ActionId::LockNow, state), QStringLiteral("Nothing is unlocked."));
        state.lock = QStringLiteral("This account is read-only.");
        QVERIFY(enabled(ActionId::Unlock, state));
        state = onTheBoard();
        state.lifted = true;
        QVERIFY(enabled(ActionId::LockNow, state)); // independent of the page
    }

    void activityIsAPageLikeTheBoard() {
        ActionState state = onTheBoard();
        QVERIFY(enabled(ActionId::ShowActivity, state));
        state.boardShown = false;
        state.activityShown = true;
        QVERIFY(!enabled(ActionId::ShowActivity, state));
        QVERIFY(enabled(ActionId::ShowBoard, state));
    }

    void upcomingMaintenanceIsAPageLikeTheBoard() {
        ActionState state = onTheBoard();
        QVERIFY(enabled(ActionId::ShowComing, state));
        state.boardShown = false;
        state.comingShown = true;
        QVERIFY(!enabled(ActionId::ShowComing, state));
        QVERIFY(enabled(ActionId::ShowBoard, state));
    }

    void backAndForwardNeedAPlace() {
        ActionState state = onTheBoard();
        QCOMPARE(ui::availability(ActionId::Back, state).whyNot.value_or(QString()),
                 QStringLiteral("No earlier page to go back to."));
        QCOMPARE(ui::availability(ActionId::Forward, state).whyNot.value_or(QString()),
                 QStringLiteral("No later page to go to."));
        state.hasBack = true;
        state.hasForward = true;
        QVERIFY(enabled(ActionId::Back, state) && enabled(ActionId::Forward, state));
        state.fleetShown = false;
        QVERIFY(!enabled(ActionId::Back, state) && !enabled(ActionId::Forward, state));
    }

    void aClusterIsOpenedFromAnyOtherPage() {
        ActionState state = onACluster();
        QCOMPARE(ui::availability(ActionId::OpenCluster, state).whyNot.value_or(QString()),
                 QStringLiteral("Already on this cluster."));
        state.targetOpen = false; // by the menu of another row
        QVERIFY(enabled(ActionId::OpenCluster, state));
    }

    void theSandboxHasNoDashboard() {
        ActionState state = onACluster();
        QVERIFY(ui::availability(ActionId::OpenDashboard, state).present);
        state.sandbox = true;
        QVERIFY(!ui::availability(ActionId::OpenDashboard, state).present);
    }

    void steppingStopsAtTheEnds() {
        ActionState state = onACluster();
        state.hasNext = false;
        QCOMPARE(whyNot(ActionId::NextCluster, state), QStringLiteral("This is the last cluster."));
        QVERIFY(enabled(ActionId::PreviousCluster, state));
        state.clustersListed = 0;
        QCOMPARE(whyNot(ActionId::PreviousCluster, state), QStringLiteral("No clusters."));
    }

    void withoutAKeyringNoTokenIsStored() {
        ActionState state = onTheBoard();
        state.keyring = fleet::Session::Keyring::Missing;
        QCOMPARE(whyNot(ActionId::ForgetToken, state), QStringLiteral("No keyring available, so no token is saved."));
        state.keyring = fleet::Session::Keyring::Available;
        QVERIFY(enabled(ActionId::ForgetToken, state));
    }

    void whatWaitsForNoChangeOfTheCluster() {
        for (const auto action : {ActionId::AttachApp, ActionId::DestroyCluster}) {
            ActionState state = onAPool();
            state.chosen = ActionState::Chosen::None;
            state.changedByOthers = true;
            QVERIFY(enabled(action, state));
            state.lock = QStringLiteral("locked");
            QCOMPARE(whyNot(action, state), QStringLiteral("locked"));
            state.lock.reset();
            state.details = ActionState::Details::Unread;
            QCOMPARE(whyNot(action, state), QStringLiteral("Cluster details are not loaded yet."));
        }
    }

    void planningNeedsNothingButFigures() {
        ActionState state = onAPool();
        QVERIFY(enabled(ActionId::Plan, state));
        QVERIFY(!ui::whyNothingSent(state));
        state.lock = QStringLiteral("locked");
        state.connection = ActionState::Connection::Offline;
        state.changedByOthers = true;
        QVERIFY(enabled(ActionId::Plan, state)); // sends nothing
        QCOMPARE(ui::whyNothingSent(state), std::optional(QStringLiteral("Can't reach the API.")));
        state.connection = ActionState::Connection::Good;
        QCOMPARE(ui::whyNothingSent(state), std::optional(QStringLiteral("locked")));
        state.targets = 2;
        QVERIFY(!enabled(ActionId::Plan, state));
        state.targets = 1;
        state.details = ActionState::Details::Unread;
        QCOMPARE(whyNot(ActionId::Plan, state), QStringLiteral("Cluster details are not loaded yet."));
    }

    void aDisabledActionSaysWhy() {
        QMainWindow window;
        ui::Actions actions(&window);
        actions.apply({});
        for (int i = 0; i < ui::actionCount; ++i) {
            const QAction* action = actions.action(static_cast<ActionId>(i));
            QVERIFY2(!action->objectName().isEmpty() && !action->text().isEmpty(), qPrintable(action->text()));
            if (!action->isEnabled()) {
                const QString why = whyNot(static_cast<ActionId>(i), {});
                QVERIFY2(action->toolTip().contains(why), qPrintable(action->objectName()));
                QCOMPARE(action->statusTip(), why);
            }
        }
        actions.apply(onACluster());
        QVERIFY(actions.action(ActionId::CopyName)->isEnabled());
        QVERIFY(!actions.action(ActionId::CopyName)->toolTip().contains(QLatin1Char('\n')));
    }

    void noKeyAndNoMnemonicIsTakenTwice() {
        QMainWindow window;
        ui::Actions actions(&window);
        actions.fill(*window.menuBar());
        QSet<QString> keys;
        for (int i = 0; i < ui::actionCount; ++i) {
            for (const QKeySequence& key : actions.action(static_cast<ActionId>(i))->shortcuts()) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                keys.insert(key.toString());
            }
        }
        for (const QMenu* menu : window.menuBar()->findChildren<QMenu*>()) {
            QSet<QChar> letters;
            for (const QAction* action : menu->actions()) {
                const qsizetype at = action->text().indexOf(QLatin1Char('&'));
                if (at < 0) {
                    continue;
                }
                const QChar letter = action->text().at(at + 1).toLower();
                QVERIFY2(!letters.contains(letter), qPrintable(menu->title() + QLatin1Char(' ') + action->text()));
                letters.insert(letter);
            }
        }
    }

    void everyActionIsInAMenu() {
        QMainWindow window;
        ui::Actions actions(&window);
        actions.fill(*window.menuBar());
        for (int i = 0; i < ui::actionCount; ++i) {
            const QAction* action = actions.action(static_cast<ActionId>(i));
            const QList<QMenu*> menus = window.menuBar()->findChildren<QMenu*>();
            const bool found = std::any_of(menus.begin(), menus.end(), [action](const QMenu* menu) {
                return menu->actions().contains(const_cast<QAction*>(action));
            });
            QVERIFY2(found, qPrintable(action->objectName()));
        }
    }

    void nothingThatComesLaterIsPromised() {
        QMainWindow window;
        ui::Actions actions(&window);
        const QRegularExpression later(QStringLiteral("planner|credential|attach"),
                                       QRegularExpression::CaseInsensitiveOption);
        for (const QAction* action : window.actions()) {
            QVERIFY2(!action->text().contains(later), qPrintable(action->text()));
        }
    }

    void theShortcutsDialogListsTheActionsOwnKeys() {
        QMainWindow window;
        ui::Actions actions(&window);
        actions.action(ActionId::Refresh)->setShortcut(QKeySequence(Qt::Key_F7));
        ui::ShortcutsDialog dialog(actions, &window);
        const auto* list = dialog.findChild<QTreeWidget*>(QStringLiteral("shortcutsList"));
        QVERIFY(list);
        const auto refresh = list->findItems(QStringLiteral("Cluster: Refresh"), Qt::MatchExactly);
        QCOMPARE(refresh.size(), 1);
        QCOMPARE(refresh.front()->text(1), QStringLiteral("F7"));
        QCOMPARE(list->findItems(QStringLiteral("Copy ID"), Qt::MatchContains).size(), 1);
    }
};

POOLHOUSE_WIDGET_TEST(TestActions)
#include "tst_actions.moc"
