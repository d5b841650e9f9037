// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/maintenance_reader.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/fake_services.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using fleet::MaintenanceReader;
using History = core::PartialList<core::Maintenance>;

namespace {

const core::ClusterId firstCluster{"a"};
const core::ClusterId secondCluster{"b"};

core::Maintenance maintenanceIn(const char* state) {
    core::Maintenance made;
    made.state = core::readEnum(core::maintenanceStateWords(), state);
    return made;
}

struct ReaderScene {
    test::Services services;
    core::ManualClock clock{test::morning};
    MaintenanceReader reader{services, clock};

    void after(std::chrono::milliseconds time) {
        clock.advance(time);
        reader.tick();
    }
    bool answer(const char* state) {
        return services.maintenances.answer(api::MaintenanceAnswer{maintenanceIn(state), {}});
    }
    bool answerHistory(History history = {}) { return services.maintenanceHistories.answer(std::move(history)); }
};

} // namespace

class TestMaintenanceReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWhatIsLookedAtIsRead() {
        ReaderScene scene;
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.services.maintenances.asked(), 0);
        QVERIFY(scene.reader.record(firstCluster) == nullptr);
        scene.reader.follow(firstCluster);
        QCOMPARE(scene.services.maintenances.pending(), std::vector<std::string>{"a"});
        QVERIFY(scene.reader.record(firstCluster)->freshness.loading);
        QVERIFY(scene.answer("pending"));
        const auto* record = scene.reader.record(firstCluster);
        QVERIFY(record->current->state.is(core::MaintenanceState::Pending));
        QCOMPARE(record->freshness.readAt, std::optional(test::morning + std::chrono::hours(1)));
        QVERIFY(scene.answerHistory({{maintenanceIn("completed")}, {}, 1}));
        QCOMPARE(scene.reader.record(firstCluster)->history.size(), std::size_t(1));
        scene.reader.follow({});
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.services.maintenances.asked(), 1);
    }

    void theSlowerTheLessHappens_data() {
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("seconds");
        QTest::newRow("none planned") << QStringLiteral("none") << 300;
        QTest::newRow("planned") << QStringLiteral("pending") << 300;
        QTest::newRow("prepared") << QStringLiteral("preparing") << 15;
        QTest::newRow("ready") << QStringLiteral("ready") << 15;
        QTest::newRow("running") << QStringLiteral("running") << 15;
        QTest::newRow("unknown") << QStringLiteral("paused") << 300;
    }
    void theSlowerTheLessHappens() {
        QFETCH(const QString, state);
        QFETCH(const int, seconds);
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        QVERIFY(scene.answer(qPrintable(state)) && scene.answerHistory());
        scene.after(std::chrono::seconds(seconds) - std::chrono::milliseconds(1));
        QCOMPARE(scene.services.maintenances.asked(), 1);
        scene.after(std::chrono::milliseconds(1));
        QCOMPARE(scene.services.maintenances.asked(), 2);
        QVERIFY(scene.answer(qPrintable(state)));
        QCOMPARE(scene.services.maintenanceHistories.asked(), 1); // nothing has changed
    }

    void theHistoryIsReadAgainWhenOneHasEnded() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        QVERIFY(scene.answer("running") && scene.answerHistory());
        scene.after(MaintenanceReader::underWayInterval);
        QVERIFY(scene.answer("completed"));
        QCOMPARE(scene.services.maintenanceHistories.asked(), 2);
    }

    void aFailureKeepsWhatWasReadAndIsTriedAgain() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        QVERIFY(scene.answer("pending"));
        QVERIFY(scene.services.maintenanceHistories.answer(test::error(api::ApiError::Kind::ServerError, 500)));
        QVERIFY(scene.reader.record(firstCluster)->historyFreshness.problem);
        scene.after(MaintenanceReader::retryInterval);
        QVERIFY(scene.services.maintenances.answer(test::unreachable()));
        const auto* record = scene.reader.record(firstCluster);
        QVERIFY(record->current && record->freshness.problem && !record->freshness.loading);
        QCOMPARE(record->freshness.readAt, std::optional(test::morning));
        QCOMPARE(scene.services.maintenanceHistories.asked(), 1);
        scene.after(MaintenanceReader::retryInterval);
        QVERIFY(scene.answer("pending") && scene.answerHistory()); // which failed before
        record = scene.reader.record(firstCluster);
        QVERIFY(!record->freshness.problem && !record->historyFreshness.problem);
        QVERIFY(record->historyFreshness.everRead());
    }

    void anotherClusterSupersedes() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        scene.reader.follow(secondCluster);
        QCOMPARE(scene.services.maintenances.pending(), std::vector<std::string>{"b"});
        QVERIFY(!scene.reader.record(firstCluster)->freshness.loading);
        QVERIFY(scene.answer("none") && scene.answerHistory());
        scene.reader.follow(firstCluster); // was never answered
        QCOMPARE(scene.services.maintenances.pending(), std::vector<std::string>{"a"});
        scene.reader.follow(secondCluster); // was, just now
        QCOMPARE(scene.services.maintenances.waiting(), 0);
        QVERIFY(scene.reader.record(secondCluster)->current);
    }

    void askedForItIsReadAtOnce() {
        ReaderScene scene;
        scene.reader.refresh(); // nothing is followed
        scene.reader.follow(firstCluster);
        scene.reader.refresh(); // is on its way
        QCOMPARE(scene.services.maintenances.asked(), 1);
        QVERIFY(scene.answer("none") && scene.answerHistory());
        scene.reader.refresh();
        QCOMPARE(scene.services.maintenances.waiting(), 1);
    }

    void anotherAccountHasNothing() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        scene.reader.forget();
        QCOMPARE(scene.services.maintenances.waiting(), 0);
        QVERIFY(scene.reader.record(firstCluster) == nullptr);
        scene.reader.follow(firstCluster);
        QCOMPARE(scene.services.maintenances.asked(), 2);
    }
};

POOLHOUSE_CORE_APP_TEST(TestMaintenanceReader)
#include "tst_maintenance_reader.moc"
