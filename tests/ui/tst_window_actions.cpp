// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"
#include "ui/actions_shortcuts.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTreeWidget>
#include <QtTest>

#include <algorithm>

using namespace poolhouse;
using ui::ActionId;
using ui::ActionState;
using State = models::Session::State;

namespace {

ActionState onTheBoard() {
    ActionState state;
    state.session = State::Connected;
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
    return state;
}

bool enabled(ActionId id, const ActionState& state) {
    return ui::availability(id, state).enabled();
}

} // namespace

class ActionsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingOfTheFleetWorksBeforeConnecting() {
        const ActionState state;
        for (ActionId id : {ActionId::Refresh, ActionId::RefreshCluster, ActionId::CopyName, ActionId::CopyId,
                            ActionId::NextCluster, ActionId::PreviousCluster, ActionId::ShowBoard, ActionId::Filter,
                            ActionId::ExpandAll, ActionId::CollapseAll, ActionId::CommandPalette}) {
            const auto available = ui::availability(id, state);
            QVERIFY(!available.enabled());
            QCOMPARE(available.whyNot, QStringLiteral("Not connected: choose the sandbox or an account first."));
        }
        for (ActionId id :
             {ActionId::Quit, ActionId::AppearanceDark, ActionId::FullScreen, ActionId::Shortcuts, ActionId::About}) {
            QVERIFY(enabled(id, state));
        }
    }

    void clusterActionsWantOneOrMoreClusters() {
        ActionState state = onTheBoard();
        QCOMPARE(ui::availability(ActionId::CopyName, state).whyNot, QStringLiteral("No cluster is selected."));
        state.targets = 1;
        QVERIFY(enabled(ActionId::CopyName, state));
        QVERIFY(enabled(ActionId::OpenCluster, state));
        QVERIFY(enabled(ActionId::OpenDashboard, state));
        state.targets = 3;
        QVERIFY(enabled(ActionId::CopyName, state));
        QVERIFY(enabled(ActionId::RefreshCluster, state));
        QCOMPARE(ui::availability(ActionId::OpenCluster, state).whyNot,
                 QStringLiteral("Several clusters are selected: choose one."));
        QVERIFY(!enabled(ActionId::OpenDashboard, state));
    }

    void theOpenClusterCannotBeOpenedAgain() {
        QVERIFY(!enabled(ActionId::OpenCluster, onACluster()));
        QVERIFY(enabled(ActionId::ShowBoard, onACluster()));
        QVERIFY(!enabled(ActionId::ShowBoard, onTheBoard()));
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
        QCOMPARE(ui::availability(ActionId::NextCluster, state).whyNot,
                 QStringLiteral("This is the last cluster listed."));
        QVERIFY(enabled(ActionId::PreviousCluster, state));
        state.clustersListed = 0;
        QCOMPARE(ui::availability(ActionId::PreviousCluster, state).whyNot, QStringLiteral("No cluster is listed."));
    }

    void withoutAKeyringNoTokenIsStored() {
        ActionState state = onTheBoard();
        state.keyring = models::Session::Keyring::Missing;
        QCOMPARE(ui::availability(ActionId::ForgetToken, state).whyNot,
                 QStringLiteral("There is no keyring on this desktop, so no token is stored."));
        state.keyring = models::Session::Keyring::Available;
        QVERIFY(enabled(ActionId::ForgetToken, state));
    }

    void aDisabledActionSaysWhy() {
        QMainWindow window;
        ui::Actions actions(&window);
        actions.apply({});
        for (int i = 0; i < ui::actionCount; ++i) {
            const QAction* action = actions.action(static_cast<ActionId>(i));
            QVERIFY2(!action->objectName().isEmpty() && !action->text().isEmpty(), qPrintable(action->text()));
            if (!action->isEnabled()) {
                const QString why = ui::availability(static_cast<ActionId>(i), {}).whyNot;
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
        const QRegularExpression later(QStringLiteral("add|scale|destroy|planner|level|credential"),
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

QTEST_MAIN(ActionsTest)
#include "tst_window_actions.moc"
