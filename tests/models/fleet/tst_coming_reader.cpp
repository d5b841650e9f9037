// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/area_reader.h"
#include "models/fleet/coming_reader.h"
#include "models/fleet/store.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"

#include <QSignalSpy>
#include <QtTest>

using namespace poolhouse;
using fleet::AreaReader;
using fleet::ComingReader;
using Maintenances = core::PartialList<core::Maintenance>;
using Names = std::vector<std::string>;

namespace {

core::ClusterSummary clusterOfApp(const char* id, const char* app) {
    core::ClusterSummary summary;
    summary.id.value = id;
    summary.name = std::string("db-") + id;
    summary.app = {{app}, app};
    return summary;
}

Maintenances oneMaintenance(const char* state = "pending") {
    core::Maintenance made;
    made.state = core::readEnum(core::maintenanceStateWords(), state);
    return {{made}, {}, 1};
}

struct ComingReaderScene {
    test::Services services;
    core::ManualClock clock{test::morning};
    fleet::Store store;
    bool mayAsk = true;
    ComingReader reader{services, store, clock, [this] { return mayAsk; }};

    ComingReaderScene() { setApps({"one", "two", "three"}); }
    void setApps(const std::vector<const char*>& names) {
        std::vector<core::App> apps;
        std::vector<core::ClusterSummary> clusters;
        for (const auto* name : names) {
            apps.push_back({{name}, name});
            clusters.push_back(clusterOfApp(name, name));
        }
        store.applyFleet(apps, clusters, clock.now());
    }
    void after(std::chrono::milliseconds time) {
        clock.advance(time);
        reader.tick();
    }
    [[nodiscard]] Names pending() const { return services.appMaintenances.pending(); }
    [[nodiscard]] int asked() const { return services.appMaintenances.asked(); }
    bool answer(const char* app) { return services.appMaintenances.answer(oneMaintenance(), app); }
    bool fail(const char* app, const api::ApiError& error) { return services.appMaintenances.answer(error, app); }
    bool answerAll() { return answer("one") && answer("three") && answer("two"); }
    [[nodiscard]] fleet::ComingRecord record(const char* app) const {
        for (const auto& each : reader.records()) {
            if (each.app.id.value == app) {
                return each;
            }
        }
        return {};
    }
};

} // namespace

class TestComingReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneAppAfterAnotherWhileThePageIsInFront() {
        ComingReaderScene scene;
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.asked(), 0);
        QCOMPARE(scene.reader.records().size(), std::size_t(3)); // that were never read
        QSignalSpy changed(&scene.reader, &ComingReader::changed);
        scene.reader.follow(true);
        QCOMPARE(scene.pending(), Names{"one"});
        QVERIFY(scene.record("one").freshness.loading);
        QVERIFY(scene.answer("one"));
        QCOMPARE(scene.pending(), Names{"three"}); // by name
        QVERIFY(scene.answer("three"));
        QVERIFY(scene.answer("two"));
        QVERIFY(scene.pending().empty());
        QCOMPARE(scene.record("two").maintenances->size(), std::size_t(1));
        QCOMPARE(scene.record("two").freshness.readAt, std::optional(test::morning + std::chrono::hours(1)));
        QCOMPARE(changed.size(), 6);
    }

    void readAgainAfterFiveMinutes() {
        ComingReaderScene scene;
        scene.reader.follow(true);
        QVERIFY(scene.answerAll());
        scene.after(AreaReader::quietInterval - std::chrono::milliseconds(1));
        QCOMPARE(scene.asked(), 3);
        scene.after(std::chrono::milliseconds(1));
        QCOMPARE(scene.pending(), Names{"one"});
        scene.mayAsk = false; // what is on its way is answered
        QVERIFY(scene.answer("one"));
        QCOMPARE(scene.asked(), 4);
        scene.mayAsk = true;
        scene.reader.tick();
        QCOMPARE(scene.pending(), Names{"three"});
    }

    void manyAppsAreReadLessOften() {
        QCOMPARE(ComingReader::paceOf(0), std::chrono::milliseconds(std::chrono::minutes(5)));
        QCOMPARE(ComingReader::paceOf(100), std::chrono::milliseconds(std::chrono::minutes(5)));
        QCOMPARE(ComingReader::paceOf(1000), std::chrono::milliseconds(std::chrono::minutes(50)));
    }

    void anotherPageEndsTheReading() {
        ComingReaderScene scene;
        scene.reader.follow(true);
        QVERIFY(scene.answer("one"));
        scene.reader.follow(false);
        QVERIFY(scene.pending().empty()); // cancelled
        QVERIFY(!scene.record("three").freshness.loading);
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.asked(), 2);
        scene.clock.advance(-std::chrono::hours(1));
        scene.reader.follow(true);
        QCOMPARE(scene.pending(), Names{"three"}); // where it ended
    }

    void aFailureHidesNothingOfTheOthers() {
        ComingReaderScene scene;
        scene.reader.follow(true);
        QVERIFY(scene.answerAll());
        scene.after(AreaReader::quietInterval);
        QVERIFY(scene.fail("one", test::error(api::ApiError::Kind::ServerError, 500)));
        QVERIFY(scene.answer("three") && scene.answer("two"));
        const auto failed = scene.record("one");
        QVERIFY(failed.maintenances && failed.freshness.problem && !failed.freshness.loading);
        QCOMPARE(failed.freshness.readAt, std::optional(test::morning));
        QVERIFY(!scene.record("two").freshness.problem);
        scene.after(AreaReader::retryInterval);
        QCOMPARE(scene.pending(), Names{"one"}); // alone
        QVERIFY(scene.answer("one"));
        QVERIFY(!scene.record("one").freshness.problem);
        QVERIFY(scene.pending().empty());
    }

    /// Two that time out would be due again, by turns, before any other was asked for.
    void thoseThatFailKeepNoneWaiting() {
        ComingReaderScene scene;
        scene.reader.follow(true);
        for (const char* app : {"one", "three"}) {
            scene.clock.advance(std::chrono::seconds(30));
            QVERIFY(scene.fail(app, test::error(api::ApiError::Kind::Timeout, 0)));
        }
        QCOMPARE(scene.pending(), Names{"two"});
    }

    void aChangedClusterIsReadAgain() {
        ComingReaderScene scene;
        scene.reader.demand({"one"}); // nothing is known yet
        QCOMPARE(scene.asked(), 0);
        scene.reader.follow(true);
        QVERIFY(scene.answerAll());
        scene.reader.demand({"two"});
        QVERIFY(scene.answer("two"));
        QVERIFY(scene.pending().empty());
        scene.reader.follow(false);
        scene.reader.demand({"three"});
        QVERIFY(scene.pending().empty());
        scene.reader.follow(true);
        QCOMPARE(scene.pending(), Names{"three"});
        scene.reader.demand({"three"}); // what is on its way may be from before
        QCOMPARE(scene.asked(), 6);
        QCOMPARE(scene.pending(), Names{"three"});
    }

    void whatIsDeniedIsAskedForLessOften() {
        ComingReaderScene scene;
        scene.reader.follow(true);
        QVERIFY(scene.fail("one", test::error(api::ApiError::Kind::Forbidden, 403)));
        QVERIFY(scene.answer("three") && scene.answer("two"));
        scene.after(AreaReader::retryInterval);
        QVERIFY(scene.pending().empty());
        scene.after(AreaReader::quietInterval);
        QCOMPARE(scene.pending(), Names{"one"});
    }

    void whatConcernsAllIsNotAskedForEachApp() {
        ComingReaderScene scene;
        scene.reader.follow(true);
        QVERIFY(scene.fail("one", test::unreachable()));
        QVERIFY(scene.pending().empty());
        for (const char* app : {"one", "two", "three"}) {
            QVERIFY2(scene.record(app).freshness.problem, app);
        }
        scene.after(AreaReader::retryInterval);
        QCOMPARE(scene.pending(), Names{"one"});
        QVERIFY(scene.answerAll());
        QVERIFY(!scene.record("three").freshness.problem);
    }

    void whileNothingMayBeAskedOneIs() {
        ComingReaderScene scene;
        scene.mayAsk = false;
        QVERIFY(!scene.reader.isHeld());
        scene.reader.follow(true);
        QVERIFY(scene.reader.isHeld());
        QCOMPARE(scene.pending(), Names{"one"}); // offline, says so
        QVERIFY(scene.answer("one"));
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.asked(), 1);
    }

    void appsThatLeftAreDropped() {
        ComingReaderScene scene;
        scene.reader.follow(true);
        QVERIFY(scene.answer("one"));
        scene.setApps({"one", "two"});
        QCOMPARE(scene.pending(), Names{"two"}); // the other one was cancelled
        QCOMPARE(scene.reader.records().size(), std::size_t(2));
        QVERIFY(scene.answer("two"));
        scene.setApps({"two"});
        scene.setApps({"one", "two"});
        QVERIFY(!scene.record("one").maintenances); // it may be another one
        QCOMPARE(scene.pending(), Names{"one"});
    }

    void refreshReadsAllAgain() {
        ComingReaderScene scene;
        scene.reader.refresh();
        QCOMPARE(scene.asked(), 0);
        scene.reader.follow(true);
        QVERIFY(scene.answerAll());
        scene.reader.refresh();
        QVERIFY(scene.answerAll());
        QCOMPARE(scene.asked(), 6);
        scene.reader.refresh();
        scene.reader.refresh(); // nothing twice
        QVERIFY(scene.answerAll());
        QCOMPARE(scene.asked(), 9);
    }

    void anotherAccountStartsWithNothing() {
        ComingReaderScene scene;
        scene.reader.follow(true);
        QVERIFY(scene.answer("one"));
        scene.reader.forget();
        QVERIFY(scene.pending().empty());
        QVERIFY(!scene.record("one").maintenances);
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.asked(), 2);
    }
};

POOLHOUSE_CORE_APP_TEST(TestComingReader)
#include "tst_coming_reader.moc"
