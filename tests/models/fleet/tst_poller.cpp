// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/fleet/poll_schedule.h"
#include "models/fleet/poller.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using fleet::Poller;
using test::at;
using Kind = api::ApiError::Kind;
using Phase = Poller::Phase;
using Names = std::vector<std::string>;

namespace {

/// A poller among fakes, at a time that stands still until moved.
struct Scene {
    explicit Scene(int clusters = 3) {
        for (int i = 0; i < clusters; ++i) {
            const auto number = std::to_string(1000 + i);
            fleet.push_back(test::summary("c" + number, "app"));
        }
        poller.start();
    }

    void answerLists() {
        services.clusterLists.answer(fleet);
        services.appLists.answer(std::vector<core::App>{test::app("app")});
        services.attachmentLists.answer(std::vector<core::Attachment>{});
    }
    void answerCatalog() {
        services.levelLists.answer(test::catalog());
        services.priceLists.answer(test::prices());
    }
    [[nodiscard]] core::ClusterInfo infoOf(const std::string& id, const char* status = "available") const {
        const auto summary =
            std::find_if(fleet.begin(), fleet.end(), [&id](const auto& s) { return s.id.value == id; });
        auto info = test::info(*summary, {test::pool("leader", "8G-Performance", 2, 100)});
        info.status = test::word(core::clusterStatusWords(), status);
        return info;
    }
    int answerInfos() {
        int answered = 0;
        while (services.infos.waiting() > 0) {
            const auto id = services.infos.pending().front();
            services.infos.answer(infoOf(id), id);
            ++answered;
        }
        return answered;
    }
    void load() {
        services.accounts.answer(api::Account{"1", "ada@example.com", false});
        answerLists();
        answerCatalog();
        answerInfos();
    }
    void pass(std::chrono::milliseconds time) {
        clock.advance(time);
        poller.tick();
    }
    [[nodiscard]] core::ClusterId id(std::size_t i) const { return fleet[i].id; }
    [[nodiscard]] int count(const std::string& what) const {
        return static_cast<int>(std::count(services.log.begin(), services.log.end(), what));
    }

    core::ManualClock clock{test::morning};
    test::Services services;
    api::SessionMonitor monitor;
    fleet::Store store;
    std::vector<core::ClusterSummary> fleet;
    Poller poller{{services, services, services, services, monitor}, store, clock, nullptr, [] { return 0.0; }};
    QSignalSpy loaded{&poller, &Poller::firstLoadFinished};
};

api::ApiError rateLimited(std::optional<std::chrono::milliseconds> after) {
    auto error = test::error(Kind::RateLimited, 429);
    error.retryAfter = after;
    return error;
}

} // namespace

class TestPoller : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passesTheApisWarningsOn() {
        Scene scene;
        QSignalSpy warned(&scene.poller, &Poller::warned);
        scene.monitor.reportWarning(QStringLiteral("The stack is deprecated."));
        QCOMPARE(warned.size(), 1);
        QCOMPARE(warned.front().front().toString(), QStringLiteral("The stack is deprecated."));
    }

    void listsFirstThenAttachmentsAndDetails() {
        Scene scene;
        QCOMPARE(scene.poller.phase(), Phase::Connecting);
        QCOMPARE(scene.services.log, (Names{"clusters", "apps", "levels", "prices", "account"}));
        QVERIFY(scene.poller.busy());
        QVERIFY(scene.store.fleetFreshness().loading);
        scene.services.log.clear();
        scene.answerLists();
        QCOMPARE(scene.poller.phase(), Phase::Online);
        QCOMPARE(scene.services.log, (Names{"attachments", "info id-c1000", "info id-c1001", "info id-c1002"}));
        QVERIFY(scene.store.cluster(scene.id(0))->freshness.loading);
    }

    void loadsProgressively() {
        Scene scene;
        scene.answerLists();
        QCOMPARE(scene.store.totals().clusters, 3);
        scene.services.infos.answer(scene.infoOf("id-c1001"), "id-c1001"); // in any order
        QCOMPARE(scene.store.totals().clustersRead, 1);
        QCOMPARE(scene.loaded.count(), 0);
        scene.answerInfos();
        QCOMPARE(scene.loaded.count(), 0); // levels and prices are missing
        scene.answerCatalog();
        QCOMPARE(scene.loaded.count(), 1);
        QVERIFY(scene.store.cluster(scene.id(0))->cost.has_value());
        scene.poller.refresh();
        scene.load();
        QCOMPARE(scene.loaded.count(), 1); // once
        scene.services.accounts.answer(api::Account{"1", "ada@example.com", false});
        QCOMPARE(scene.poller.account()->email, std::string("ada@example.com"));
        QVERIFY(!scene.poller.busy());
    }

    void aFirstLoadIsAnsweredBadlyToo() {
        Scene scene(1);
        scene.answerLists();
        scene.services.priceLists.answer(test::error(Kind::ServerError, 500));
        QCOMPARE(scene.loaded.count(), 0);
        scene.services.infos.answer(test::error(Kind::WrongType, 200));
        QCOMPARE(scene.loaded.count(), 1);
        QVERIFY(scene.store.catalogFreshness().problem.has_value());
        QVERIFY(scene.store.cluster(scene.id(0))->freshness.problem.has_value());
    }

    void whatIsOnScreenComesFirst() {
        Scene scene(50);
        scene.poller.setOnScreen({scene.id(40), scene.id(20)});
        scene.answerLists();
        const auto asked = scene.services.infos.pending();
        QCOMPARE(asked.size(), std::size_t{32});
        QCOMPARE(asked[0], std::string("id-c1040"));
        QCOMPARE(asked[1], std::string("id-c1020"));
        QCOMPARE(asked[2], std::string("id-c1000"));
        scene.poller.setOnScreen({scene.id(49)}); // scrolled while loading
        scene.services.infos.answer(scene.infoOf(asked[2]), asked[2]);
        QCOMPARE(scene.services.infos.pending().back(), std::string("id-c1049"));
    }

    void placesInFlight() {
        Scene scene(100);
        scene.answerLists();
        QCOMPARE(scene.services.infos.waiting(), 32);
        QCOMPARE(scene.answerInfos(), 100);
        scene.poller.refresh();
        QCOMPARE(scene.services.infos.waiting(), 8); // once all are known, few at a time
    }

    void changesAreWatchedClosely() {
        Scene scene(3);
        scene.poller.setOnScreen({scene.id(0)});
        scene.answerLists();
        scene.services.infos.answer(scene.infoOf("id-c1000", "modifying"), "id-c1000");
        scene.services.infos.answer(scene.infoOf("id-c1001", "modifying"), "id-c1001");
        scene.load();
        scene.services.log.clear();
        scene.pass(3s);
        QCOMPARE(scene.services.log, (Names{"info id-c1000"}));
        scene.services.infos.answer(scene.infoOf("id-c1000"), "id-c1000"); // and is done
        scene.pass(2s);
        QCOMPARE(scene.services.log, (Names{"info id-c1000", "info id-c1001"}));
        scene.services.infos.answer(scene.infoOf("id-c1001"), "id-c1001");
        scene.services.log.clear();
        scene.pass(25s);
        QCOMPARE(scene.services.log, Names{});
        scene.pass(3s);
        QCOMPARE(scene.services.log, (Names{"info id-c1000"})); // quiet and on screen: half a minute
    }

    void listsEveryMinuteCatalogueRarely() {
        Scene scene(1);
        scene.load();
        scene.services.log.clear();
        scene.pass(60s);
        QCOMPARE(scene.services.log, (Names{"clusters", "apps"}));
        scene.answerLists();
        QCOMPARE(scene.count("attachments"), 1);
        scene.clock.advance(6h);
        scene.poller.tick();
        QCOMPARE(scene.count("levels"), 1);
        QCOMPARE(scene.count("account"), 0);
    }

    void aFailedCatalogueIsTriedAgain() {
        Scene scene(1);
        scene.services.levelLists.answer(test::error(Kind::ServerError, 500));
        QCOMPARE(scene.services.priceLists.waiting(), 0); // half of it is of no use
        scene.pass(9s);
        QCOMPARE(scene.count("levels"), 1);
        scene.pass(1s);
        QCOMPARE(scene.count("levels"), 2);
        scene.services.levelLists.answer(test::error(Kind::ServerError, 500));
        scene.pass(10s);
        QCOMPARE(scene.count("levels"), 2); // the pause grows
        scene.pass(10s);
        QCOMPARE(scene.count("levels"), 3);
    }

    void nextAttemptIsWhenSomethingIsAsked() {
        Scene scene(3);
        scene.poller.setOnScreen({scene.id(1)});
        scene.load();
        QVERIFY(scene.poller.lastRefresh() == at(0));
        QVERIFY(scene.poller.nextAttempt() == at(30));
        scene.services.log.clear();
        scene.clock.set(*scene.poller.nextAttempt());
        scene.poller.tick();
        QCOMPARE(scene.services.log, (Names{"info id-c1001"}));
        scene.answerInfos();
        QVERIFY(scene.poller.lastRefresh() == at(30));
        QVERIFY(scene.poller.nextAttempt() == at(60));
    }

    void oneFailingClusterPausesAlone() {
        Scene scene(2);
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
        Scene scene(3);
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
        Scene scene(5);
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
        Scene scene(5);
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
        Scene scene(1);
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
        Scene scene;
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
        Scene scene;
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
        Scene scene;
        scene.load();
        scene.pass(2min);
        scene.services.log.clear();
        for (const auto* id : {"id-c1000", "id-c1001", "id-c1002"}) {
            scene.services.infos.answer(test::error(Kind::Unauthorized, 401), id);
        }
        QCOMPARE(scene.count("account"), 1);
    }

    void anAccountThatCannotBeReadLeavesReading() {
        Scene scene;
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
        Scene scene;
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
        Scene scene;
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
        Scene scene;
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
        Scene scene;
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
            Scene scene(400);
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
        Scene scene;
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
        Scene scene;
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

    void aClusterThatIsNotFoundAsksTheListAgain() {
        Scene scene;
        scene.load();
        scene.pass(1s);
        scene.poller.refreshCluster(scene.id(1));
        scene.services.log.clear();
        scene.services.infos.answer(test::error(Kind::NotFound, 404), "id-c1001");
        QCOMPARE(scene.count("clusters"), 1);
        const auto gone = scene.id(1);
        scene.fleet.erase(scene.fleet.begin() + 1);
        scene.answerLists();
        QVERIFY(scene.store.cluster(gone) == nullptr);
    }

    void aReplyForARemovedClusterIsVoid() {
        Scene scene;
        scene.load();
        scene.pass(60s);
        scene.poller.refreshCluster(scene.id(1));
        const auto late = scene.infoOf("id-c1001");
        scene.fleet.erase(scene.fleet.begin() + 1);
        scene.answerLists();
        QVERIFY(!scene.services.infos.answer(late, "id-c1001")); // it was called back
        QVERIFY(scene.store.cluster(late.id) == nullptr);
        scene.answerInfos();
        QVERIFY(!scene.poller.busy());
    }

    void hiddenMeansPaused() {
        Scene scene;
        scene.load();
        scene.poller.setWindowShown(false);
        QCOMPARE(scene.poller.phase(), Phase::Paused);
        QVERIFY(!scene.poller.nextAttempt());
        scene.services.log.clear();
        scene.pass(10min);
        scene.poller.refresh();
        QCOMPARE(scene.services.log, Names{});
        scene.poller.setWindowShown(true);
        QCOMPARE(scene.poller.phase(), Phase::Online);
        QVERIFY(scene.count("clusters") == 1 && scene.count("info id-c1000") == 1);
    }

    void stopCallsEverythingBack() {
        Scene scene;
        scene.answerLists();
        scene.poller.stop();
        QCOMPARE(scene.poller.phase(), Phase::Stopped);
        QVERIFY(!scene.poller.busy());
        QVERIFY(scene.services.infos.waiting() + scene.services.levelLists.waiting() +
                    scene.services.accounts.waiting() ==
                0);
        QVERIFY(!scene.store.cluster(scene.id(0))->freshness.loading);
        scene.services.log.clear();
        scene.pass(1h);
        QCOMPARE(scene.services.log, Names{});
        scene.poller.start();
        scene.poller.start(); // harmless
        QCOMPARE(scene.count("clusters"), 1);
    }

    void stopFromASignalIsSafe() {
        Scene scene;
        scene.answerLists();
        QObject::connect(&scene.store, &fleet::Store::clusterChanged, &scene.poller, [&scene] { scene.poller.stop(); });
        scene.services.infos.answer(scene.infoOf("id-c1000"), "id-c1000");
        QCOMPARE(scene.poller.phase(), Phase::Stopped);
        QVERIFY(!scene.poller.busy());
    }

    void changedIsToldOnceForEachChange() {
        Scene scene(1);
        scene.load();
        QSignalSpy changed(&scene.poller, &Poller::changed);
        scene.poller.tick();
        scene.poller.tick();
        QCOMPARE(changed.count(), 0);
        scene.poller.setWindowShown(false);
        QCOMPARE(changed.count(), 1);
    }

    void theTimerAsksByItself() {
        Scene scene(1);
        scene.load();
        scene.services.log.clear();
        scene.clock.advance(60s - 20ms);
        scene.poller.tick();
        scene.answerInfos();
        scene.clock.advance(20ms); // the timer was set for this moment
        QTRY_VERIFY_WITH_TIMEOUT(scene.count("clusters") == 1, 5000);
    }
};

QTEST_GUILESS_MAIN(TestPoller)
#include "tst_poller.moc"
