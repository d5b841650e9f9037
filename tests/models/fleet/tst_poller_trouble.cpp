// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/fleet/poller_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using fleet::Poller;
using test::at;
using test::PollerScene;
using Kind = api::ApiError::Kind;
using Phase = Poller::Phase;
using Names = std::vector<std::string>;

namespace {

api::ApiError rateLimited(std::optional<std::chrono::milliseconds> after) {
    auto error = test::error(Kind::RateLimited, 429);
    error.retryAfter = after;
    return error;
}

} // namespace

/// Reading while the API is away, refuses or limits.
class TestPollerTrouble : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneFailingClusterPausesAlone() {
        PollerScene scene(2);
        scene.poller.setOnScreen({scene.id(0), scene.id(1)});
        scene.answerLists();
        scene.services.infos.answer(test::error(Kind::ServerError, 500), "id-c1000");
        scene.load();
        QCOMPARE(scene.poller.phase(), Phase::Online);
        scene.services.log.clear();
        scene.pass(29s);
        QCOMPARE(scene.services.log, Names{});
        scene.pass(1s);
        QCOMPARE(scene.services.log.size(), std::size_t{2});
        for (int failure = 0; failure < 6; ++failure) {
            scene.services.infos.answer(test::error(Kind::ServerError, 500), "id-c1000");
            scene.answerInfos();
            scene.pass(160s);
        }
        scene.answerInfos();
        const int before = scene.count("info id-c1000");
        scene.services.infos.answer(test::error(Kind::ServerError, 500), "id-c1000");
        scene.pass(30s);
        QVERIFY(scene.count("info id-c1000") <= before + 1);
        scene.poller.refreshCluster(scene.id(0)); // Retry waits for nothing
        QVERIFY(scene.count("info id-c1000") >= before);
        const auto pending = scene.services.infos.pending();
        QVERIFY(std::count(pending.begin(), pending.end(), "id-c1000") == 1);
    }

    void offlineWhenAListCannotBeReachedAndBack() {
        PollerScene scene(3);
        scene.load();
        scene.pass(60s);
        scene.services.clusterLists.answer(test::error(Kind::Unreachable));
        QCOMPARE(scene.poller.phase(), Phase::Offline);
        QVERIFY(scene.poller.problem()->kind == Kind::Unreachable);
        QVERIFY(!scene.poller.busy());
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.loading);
        QVERIFY(scene.store.cluster(scene.id(0))->info.has_value());
        QVERIFY(scene.store.fleetFreshness().problem.has_value());
        QVERIFY(scene.poller.nextAttempt() == scene.clock.now() + 2s);

        scene.services.log.clear();
        scene.pass(1999ms);
        QCOMPARE(scene.services.log, Names{});
        scene.pass(1ms);
        QCOMPARE(scene.services.log, (Names{"clusters"})); // one probe and nothing else
        scene.services.clusterLists.answer(test::error(Kind::Timeout));
        QVERIFY(scene.poller.nextAttempt() == scene.clock.now() + 4s); // growing pauses
        scene.pass(4s);
        scene.services.log.clear();
        scene.services.clusterLists.answer(scene.fleet);
        QCOMPARE(scene.poller.phase(), Phase::Online);
        QVERIFY(!scene.poller.problem());
        QVERIFY(scene.count("apps") == 1 && scene.count("levels") == 1 && scene.count("info id-c1002") == 1);
        QCOMPARE(scene.count("clusters"), 0); // the probe's answer is used
        scene.services.appLists.answer(std::vector<core::App>{test::app("app")});
        QVERIFY(!scene.store.fleetFreshness().problem);
    }

    void offlineAfterThreeDifferentQuestions() {
        PollerScene scene(5);
        scene.answerLists();
        scene.services.infos.answer(test::error(Kind::Timeout), "id-c1000");
        scene.services.infos.answer(test::error(Kind::ConnectionLost), "id-c1001");
        QCOMPARE(scene.poller.phase(), Phase::Online);
        scene.services.infos.answer(scene.infoOf("id-c1002"), "id-c1002"); // breaks the row
        scene.services.infos.answer(test::error(Kind::Timeout), "id-c1003");
        QCOMPARE(scene.poller.phase(), Phase::Online);
        scene.poller.refresh();
        scene.services.infos.answer(test::error(Kind::Timeout), "id-c1004");
        scene.services.infos.answer(test::error(Kind::Timeout), "id-c1000");
        QCOMPARE(scene.poller.phase(), Phase::Offline);
        QCOMPARE(scene.services.infos.waiting(), 0); // the others were called back
    }

    void offlineIsNoClustersFault() {
        PollerScene scene(5);
        scene.answerLists();
        for (const auto* id : {"id-c1000", "id-c1001"}) {
            scene.services.infos.answer(test::error(Kind::Timeout), id);
        }
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.problem); // not known yet whose fault it is
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.loading);
        scene.services.infos.answer(test::error(Kind::Timeout), "id-c1002");
        QCOMPARE(scene.poller.phase(), Phase::Offline);
        for (int i = 0; i < 5; ++i) {
            QVERIFY(!scene.store.cluster(scene.id(i))->freshness.problem);
        }
        QVERIFY(scene.store.fleetFreshness().problem->kind == Kind::Timeout);
    }

    void aSilentClusterIsItsOwnFaultOnceOthersAnswer() {
        PollerScene scene(1);
        scene.answerLists();
        scene.services.log.clear();
        scene.services.infos.answer(test::error(Kind::Timeout), "id-c1000");
        QCOMPARE(scene.loaded.count(), 0);
        QCOMPARE(scene.count("clusters"), 1); // asked at once, to find out
        scene.services.clusterLists.answer(scene.fleet);
        scene.services.appLists.answer(std::vector<core::App>{test::app("app")});
        QVERIFY(scene.store.cluster(scene.id(0))->freshness.problem->kind == Kind::Timeout);
        QVERIFY(scene.store.cluster(scene.id(0))->freshness.failingSince.has_value());
        QCOMPARE(scene.poller.phase(), Phase::Online);
    }

    void neverConnected() {
        PollerScene scene;
        scene.services.appLists.answer(test::error(Kind::Unreachable));
        QCOMPARE(scene.poller.phase(), Phase::Offline);
        QCOMPARE(scene.loaded.count(), 1); // nothing more to wait for
        QVERIFY(!scene.store.fleetFreshness().loading);
        scene.poller.refresh(); // F5 tries at once
        scene.services.clusterLists.answer(scene.fleet);
        QCOMPARE(scene.poller.phase(), Phase::Connecting);
    }

    /// What is denied marks itself: only the account's answer is about the token.
    void deniedThingsMarkThemselves_data() {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("status");
        QTest::newRow("401") << Kind::Unauthorized << 401;
        QTest::newRow("403") << Kind::Forbidden << 403;
    }
    void deniedThingsMarkThemselves() {
        QFETCH(const Kind, kind);
        QFETCH(const int, status);
        PollerScene scene;
        scene.load();
        scene.services.log.clear();
        scene.pass(2min);
        scene.services.infos.answer(test::error(kind, status), "id-c1001");
        if (kind == Kind::Unauthorized) {
            QCOMPARE(scene.count("account"), 1); // asked once more
            scene.services.accounts.answer(api::Account{"1", "ada@example.com", false});
        }
        QCOMPARE(scene.poller.phase(), Phase::Online);
        QVERIFY(scene.store.cluster(scene.id(1))->freshness.problem->kind == kind);
        QVERIFY(scene.store.cluster(scene.id(1))->info); // the last figures stay
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.problem);
        scene.services.levelLists.answer(test::error(kind, status));
        QCOMPARE(scene.poller.phase(), Phase::Online);
        scene.pass(2min);
        scene.services.clusterLists.answer(test::error(kind, status));
        QCOMPARE(scene.poller.phase(), Phase::Online);
        QVERIFY(scene.store.fleetFreshness().problem->kind == kind);
        QCOMPARE(scene.store.clusterIds().size(), std::size_t(3));
    }

    void manyDeniedThingsAskTheAccountOnce() {
        PollerScene scene;
        scene.load();
        scene.pass(2min);
        scene.services.log.clear();
        for (const auto* id : {"id-c1000", "id-c1001", "id-c1002"}) {
            scene.services.infos.answer(test::error(Kind::Unauthorized, 401), id);
        }
        QCOMPARE(scene.count("account"), 1);
    }

    void anAccountThatCannotBeReadLeavesReading() {
        PollerScene scene;
        scene.services.accounts.answer(test::error(Kind::Forbidden, 403));
        scene.answerLists();
        scene.answerCatalog();
        scene.answerInfos();
        QCOMPARE(scene.poller.phase(), Phase::Online);
        QVERIFY(!scene.poller.problem() && !scene.poller.account());
        QVERIFY(scene.poller.accountProblem()->kind == Kind::Forbidden);
        scene.pass(10min);
        scene.services.accounts.answer(api::Account{"1", "ada@example.com", false});
        QVERIFY(!scene.poller.accountProblem() && scene.poller.account());
    }

    void aRefusedTokenEndsEverything() {
        PollerScene scene;
        scene.answerLists();
        scene.services.infos.answer(test::error(Kind::Unauthorized, 401), "id-c1001");
        QCOMPARE(scene.poller.phase(), Phase::Online);
        scene.services.accounts.answer(test::error(Kind::Unauthorized, 401));
        QCOMPARE(scene.poller.phase(), Phase::Refused);
        QVERIFY(scene.poller.problem()->kind == Kind::Unauthorized);
        QCOMPARE(scene.services.infos.waiting(), 0);
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.loading);
        scene.services.log.clear();
        scene.pass(1h);
        scene.poller.refresh();
        QCOMPARE(scene.services.log, Names{});
        scene.poller.start();
        QVERIFY(scene.count("clusters") == 1 && !scene.poller.problem());
    }

    void theRateLimitIsWaitedFor() {
        PollerScene scene;
        scene.answerLists();
        scene.answerCatalog();
        scene.services.infos.answer(rateLimited(26s), "id-c1000");
        QCOMPARE(scene.poller.phase(), Phase::Waiting);
        QVERIFY(scene.poller.nextAttempt() == at(26));
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.problem); // not the cluster's fault
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.loading);
        scene.services.infos.answer(scene.infoOf("id-c1001"), "id-c1001"); // answers under way are welcome
        QVERIFY(scene.store.cluster(scene.id(1))->info.has_value());
        QCOMPARE(scene.poller.phase(), Phase::Waiting);
        scene.services.log.clear();
        scene.pass(25s);
        QCOMPARE(scene.services.log, Names{});
        scene.monitor.reportRequestsLeft(3000);
        scene.pass(1s);
        QCOMPARE(scene.poller.phase(), Phase::Online);
        QCOMPARE(scene.count("info id-c1000"), 1);
    }

    /// In one answer, the number arrives before the failure that names the span.
    void theAnswersOwnSpanCounts() {
        PollerScene scene;
        scene.answerLists();
        scene.answerCatalog();
        scene.monitor.reportRequestsLeft(0);
        scene.services.infos.answer(rateLimited(3s), "id-c1000");
        QVERIFY(scene.poller.nextAttempt() == at(3));
        scene.services.log.clear();
        scene.pass(3s);
        QCOMPARE(scene.poller.phase(), Phase::Online);
        QCOMPARE(scene.count("info id-c1000"), 1);
    }

    /// The number counts the hour, the refusal was about a burst.
    void anUnchangedNumberEndsThrottling() {
        PollerScene scene;
        scene.load();
        scene.monitor.reportRequestsLeft(4400);
        scene.pass(2min);
        scene.services.infos.answer(rateLimited(std::nullopt), "id-c1000");
        QCOMPARE(scene.poller.phase(), Phase::Waiting);
        scene.pass(60s);
        QCOMPARE(scene.poller.phase(), Phase::Online);
        scene.monitor.reportRequestsLeft(4400);
        QCOMPARE(scene.poller.requestsLeft(), std::optional(4400));
    }

    void theShareOfOthersIsKept() {
        const auto asked = [](double share) {
            PollerScene scene(400);
            scene.poller.setBudgetShare(share);
            scene.load();
            scene.services.log.clear();
            for (int second = 0; second < 600; second += 5) {
                scene.monitor.reportRequestsLeft(2000);
                scene.pass(5s);
                scene.answerLists();
                scene.answerInfos();
            }
            return scene.services.log.size();
        };
        QVERIFY(asked(0.25) < asked(0.5));
        QVERIFY(asked(0.5) < asked(1.0));
    }

    void nothingLeftMeansWaiting() {
        PollerScene scene;
        scene.load();
        scene.services.log.clear();
        scene.monitor.reportRequestsLeft(0);
        QCOMPARE(scene.poller.phase(), Phase::Waiting);
        QVERIFY(scene.poller.problem()->kind == Kind::RateLimited);
        scene.pass(59s);
        QCOMPARE(scene.services.log, Names{});
        scene.pass(1s);
        QCOMPARE(scene.poller.phase(), Phase::Online);
    }

    void littleLeftIsForWhatIsOnScreen() {
        PollerScene scene;
        scene.load();
        scene.poller.setOnScreen({scene.id(2)});
        scene.services.log.clear();
        for (int i = 0; i < 40; ++i) {
            scene.monitor.reportRequestsLeft(150 + i % 2);
            scene.pass(15s);
            scene.answerInfos();
        }
        QVERIFY(scene.count("info id-c1002") >= 10);
        QCOMPARE(static_cast<int>(scene.services.log.size()), scene.count("info id-c1002"));
    }
};

POOLHOUSE_CORE_APP_TEST(TestPollerTrouble)
#include "tst_poller_trouble.moc"
