// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/maintenance.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;
using namespace std::chrono_literals;

namespace {

QString text(const std::optional<MaintenanceWindow>& window) {
    return window ? QString::fromStdString(formatWindow(*window)) : QStringLiteral("none");
}

Maintenance maintenance(const char* cluster, const char* state, const char* requiredBy = "",
                        const char* scheduled = "") {
    Maintenance made;
    made.clusterName = cluster;
    made.state = readEnum(maintenanceStateWords(), state);
    made.requiredBy = parseInstant(requiredBy);
    made.scheduledFor = parseInstant(scheduled);
    return made;
}

} // namespace

class TestMaintenance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWindows_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("read");
        const auto row = [](const char* given, const char* read) {
            QTest::newRow(given) << QString::fromLatin1(given) << QString::fromLatin1(read);
        };
        row("Thursdays 22:00 to Fridays 02:00 UTC", "Thursdays 22:00 to Fridays 02:00");
        row("Thursdays 22:00 to 02:00 UTC", "Thursdays 22:00 to Fridays 02:00");
        row("Tuesdays 17:30 to 21:30 UTC", "Tuesdays 17:30 to 21:30");
        row("Sundays 23:59 to Mondays 00:00 UTC", "Sundays 23:59 to Mondays 00:00");
        row("tuesday 17:30 to 21:30 UTC", "Tuesdays 17:30 to 21:30");
        row("Sat 00:00 to Sat 04:00 UTC", "Saturdays 00:00 to 04:00");
        row("Tuesdays 17:30 to 21:30", "none");
        row("Tuesdays 17:30 to 21:30 PST", "none");
        row("Tuesdays 24:00 to 21:30 UTC", "none");
        row("Tuesdays 17:60 to 21:30 UTC", "none");
        row("Tuesdays 7:30 to 21:30 UTC", "none");
        row("Tuesdays -7:30 to 21:30 UTC", "none");
        row("Tuesdays 17:30 until 21:30 UTC", "none");
        row("Noday 17:30 to 21:30 UTC", "none");
        row("Tuesdays 17:30 to Fridays UTC", "none");
        row("Tuesdays 17:30 to Fridays 21:30 and more UTC", "none");
        row("", "none");
        row("   ", "none");
    }
    void readsWindows() {
        QFETCH(const QString, given);
        QTEST(text(parseWindow(given.toStdString())), "read");
    }

    void movesWindowsToAnotherOffset_data() {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<QString>("moved");
        const auto row = [](int minutes, const char* moved) {
            QTest::addRow("%d", minutes) << minutes << QString::fromLatin1(moved);
        };
        row(0, "Saturdays 22:00 to Sundays 02:00");
        row(60, "Saturdays 23:00 to Sundays 03:00");
        row(120, "Sundays 00:00 to 04:00");
        row(330, "Sundays 03:30 to 07:30");
        row(14 * 60, "Sundays 12:00 to 16:00");
        row(-120, "Saturdays 20:00 to Sundays 00:00");
        row(-121, "Saturdays 19:59 to 23:59");
        row(-12 * 60, "Saturdays 10:00 to 14:00");
        row(26 * 60, "Mondays 00:00 to 04:00");
        row(-23 * 60, "Fridays 23:00 to Saturdays 03:00");
    }
    void movesWindowsToAnotherOffset() {
        QFETCH(const int, minutes);
        const auto window = parseWindow("Saturdays 22:00 to Sundays 02:00 UTC").value();
        const auto moved = shifted(window, std::chrono::minutes(minutes));
        QTEST(text(moved), "moved");
        QVERIFY(shifted(moved, -std::chrono::minutes(minutes)) == window);
    }

    void whatIsComingIsOrderedByDeadlineThenDate() {
        const std::vector<Maintenance> all{
            maintenance("done", "completed", "2026-01-01 00:00:00 +0000"),
            maintenance("late", "pending", "2026-09-01 00:00:00 +0000", "2026-07-01 00:00:00 +0000"),
            maintenance("nothing", "none"),
            maintenance("undated", "ready"),
            maintenance("second", "pending", "2026-08-01 00:00:00 +0000", "2026-07-20 00:00:00 +0000"),
            maintenance("first", "running", "2026-08-01 00:00:00 +0000", "2026-07-10 00:00:00 +0000"),
            maintenance("odd", "postponed", "2026-10-01 00:00:00 +0000"),
            maintenance("unsaid", "")};
        QStringList names;
        for (const auto* each : orderedMaintenances(all)) {
            names << QString::fromStdString(each->clusterName);
        }
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("first second late odd undated unsaid done nothing"));
    }

    void whatIsEqualKeepsItsOrder() {
        const std::vector<Maintenance> all(40, maintenance("same", "pending", "2026-09-01 00:00:00 +0000"));
        const auto ordered = orderedMaintenances(all);
        for (std::size_t at = 0; at < all.size(); ++at) {
            QCOMPARE(ordered[at], &all[at]);
        }
    }

    void aCalendarIsByDate() {
        auto running = maintenance("running", "running", "", "2026-06-20 00:00:00 +0000");
        running.startedAt = running.scheduledFor;
        const std::vector<Maintenance> all{
            maintenance("undated", "pending"),
            maintenance("late", "pending", "2026-07-02 00:00:00 +0000", "2026-07-01 12:00:00 +0000"),
            maintenance("done", "completed", "", "2026-06-01 00:00:00 +0000"),
            maintenance("soon", "ready", "2026-09-01 00:00:00 +0000", "2026-06-30 00:00:00 +0000"),
            maintenance("odd", "postponed"),
            running,
            maintenance("nothing", "none"),
            maintenance("urgent", "pending", "2026-07-01 20:00:00 +0000", "2026-07-01 12:00:00 +0000")};
        QStringList names;
        for (const auto* each : comingByDate(all)) {
            names << QString::fromStdString(each->clusterName);
        }
        QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("running soon urgent late odd undated"));
    }

    /// Rule 16: an unknown word may mean that something is coming.
    void anUnknownStateWithADateIsComing() {
        QVERIFY(maintenance("a", "postponed", "", "2026-07-01 00:00:00 +0000").isComing());
        QVERIFY(!maintenance("a", "postponed").coming()); // unknown
        QCOMPARE(maintenance("a", "none").coming(), false);
        auto past = maintenance("a", "archived", "", "2026-07-01 00:00:00 +0000");
        past.completedAt = past.scheduledFor;
        QCOMPARE(past.coming(), false);
    }
};

POOLHOUSE_PLAIN_TEST(TestMaintenance)
#include "tst_maintenance.moc"
