// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet_requests.h"
#include "models/fleet/store.h"
#include "tests/models/fleet/scripted_context.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using namespace std::chrono_literals;
using fleet::RequestScope;
using test::at;
using Kind = api::ApiError::Kind;
using Names = std::vector<std::string>;

namespace {

class RequestsScene final : public fleet::FleetEvents {
public:
    RequestsScene() { requests.reset(at(0)); }

    [[nodiscard]] std::chrono::milliseconds listsInterval() const override { return 90s; }
    void fleetRead(core::PartialList<core::App> apps, core::PartialList<core::ClusterSummary> clusters,
                   core::Instant when) override {
        ++read;
        store.applyFleet(std::move(apps.items), std::move(clusters.items), when);
    }
    void probeAnswered() override { ++reachable; }
    void probeFailed(const api::ApiError& error) override { lastProbe = error.kind; }

    void answerApps() { services.appLists.answer(std::vector<core::App>{test::app("app")}); }
    void answerClusters() {
        services.clusterLists.answer(std::vector<core::ClusterSummary>{test::summary("one", "app")});
    }
    [[nodiscard]] Names asked() { return std::exchange(services.log, {}); }

    test::Services services;
    fleet::Store store;
    test::ScriptedContext context;
    fleet::FleetRequests requests{services, store, context, *this};
    int read = 0, reachable = 0;
    std::optional<Kind> lastProbe;
};

} // namespace

class TestFleetRequests : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothListsAreAppliedTogetherInAnyOrder() {
        for (const bool appsFirst : {true, false}) {
            RequestsScene scene;
            scene.requests.askLists(at(0));
            QVERIFY(scene.asked() == (Names{"clusters", "apps"}));
            QVERIFY(scene.store.fleetFreshness().loading);
            appsFirst ? scene.answerApps() : scene.answerClusters();
            QCOMPARE(scene.read, 0);
            QVERIFY(scene.requests.busy());
            appsFirst ? scene.answerClusters() : scene.answerApps();
            QCOMPARE(scene.read, 1);
            QVERIFY(!scene.requests.busy());
            QCOMPARE(scene.context.proceeded, 1);
            QVERIFY(scene.requests.listsDue() == at(90));
            QVERIFY(scene.requests.attachmentsDue() == at(0)); // after each reading of the lists
        }
    }

    void nothingIsAskedBeforeItIsDue() {
        RequestsScene scene;
        scene.requests.askLists(at(-1));
        scene.requests.askAttachments(at(0));
        QVERIFY(scene.asked().empty());
        scene.requests.askLists(at(0));
        scene.requests.askLists(at(0)); // in flight
        QCOMPARE(scene.asked().size(), std::size_t{2});
        scene.requests.request(at(0)); // in flight already: not asked a second time afterwards
        scene.answerApps();
        scene.answerClusters();
        QVERIFY(scene.requests.listsDue() == at(90));
        scene.requests.request(at(5));
        QVERIFY(scene.requests.listsDue() == at(5));
    }

    void aFailureIsRetriedAfterGrowingPauses() {
        RequestsScene scene;
        for (const int pause : {5, 10, 20}) {
            const auto now = scene.context.now();
            scene.requests.askLists(now);
            scene.services.appLists.answer(test::error(Kind::ServerError, 500));
            QCOMPARE(scene.services.clusterLists.waiting(), 0); // half of the answer is useless
            QCOMPARE(scene.store.fleetFreshness().problem->kind, Kind::ServerError);
            QVERIFY(scene.requests.listsDue() == now + std::chrono::seconds(pause));
            scene.context.clock.set(*scene.requests.listsDue());
        }
        QVERIFY(scene.context.failures.front() == std::pair(std::string("fleet"), RequestScope::List));
        QCOMPARE(scene.read, 0);
    }

    void theRateLimitIsNoFailure() {
        RequestsScene scene;
        scene.context.concernsAll = true;
        scene.requests.askLists(at(0));
        scene.services.clusterLists.answer(test::error(Kind::RateLimited, 429));
        QVERIFY(!scene.store.fleetFreshness().problem);
        QVERIFY(!scene.store.fleetFreshness().loading);
        QVERIFY(scene.requests.listsDue() == at(0));
        QVERIFY(!scene.requests.answered()); // the first load is still to come
    }

    void theFirstLoadWaitsForAttachments() {
        RequestsScene scene;
        scene.requests.askLists(at(0));
        scene.answerApps();
        scene.answerClusters();
        QVERIFY(!scene.requests.answered());
        scene.requests.askAttachments(at(0));
        QVERIFY(!scene.requests.attachmentsDue());
        scene.services.attachmentLists.answer(test::error(Kind::ServerError, 500));
        QVERIFY(scene.requests.answered()); // a bad answer counts
        QVERIFY(scene.requests.attachmentsDue() == at(5));
        scene.requests.askAttachments(at(5));
        scene.services.attachmentLists.answer(std::vector<core::Attachment>{});
        QVERIFY(scene.store.attachmentsKnown());
        QVERIFY(!scene.requests.attachmentsDue());
    }

    void scarceRequestsPostponeWhatWasReadBefore() {
        RequestsScene scene;
        scene.requests.postpone(at(0), at(60));
        QVERIFY(scene.requests.listsDue() == at(0)); // never loaded: not postponed
        scene.requests.askLists(at(0));
        scene.answerApps();
        scene.answerClusters();
        scene.requests.postpone(at(90), at(150));
        QVERIFY(scene.requests.listsDue() == at(150));
    }

    void whatIsAbortedIsDueAgain() {
        RequestsScene scene;
        scene.requests.askLists(at(0));
        scene.answerApps();
        scene.requests.abort(at(1));
        QVERIFY(!scene.requests.busy());
        QCOMPARE(scene.services.clusterLists.waiting(), 0);
        QVERIFY(scene.requests.listsDue() == at(1));
        scene.requests.askLists(at(1));
        scene.answerClusters();
        QCOMPARE(scene.read, 0); // the apps from before do not count
    }

    void theAnswerOfAProbeIsUsed() {
        RequestsScene scene;
        scene.requests.probe();
        scene.requests.probe(); // one at a time
        QVERIFY(scene.asked() == Names{"clusters"});
        scene.answerClusters();
        QCOMPARE(scene.reachable, 1);
        QVERIFY(scene.asked() == Names{"apps"});
        scene.answerApps();
        QCOMPARE(scene.read, 1);
    }

    void aProbeTellsUnreachableFromAnError() {
        RequestsScene scene;
        scene.requests.probe();
        scene.services.clusterLists.answer(test::error(Kind::Timeout));
        QVERIFY(scene.lastProbe == Kind::Timeout);
        QCOMPARE(scene.reachable, 0);
        QVERIFY(scene.context.failures.empty());
        scene.requests.probe();
        scene.services.clusterLists.answer(test::error(Kind::ServerError, 500));
        QCOMPARE(scene.reachable, 1);
        QCOMPARE(scene.context.failures.size(), std::size_t{1});
        QCOMPARE(scene.store.fleetFreshness().problem->kind, Kind::ServerError);
    }
};

POOLHOUSE_CORE_APP_TEST(TestFleetRequests)
#include "tst_fleet_requests.moc"
