// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/poll_schedule.h"
#include "models/fleet/request_groups.h"
#include "models/fleet/store.h"
#include "tests/models/fleet/scripted_context.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::at;

namespace {

struct IgnoredEvents final : fleet::FleetEvents {
    [[nodiscard]] std::chrono::milliseconds listsInterval() const override { return fleet::listsInterval; }
    void fleetRead(core::PartialList<core::App> /*apps*/, core::PartialList<core::ClusterSummary> /*clusters*/,
                   core::Instant /*at*/) override {}
    void probeAnswered() override {}
    void probeFailed(const api::ApiError& /*error*/) override {}
};

struct GroupsScene {
    GroupsScene() {
        store.applyFleet({test::app("app")}, {first, second}, at(0));
        groups.reset(at(0));
    }
    void ask(bool scarce = false) {
        groups.askLists(context.now(), scarce);
        while (groups.clusters().ask()) {
        }
    }
    void answerAll() {
        services.appLists.answer(std::vector{test::app("app")});
        services.clusterLists.answer(std::vector{first, second});
        services.levelLists.answer(test::catalog());
        services.priceLists.answer(test::prices());
        services.accounts.answer(api::Account{"1", "ada@example.com", false});
        groups.askLists(context.now(), false);
        services.attachmentLists.answer(std::vector<core::Attachment>());
        services.infos.answer(test::info(first, {}), first.id.value);
        services.infos.answer(test::info(second, {}), second.id.value);
    }

    core::ClusterSummary first = test::summary("c1", "app"), second = test::summary("c2", "app");
    test::Services services;
    api::SessionMonitor monitor;
    fleet::Store store;
    test::ScriptedContext context;
    IgnoredEvents events;
    int accountsRead = 0;
    fleet::RequestGroups groups{
        {services, services, services, services, monitor}, store, context, events, [this] { ++accountsRead; }};
};

} // namespace

class TestRequestGroups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyGroupIsAskedAndCountsAsAnswered() {
        GroupsScene scene;
        QVERIFY(!scene.groups.busy() && !scene.groups.answered());
        QVERIFY(scene.groups.nextDue() == at(0));
        scene.ask();
        QVERIFY(scene.groups.busy() && scene.groups.readingLists());
        QCOMPARE(scene.services.infos.waiting(), 2);
        scene.answerAll();
        QVERIFY(!scene.groups.busy() && scene.groups.answered());
        QCOMPARE(scene.accountsRead, 1);
        QVERIFY(*scene.groups.nextDue() > at(0));
    }

    void anAbortCancelsEveryGroupAndEndsLoading() {
        GroupsScene scene;
        scene.ask();
        QVERIFY(scene.store.cluster(scene.first.id)->freshness.loading);
        scene.groups.abort(at(1));
        QVERIFY(!scene.groups.busy() && !scene.groups.answered());
        QCOMPARE(scene.services.infos.waiting() + scene.services.accounts.waiting() +
                     scene.services.levelLists.waiting() + scene.services.clusterLists.waiting(),
                 0);
        QVERIFY(!scene.store.cluster(scene.first.id)->freshness.loading);
        QVERIFY(!scene.store.fleetFreshness().loading);
        QVERIFY(scene.groups.nextDue() <= at(1)); // due again
    }

    void aRefreshMakesEverythingDueButAKnownAccount() {
        GroupsScene scene;
        scene.ask();
        scene.answerAll();
        scene.context.clock.advance(1s);
        scene.groups.setAllDue(scene.context.now());
        scene.ask();
        QCOMPARE(scene.services.infos.waiting(), 2);
        QCOMPARE(scene.services.levelLists.waiting(), 1);
        QVERIFY(scene.groups.readingLists());
        QCOMPARE(scene.services.accounts.waiting(), 0);
    }

    void aScarceBudgetPostponesWhatWasReadBefore() {
        GroupsScene scene;
        scene.ask();
        scene.answerAll();
        scene.context.clock.advance(1s);
        scene.groups.setAllDue(scene.context.now());
        scene.ask(true);
        QVERIFY(!scene.groups.readingLists());
        QCOMPARE(scene.services.levelLists.waiting(), 0);
        QCOMPARE(scene.services.infos.waiting(), 2);
        scene.context.clock.advance(fleet::listsInterval);
        scene.ask();
        QVERIFY(scene.groups.readingLists());
    }

    void theOldestOnScreenIsTheAge() {
        GroupsScene scene;
        QVERIFY(scene.groups.lastRefresh() == at(0)); // of the list
        scene.store.applyInfo(test::info(scene.first, {}), at(10));
        scene.store.applyInfo(test::info(scene.second, {}), at(20));
        QVERIFY(scene.groups.lastRefresh() == at(0)); // nothing is on screen
        scene.groups.clusters().setOnScreen({scene.second.id});
        QVERIFY(scene.groups.lastRefresh() == at(20));
        scene.groups.clusters().setOnScreen({scene.second.id, scene.first.id});
        QVERIFY(scene.groups.lastRefresh() == at(10));
    }
};

POOLHOUSE_CORE_APP_TEST(TestRequestGroups)
#include "tst_request_groups.moc"
