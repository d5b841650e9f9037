// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cluster_queue.h"
#include "models/fleet/store.h"
#include "tests/models/fleet/scripted_context.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using test::at;
using Kind = api::ApiError::Kind;
using Names = std::vector<std::string>;

namespace {

struct QueueScene {
    explicit QueueScene(int clusters) {
        for (int i = 0; i < clusters; ++i) {
            list.push_back(test::summary("c" + std::to_string(100 + i), "app"));
        }
        apply();
    }
    void apply() {
        store.applyFleet({test::app("app")}, list, context.now());
        queue.sync();
    }
    [[nodiscard]] core::ClusterId id(int i) const { return list[static_cast<std::size_t>(i)].id; }
    void answer(int i, const char* status = "available") {
        auto info = test::info(list[static_cast<std::size_t>(i)], {});
        info.status = test::word(core::clusterStatusWords(), status);
        services.infos.answer(info, id(i).value);
    }
    void fail(int i, Kind kind) { services.infos.answer(test::error(kind), id(i).value); }
    void ask() {
        while (queue.ask()) {
        }
    }
    void answerAll() {
        ask();
        for (int i = 0; i < static_cast<int>(list.size()); ++i) {
            answer(i);
            ask();
        }
    }
    [[nodiscard]] Names pending() const { return services.infos.pending(); }

    test::Services services;
    fleet::Store store;
    test::ScriptedContext context;
    int missing = 0;
    std::vector<core::ClusterSummary> list;
    fleet::ClusterQueue queue{services, store, context, [this] { ++missing; }};
};

} // namespace

class TestClusterQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsOnScreenComesFirst() {
        QueueScene scene(4);
        scene.queue.setOnScreen({scene.id(3), scene.id(1)});
        scene.ask();
        QCOMPARE(scene.pending(), (Names{"id-c103", "id-c101", "id-c100", "id-c102"}));
        QVERIFY(scene.store.cluster(scene.id(3))->freshness.loading);
    }

    void placesShrinkOnceEveryoneWasAnswered() {
        QueueScene scene(40);
        scene.ask();
        QCOMPARE(scene.pending().size(), std::size_t{32});
        QVERIFY(!scene.queue.everyoneAnswered());
        scene.answerAll();
        QVERIFY(scene.queue.everyoneAnswered() && !scene.queue.busy());
        scene.queue.setAllDue();
        scene.ask();
        QCOMPARE(scene.pending().size(), std::size_t{8});
    }

    void nothingIsSentWhenThePollerMayNotAsk() {
        QueueScene scene(2);
        scene.context.allowed = false;
        QVERIFY(!scene.queue.ask());
        QVERIFY(scene.pending().empty() && !scene.queue.busy());
    }

    void aChangeInProgressIsReadSooner() {
        QueueScene scene(2);
        scene.context.left = 4500; // nothing is stretched
        scene.queue.setOnScreen({scene.id(0), scene.id(1)});
        scene.ask();
        scene.answer(0, "modifying");
        scene.answer(1);
        QCOMPARE(scene.queue.load().onScreenInTransition, 1);
        QCOMPARE(scene.queue.load().onScreenQuiet, 1);
        scene.queue.replan();
        scene.ask();
        QVERIFY(scene.queue.nextOnScreen() == at(3));
        scene.context.clock.advance(3s);
        scene.ask();
        QCOMPARE(scene.pending(), Names{"id-c100"});
    }

    void aFailedClusterPausesAlone() {
        QueueScene scene(2);
        scene.queue.setOnScreen({scene.id(0), scene.id(1)});
        scene.ask();
        for (int i = 0; i < 4; ++i) { // pauses of 5, 10, 20, 40 s
            scene.fail(0, Kind::ServerError);
            if (i < 3) {
                scene.queue.setDue(scene.id(0)); // Retry
                scene.ask();
            }
        }
        QCOMPARE(scene.store.cluster(scene.id(0))->freshness.problem->kind, Kind::ServerError);
        scene.answer(1);
        scene.context.clock.advance(30s);
        scene.ask();
        QCOMPARE(scene.pending(), Names{"id-c101"});
        scene.context.clock.advance(10s);
        scene.ask();
        QCOMPARE(scene.pending(), (Names{"id-c101", "id-c100"}));
        QCOMPARE(scene.missing, 0);
    }

    void silenceIsReportedOnlyOnceConfirmed() {
        QueueScene scene(1);
        scene.ask();
        scene.fail(0, Kind::Timeout);
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.problem);
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.loading);
        QCOMPARE(scene.context.reports.size(), std::size_t{1});
        scene.context.reports.front()();
        QCOMPARE(scene.store.cluster(scene.id(0))->freshness.problem->kind, Kind::Timeout);
    }

    void theRateLimitIsNoFailure() {
        QueueScene scene(1);
        scene.ask();
        scene.fail(0, Kind::RateLimited);
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.problem);
        QVERIFY(!scene.queue.everyoneAnswered());
        scene.ask();
        QCOMPARE(scene.pending(), Names{"id-c100"}); // due at once, as soon as the poller may ask
    }

    void aClusterThatIsNotFoundAsksForTheList() {
        QueueScene scene(1);
        scene.ask();
        scene.fail(0, Kind::NotFound);
        QCOMPARE(scene.missing, 1);
        scene.queue.setDue(scene.id(0));
        scene.ask();
        scene.fail(0, Kind::NotFound);
        QCOMPARE(scene.missing, 1); // once per row of failures
    }

    void aClusterThatIsGoneIsCancelled() {
        QueueScene scene(2);
        scene.ask();
        scene.list.erase(scene.list.begin());
        scene.apply();
        QCOMPARE(scene.pending(), Names{"id-c101"});
        scene.answer(0); // the one that is left
        QVERIFY(!scene.queue.busy());
    }

    void whatIsAbortedIsDueAgain() {
        QueueScene scene(2);
        scene.ask();
        scene.answer(0);
        QCOMPARE(scene.queue.abort(), std::vector<core::ClusterId>{scene.id(1)});
        QVERIFY(scene.pending().empty() && !scene.queue.busy());
        scene.ask();
        QCOMPARE(scene.pending(), Names{"id-c101"});
    }

    void detailsOnlyOnScreen() {
        QueueScene scene(3);
        scene.queue.setDetailsOnlyOnScreen(true);
        scene.queue.setOnScreen({scene.id(1)});
        scene.ask();
        QCOMPARE(scene.pending(), Names{"id-c101"});
        QVERIFY(!scene.queue.everyoneAnswered());
        scene.answer(1);
        QVERIFY(scene.queue.everyoneAnswered());
        scene.context.clock.advance(10min);
        scene.ask();
        QCOMPARE(scene.pending(), Names{"id-c101"});
    }
};

POOLHOUSE_CORE_APP_TEST(TestClusterQueue)
#include "tst_cluster_queue.moc"
