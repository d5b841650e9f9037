// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_main.h"
#include "ui/window/action_dispatcher.h"

#include <QtTest>

using namespace poolhouse;
using ui::ActionId;
using Actions = std::vector<ActionId>;

class TestActionDispatcher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachActionReachesItsHandler() {
        ui::ActionDispatcher dispatcher;
        int refreshed = 0;
        Actions changes;
        dispatcher.handle(ActionId::Refresh, [&refreshed] { ++refreshed; });
        dispatcher.handle({ActionId::AddPool, ActionId::ScalePool},
                          [&changes](ActionId action) { changes.push_back(action); });
        dispatcher.perform(ActionId::ScalePool);
        dispatcher.perform(ActionId::Refresh);
        dispatcher.perform(ActionId::AddPool);
        dispatcher.perform(ActionId::Quit); // without a handler
        QCOMPARE(refreshed, 1);
        QVERIFY((changes == Actions{ActionId::ScalePool, ActionId::AddPool}));
    }

    void theLastHandlerCounts() {
        ui::ActionDispatcher dispatcher;
        int first = 0;
        int second = 0;
        dispatcher.handle(ActionId::Help, [&first] { ++first; });
        dispatcher.handle(ActionId::Help, [&second] { ++second; });
        dispatcher.perform(ActionId::Help);
        QCOMPARE(first, 0);
        QCOMPARE(second, 1);
    }

    void actionsWithoutAHandlerAreListed() {
        ui::ActionDispatcher dispatcher;
        QCOMPARE(dispatcher.unhandled().size(), std::size_t(ui::actionCount));
        for (int index = 1; index < ui::actionCount - 1; ++index) {
            dispatcher.handle(static_cast<ActionId>(index), [] {});
        }
        QVERIFY(
            (dispatcher.unhandled() == Actions{static_cast<ActionId>(0), static_cast<ActionId>(ui::actionCount - 1)}));
    }
};

POOLHOUSE_PLAIN_TEST(TestActionDispatcher)
#include "tst_action_dispatcher.moc"
