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
    bool mayAsk = true;
    MaintenanceReader reader{services, clock, [this] { return mayAsk; }};

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
        QTest::newRow("prepared") << QStringLiteral("preparing") << 60;
        QTest::newRow("ready") << QStringLiteral("ready") << 60;
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
        // Nothing has changed, but what is quiet is read as a whole.
        QCOMPARE(scene.services.maintenanceHistories.asked(), seconds == 300 ? 2 : 1);
    }

    void theHistoryIsReadAgainWhenOneHasEnded() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        QVERIFY(scene.answer("running") && scene.answerHistory());
        scene.after(MaintenanceReader::runningInterval);
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

    void aHistoryThatFailsIsNotAskedForWithEachReading() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        QVERIFY(scene.answer("running"));
        QVERIFY(scene.services.maintenanceHistories.answer(test::error(api::ApiError::Kind::ServerError, 500)));
        for (int reading = 1; reading <= 3; ++reading) {
            scene.after(MaintenanceReader::runningInterval);
            QVERIFY(scene.answer("running"));
            QCOMPARE(scene.services.maintenanceHistories.asked(), 1);
        }
        scene.after(MaintenanceReader::runningInterval); // a minute after the failure
        QVERIFY(scene.answer("running"));
        QCOMPARE(scene.services.maintenanceHistories.asked(), 2);
        QVERIFY(scene.services.maintenanceHistories.answer(test::error(api::ApiError::Kind::ServerError, 500)));
        scene.reader.refresh();
        QVERIFY(scene.answer("running"));
        QCOMPARE(scene.services.maintenanceHistories.asked(), 3);
    }

    /// A timer that comes a little early does not cost a round.
    void theHistoryIsNotPutOffByTheTimeOfAnAnswer() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        scene.clock.advance(std::chrono::seconds(2));
        QVERIFY(scene.answer("none"));
        QVERIFY(scene.services.maintenanceHistories.answer(test::error(api::ApiError::Kind::ServerError, 500)));
        scene.after(MaintenanceReader::retryInterval - std::chrono::seconds(2)); // since the round began
        QVERIFY(scene.answer("none"));
        QCOMPARE(scene.services.maintenanceHistories.waiting(), 1);
    }

    void aLimitedHistoryDoesNotPutOffThePresent() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        QVERIFY(scene.answer("pending"));
        auto limited = test::error(api::ApiError::Kind::RateLimited, 429);
        limited.retryAfter = std::chrono::hours(1);
        QVERIFY(scene.services.maintenanceHistories.answer(limited));
        scene.after(MaintenanceReader::quietInterval);
        QVERIFY(scene.answer("pending"));
        QCOMPARE(scene.services.maintenanceHistories.waiting(), 0);
    }

    void aHistoryThatWasNotWaitedForIsStillDue() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        QVERIFY(scene.answer("running") && scene.answerHistory());
        scene.after(MaintenanceReader::runningInterval);
        QVERIFY(scene.answer("completed")); // the history is on its way
        scene.reader.follow({});
        scene.reader.follow(firstCluster);
        QVERIFY(scene.answer("completed") && scene.answerHistory({{maintenanceIn("completed")}, {}, 1}));
        QCOMPARE(scene.reader.record(firstCluster)->history.size(), std::size_t(1));
    }

    void theHistoryIsSortedByStart() {
        ReaderScene scene;
        auto early = maintenanceIn("completed");
        early.startedAt = test::morning - std::chrono::days(60);
        auto late = early;
        late.startedAt = test::morning - std::chrono::days(30);
        scene.reader.follow(firstCluster);
        QVERIFY(scene.answer("none") && scene.answerHistory({{maintenanceIn("completed"), early, late}, {}, 3}));
        const auto& history = scene.reader.record(firstCluster)->history;
        QCOMPARE(history[0].startedAt, late.startedAt);
        QCOMPARE(history[1].startedAt, early.startedAt);
        QVERIFY(!history[2].startedAt);
    }

    void aFailureThatLastsIsAskedRarely_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("retryAfter");
        QTest::addColumn<int>("seconds");
        using Kind = api::ApiError::Kind;
        const auto row = [](const char* name, Kind kind, int retryAfter, int seconds) {
            QTest::newRow(name) << static_cast<int>(kind) << retryAfter << seconds;
        };
        row("no such data", Kind::NotFound, 0, 300);
        row("not permitted", Kind::Forbidden, 0, 300);
        row("server error", Kind::ServerError, 0, 60);
        row("told to wait long", Kind::RateLimited, 1200, 1200);
        row("told to wait shortly", Kind::RateLimited, 5, 60);
    }
    void aFailureThatLastsIsAskedRarely() {
        QFETCH(const int, kind);
        QFETCH(const int, retryAfter);
        QFETCH(const int, seconds);
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        auto error = test::error(static_cast<api::ApiError::Kind>(kind), 400);
        if (retryAfter > 0) {
            error.retryAfter = std::chrono::seconds(retryAfter);
        }
        QVERIFY(scene.services.maintenances.answer(error));
        scene.after(std::chrono::seconds(seconds) - std::chrono::milliseconds(1));
        QCOMPARE(scene.services.maintenances.waiting(), 0);
        scene.after(std::chrono::milliseconds(1));
        QCOMPARE(scene.services.maintenances.waiting(), 1);
    }

    void offlineAndHiddenNothingIsAskedAgain() {
        ReaderScene scene;
        scene.mayAsk = false;
        scene.reader.follow(firstCluster); // else nothing would ever be said of it
        QVERIFY(scene.answer("running") && scene.answerHistory());
        scene.after(std::chrono::hours(1));
        QCOMPARE(scene.services.maintenances.asked(), 1);
        scene.reader.refresh(); // it is requested
        QCOMPARE(scene.services.maintenances.asked(), 2);
        QVERIFY(scene.answer("running") && scene.answerHistory());
        scene.mayAsk = true;
        scene.after(MaintenanceReader::runningInterval);
        QCOMPARE(scene.services.maintenances.asked(), 3);
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
        QVERIFY(scene.answer("none"));
        QCOMPARE(scene.services.maintenanceHistories.waiting(), 1); // the history as well
    }

    /// A change was made by another way than its tab: from Activity, say.
    void whatChangedIsReadAlthoughNotInView() {
        ReaderScene scene;
        scene.reader.demand(firstCluster);
        QCOMPARE(scene.services.maintenances.pending(), std::vector<std::string>{"a"});
        scene.reader.demand(secondCluster); // each has its call
        QCOMPARE(scene.services.maintenances.pending(), (std::vector<std::string>{"a", "b"}));
        scene.reader.follow(firstCluster); // is on its way
        QCOMPARE(scene.services.maintenances.waiting(), 2);
        scene.reader.follow({});
        QCOMPARE(scene.services.maintenances.waiting(), 2);
        QVERIFY(scene.services.maintenances.answer(api::MaintenanceAnswer{maintenanceIn("running"), {}}, "b"));
        QVERIFY(scene.services.maintenances.answer(api::MaintenanceAnswer{maintenanceIn("pending"), {}}, "a"));
        QCOMPARE(scene.services.maintenanceHistories.pending(), (std::vector<std::string>{"b", "a"}));
        QVERIFY(scene.answerHistory() && scene.answerHistory());
        QVERIFY(scene.reader.record(firstCluster)->current->state.is(core::MaintenanceState::Pending));
        QVERIFY(scene.reader.record(secondCluster)->current->state.is(core::MaintenanceState::Running));
        scene.after(std::chrono::hours(1)); // once
        QCOMPARE(scene.services.maintenances.waiting(), 0);
    }

    void aDemandIsReadBesideTheClusterInView() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        QVERIFY(scene.answer("running") && scene.answerHistory());
        scene.reader.demand(secondCluster);
        QCOMPARE(scene.services.maintenances.pending(), std::vector<std::string>{"b"});
        scene.after(MaintenanceReader::runningInterval); // the one in view keeps its pace
        QCOMPARE(scene.services.maintenances.pending(), (std::vector<std::string>{"b", "a"}));
        scene.reader.follow(core::ClusterId{"c"}); // takes nothing of a demand away
        QCOMPARE(scene.services.maintenances.pending(), (std::vector<std::string>{"b", "c"}));
        QVERIFY(scene.reader.record(secondCluster)->freshness.loading);
        scene.reader.forget();
        QCOMPARE(scene.services.maintenances.waiting(), 0);
        scene.after(MaintenanceReader::tickInterval);
        QCOMPARE(scene.services.maintenances.waiting(), 0);
    }

    /// What is on its way may have been sent before the change.
    void aDemandWhileBeingReadIsReadOnceMore() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        scene.reader.demand(firstCluster);
        QCOMPARE(scene.services.maintenances.asked(), 1);
        scene.reader.follow({});
        QVERIFY(scene.answer("none") && scene.answerHistory());
        scene.after(MaintenanceReader::tickInterval);
        QCOMPARE(scene.services.maintenances.pending(), std::vector<std::string>{"a"});
        QVERIFY(scene.answer("pending") && scene.answerHistory());
        scene.after(MaintenanceReader::tickInterval);
        QCOMPARE(scene.services.maintenances.waiting(), 0);
    }

    /// A dialog would say "loading" for ever.
    void whatIsNotWaitedForAnyMoreIsTold() {
        ReaderScene scene;
        scene.reader.follow(firstCluster);
        bool told = false;
        QObject::connect(&scene.reader, &fleet::AreaReader::changed, &scene.reader, [&](const core::ClusterId& of) {
            told = told || (of == firstCluster && !scene.reader.record(of)->freshness.loading);
        });
        scene.reader.follow(secondCluster);
        QVERIFY(told);
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
