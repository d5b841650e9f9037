// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/maintenance_reader.h"
#include "models/text/wording.h"
#include "models/views/maintenance_view.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using fleet::MaintenanceRecord;
using text::Tone;
using views::MaintenanceView;

namespace {

const core::Instant checkedAt = core::parseInstant("2026-11-28T12:00:00Z").value();

core::Maintenance viewedMaintenance() {
    core::Maintenance made;
    made.state = core::readEnum(core::maintenanceStateWords(), "pending");
    made.reason = "routine_maintenance";
    made.method = "changeover";
    made.scheduledFor = core::parseInstant("2026-12-03T22:30:00Z");
    made.requiredBy = core::parseInstant("2026-12-17T14:00:00Z");
    made.windowText = "Thursdays 22:00 to Fridays 02:00 UTC";
    made.window = core::parseWindow(made.windowText);
    return made;
}

core::Maintenance maintenanceIn(const char* state) {
    auto made = viewedMaintenance();
    made.state = core::readEnum(core::maintenanceStateWords(), state);
    return made;
}

MaintenanceRecord recordOf(const core::Maintenance& current) {
    MaintenanceRecord record;
    record.current = current;
    record.freshness.readAt = checkedAt - std::chrono::seconds(4);
    record.historyFreshness.readAt = record.freshness.readAt;
    return record;
}

MaintenanceView maintenanceViewOf(const MaintenanceRecord& record, std::chrono::minutes offset = {}) {
    return views::maintenanceView({"a"}, &record, {.now = checkedAt, .shift = {}, .offset = offset});
}

QString maintenanceFacts(const MaintenanceView& view) {
    QStringList lines;
    for (const auto& fact : view.facts) {
        lines << fact.label + QStringLiteral(": ") + fact.plain();
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestMaintenanceView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPlannedAndByWhen() {
        const auto view = maintenanceViewOf(recordOf(viewedMaintenance()), std::chrono::hours(1));
        QCOMPARE(view.state, MaintenanceView::State::Read);
        QCOMPARE(view.tone, Tone::Attention);
        QCOMPARE(view.headline, QStringLiteral("Maintenance is scheduled for 2026-12-03 22:30 UTC."));
        QCOMPARE(view.age, QStringLiteral("Maintenance read 4 s ago"));
        QCOMPARE(maintenanceFacts(view),
                 QStringLiteral("Reason: routine maintenance (changeover)\n"
                                "Scheduled for: 2026-12-03 22:30 UTC\n"
                                "Required by: 2026-12-17 14:00 UTC, in 19 days 2 h\n"
                                "Window: Thursdays 22:00 to Fridays 02:00 UTC\n"
                                "Window, local time: Thursdays 23:00 to Fridays 03:00 (UTC+01:00)"));
        QCOMPARE(view.pastNote, QStringLiteral("No past maintenance."));
        QVERIFY(!view.problem && view.partial.isEmpty() && view.past.empty());
    }

    void eachStateHasItsSentence_data() {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("headline");
        QTest::addColumn<Tone>("tone");
        const auto row = [](const char* state, const char* headline, Tone tone) {
            QTest::newRow(state) << QString::fromLatin1(state) << QString::fromLatin1(headline) << tone;
        };
        row("none", "No maintenance is planned.", Tone::Good);
        row("pending", "Maintenance is scheduled for 2026-12-03 22:30 UTC.", Tone::Attention);
        row("preparing", "Maintenance is being prepared.", Tone::Working);
        row("ready", "Maintenance is ready to run.", Tone::Working);
        row("running", "Maintenance is running.", Tone::Working);
        row("completed", "The latest maintenance was completed.", Tone::Good);
        row("paused", "Unknown state: paused.", Tone::Unknown);
        row("", "Whether maintenance is planned is unknown.", Tone::Unknown);
    }
    void eachStateHasItsSentence() {
        QFETCH(const QString, state);
        const auto view = maintenanceViewOf(recordOf(maintenanceIn(qPrintable(state))));
        QTEST(view.headline, "headline");
        QTEST(view.tone, "tone");
    }

    void aDeadlineThatHasPassedIsOverdue() {
        auto late = viewedMaintenance();
        late.requiredBy = checkedAt - std::chrono::hours(3);
        const auto view = maintenanceViewOf(recordOf(late));
        QCOMPARE(view.tone, Tone::Bad);
        QVERIFY(maintenanceFacts(view).contains(QStringLiteral("Required by: 09:00 UTC, overdue by 3 h")));
    }

    void overdueIsBadUntilItRuns_data() {
        QTest::addColumn<QString>("state");
        QTest::addColumn<Tone>("tone");
        QTest::addColumn<QString>("deadline");
        const auto overdue = QStringLiteral("Required by: 09:00 UTC, overdue by 3 h");
        QTest::newRow("preparing") << QStringLiteral("preparing") << Tone::Bad << overdue;
        QTest::newRow("ready") << QStringLiteral("ready") << Tone::Bad << overdue;
        QTest::newRow("running") << QStringLiteral("running") << Tone::Working
                                 << QStringLiteral("Required by: 09:00 UTC\n");
    }
    void overdueIsBadUntilItRuns() {
        QFETCH(const QString, state);
        QFETCH(const QString, deadline);
        auto late = maintenanceIn(qPrintable(state));
        late.requiredBy = checkedAt - std::chrono::hours(3);
        const auto view = maintenanceViewOf(recordOf(late));
        QTEST(view.tone, "tone");
        QVERIFY2(maintenanceFacts(view).contains(deadline), qPrintable(maintenanceFacts(view)));
    }

    void deadlinesAreTheApisWhateverTheClockSays() {
        auto soon = viewedMaintenance();
        soon.requiredBy = checkedAt + std::chrono::hours(2);
        const auto record = recordOf(soon);
        const std::chrono::hours set(3); // ahead, since the start
        text::followWallClock(set);
        const auto back = qScopeGuard([] { text::followWallClock({}); });
        const auto view = views::maintenanceView({"a"}, &record, {checkedAt, set, {}});
        QCOMPARE(view.tone, Tone::Bad);
        QVERIFY2(maintenanceFacts(view).contains(QStringLiteral("Required by: 14:00 UTC, overdue by 1 h")),
                 qPrintable(maintenanceFacts(view)));
    }

    void onlyWhatIsComingInterruptsApps() {
        QVERIFY(maintenanceViewOf(recordOf(viewedMaintenance())).rule.contains(QStringLiteral("reconnect")));
        QVERIFY(maintenanceViewOf(recordOf(maintenanceIn("none"))).rule.isEmpty());
    }

    void whatIsUnknownIsNotNone() {
        core::Maintenance bare;
        bare.state = core::readEnum(core::maintenanceStateWords(), "pending");
        const auto view = maintenanceViewOf(recordOf(bare));
        QCOMPARE(view.headline, QStringLiteral("Maintenance is planned; its date is unknown."));
        QCOMPARE(maintenanceFacts(view),
                 QStringLiteral("Reason: unknown\nScheduled for: unknown\nRequired by: unknown\n"
                                "Window: unknown"));
    }

    void whatIsOverHasNoDeadline() {
        auto done = maintenanceIn("completed");
        done.startedAt = core::parseInstant("2026-11-27T22:05:00Z");
        const auto facts = maintenanceFacts(maintenanceViewOf(recordOf(done)));
        QVERIFY(!facts.contains(QStringLiteral("Required by")) && !facts.contains(QStringLiteral("Scheduled for")));
        QVERIFY(facts.contains(QStringLiteral("Started: 2026-11-27 22:05 UTC\nCompleted: unknown")));
    }

    void aMovedOneSaysWhereFrom() {
        auto moved = viewedMaintenance();
        moved.previouslyScheduledFor = core::parseInstant("2026-11-26T22:30:00Z");
        QVERIFY(maintenanceFacts(maintenanceViewOf(recordOf(moved)))
                    .contains(QStringLiteral("Moved from: 2026-11-26 22:30 UTC")));
    }

    void theHistoryIsATable() {
        auto record = recordOf(viewedMaintenance());
        auto past = maintenanceIn("completed");
        past.startedAt = core::parseInstant("2026-09-03T22:05:00Z");
        past.completedAt = core::parseInstant("2026-09-03T22:11:00Z");
        past.duration = std::chrono::minutes(6);
        core::Maintenance bare;
        record.history = {past, bare};
        const auto view = maintenanceViewOf(record);
        QCOMPARE(view.past.size(), std::size_t(2));
        const views::PastMaintenance expected{
            QStringLiteral("2026-09-03 22:05 UTC"), QStringLiteral("2026-09-03 22:11 UTC"), QStringLiteral("6 min"),
            QStringLiteral("completed"), QStringLiteral("routine maintenance (changeover)")};
        QCOMPARE(view.past[0], expected);
        const auto unknown = QStringLiteral("unknown");
        QCOMPARE(view.past[1], (views::PastMaintenance{unknown, unknown, unknown, unknown, unknown}));
        QVERIFY(view.pastNote.isEmpty());
    }

    void aLongHistorySaysThatItIsCut() {
        auto record = recordOf(viewedMaintenance());
        record.history.resize(19);
        QVERIFY(!maintenanceViewOf(record).pastCut);
        record.history.resize(20);
        QVERIFY(maintenanceViewOf(record).pastCut);
    }

    void aHistoryThatIsNotAskedForIsNotLoading() {
        auto record = recordOf(viewedMaintenance());
        record.historyFreshness = {};
        QCOMPARE(maintenanceViewOf(record).pastNote, QStringLiteral("The history hasn't been loaded."));
        record.historyFreshness.loading = true;
        QCOMPARE(maintenanceViewOf(record).pastNote, QStringLiteral("Loading history…"));
    }

    void neverReadIsLoadingOrFailed() {
        QCOMPARE(views::maintenanceView({"a"}, nullptr, {checkedAt, {}, {}}).state, MaintenanceView::State::Loading);
        MaintenanceRecord record;
        record.freshness.loading = true;
        QCOMPARE(maintenanceViewOf(record).state, MaintenanceView::State::Loading);
        record.freshness = {};
        record.freshness.problem = test::error(api::ApiError::Kind::NotFound, 404);
        const auto view = maintenanceViewOf(record);
        QCOMPARE(view.state, MaintenanceView::State::Failed);
        QVERIFY2(
            view.problem->startsWith(QStringLiteral("Maintenance couldn't be loaded. The API has no maintenance data "
                                                    "for this cluster.")),
            qPrintable(*view.problem));
        QVERIFY(view.headline.isEmpty() && view.facts.empty());
    }

    void whatFailsLaterKeepsItsAge() {
        auto record = recordOf(viewedMaintenance());
        record.freshness.readAt = checkedAt - std::chrono::minutes(20);
        record.freshness.problem = test::error(api::ApiError::Kind::ServerError, 500);
        record.historyFreshness.problem = record.freshness.problem;
        const auto view = maintenanceViewOf(record);
        QCOMPARE(view.age, QStringLiteral("Maintenance as of 11:40:00, 20 min ago"));
        QVERIFY(view.stale);
        QCOMPARE(view.tone, Tone::Unknown);
        QVERIFY(view.problem->startsWith(QStringLiteral("Maintenance couldn't be loaded.")));
        QVERIFY(view.pastNote.startsWith(QStringLiteral("The maintenance history couldn't be loaded.")));
        QVERIFY(!view.facts.empty());
    }

    void bothClocksAreTold() {
        const auto zone = qEnvironmentVariable("TZ");
        const auto back = qScopeGuard([&zone] {
            zone.isNull() ? qunsetenv("TZ") : qputenv("TZ", zone.toUtf8());
            tzset();
        });
        qputenv("TZ", "Asia/Kolkata");
        tzset();
        auto record = recordOf(viewedMaintenance());
        record.current->requiredBy = checkedAt + std::chrono::hours(2);
        const auto facts = maintenanceFacts(maintenanceViewOf(record));
        QVERIFY2(facts.contains(QStringLiteral("Scheduled for: 2026-12-04 04:00 (2026-12-03 22:30 UTC)")),
                 qPrintable(facts));
        QVERIFY(facts.contains(QStringLiteral("Required by: 19:30 (14:00 UTC), in 2 h")));
    }
};

POOLHOUSE_PLAIN_TEST(TestMaintenanceView)
#include "tst_maintenance_view.moc"
