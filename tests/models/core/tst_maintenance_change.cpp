// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/change.h"
#include "tests/support/planned_maintenance.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::MaintenancePhase;
using core::MaintenanceProblem;
using std::chrono::minutes;

Q_DECLARE_METATYPE(std::optional<core::MaintenanceProblem>)

namespace {

core::Maintenance inState(const char* state) {
    auto maintenance = test::plannedMaintenance();
    maintenance.state = core::readEnum(core::maintenanceStateWords(), state);
    return maintenance;
}

} // namespace

/// What may be changed of a maintenance.
class TestMaintenanceChange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void phases() {
        for (const auto* word : {"pending", "preparing", "ready"}) {
            QCOMPARE(core::phaseOf(inState(word)), MaintenancePhase::Planned);
            QVERIFY(core::plannedDate(inState(word)) == test::plannedMaintenance().scheduledFor);
        }
        for (const auto* word : {"none", "completed"}) {
            QCOMPARE(core::phaseOf(inState(word)), MaintenancePhase::None);
            QVERIFY(!core::plannedDate(inState(word)));
            QVERIFY(!core::shownMaintenance(inState(word)).requiredBy);
        }
        QCOMPARE(core::phaseOf(inState("running")), MaintenancePhase::Running);
        // a state of another version of the API
        auto odd = inState("postponed");
        QCOMPARE(core::phaseOf(odd), MaintenancePhase::Planned);
        odd.startedAt = odd.scheduledFor;
        QCOMPARE(core::phaseOf(odd), MaintenancePhase::Running);
        odd.completedAt = odd.scheduledFor;
        QCOMPARE(core::phaseOf(odd), MaintenancePhase::None);
    }

    void whatIsRunIsPlanned() {
        QVERIFY(!core::problemOfRunning(core::shownMaintenance(inState("ready"))));
        QVERIFY(core::problemOfRunning(core::shownMaintenance(inState("running"))) == MaintenanceProblem::Running);
        QVERIFY(core::problemOfRunning(core::shownMaintenance(inState("none"))) == MaintenanceProblem::NothingPlanned);
        auto undated = inState("pending");
        undated.scheduledFor.reset();
        QVERIFY(!core::problemOfRunning(core::shownMaintenance(undated)));
    }

    void moving_data() {
        QTest::addColumn<int>("weeks");
        QTest::addColumn<std::optional<MaintenanceProblem>>("problem");
        const auto row = [](int weeks, std::optional<MaintenanceProblem> problem) {
            QTest::addRow("%d", weeks) << weeks << problem;
        };
        row(0, MaintenanceProblem::NoWeeks);
        row(1, {});
        row(9, {}); // the very deadline
        row(10, MaintenanceProblem::AfterDeadline);
        row(52, MaintenanceProblem::AfterDeadline);
        row(53, MaintenanceProblem::TooManyWeeks);
        row(-2, {});
        row(-3, MaintenanceProblem::InThePast); // the present instant has passed
        row(-52, MaintenanceProblem::InThePast);
        row(-53, MaintenanceProblem::TooManyWeeks);
    }
    void moving() {
        QFETCH(const int, weeks);
        QFETCH(const std::optional<MaintenanceProblem>, problem);
        const auto change = *test::moveChange(test::plannedMaintenance(), weeks).maintenance;
        const auto now = *core::parseInstant("2026-06-18T22:00:00Z");
        QVERIFY(core::problemOfMoving(change, now) == problem);
        const bool byClock = problem == MaintenanceProblem::InThePast;
        QVERIFY(core::problemOfMoving(change) == (byClock ? std::nullopt : problem));
    }
    void whatIsMovedHasADate() {
        auto undated = inState("pending");
        undated.scheduledFor.reset();
        QVERIFY(core::problemOfMoving(*test::moveChange(undated, 1).maintenance) == MaintenanceProblem::DateUnknown);
        QVERIFY(core::problemOfMoving(*test::moveChange(inState("completed"), 1).maintenance) ==
                MaintenanceProblem::NothingPlanned);
        QVERIFY(core::problemOfMoving(*test::moveChange(inState("running"), 1).maintenance) ==
                MaintenanceProblem::Running);
        auto open = test::plannedMaintenance(); // without a deadline there is none to miss
        open.requiredBy.reset();
        QVERIFY(!core::problemOfMoving(*test::moveChange(open, 52).maintenance));
    }

    void windows() {
        const auto problem = [](const core::Maintenance& shown, const core::WeekTime& start) {
            return core::problemOfWindow(*test::windowChange(shown, start).maintenance);
        };
        const auto planned = test::plannedMaintenance();
        QVERIFY(!problem(planned, test::sundayNoon));
        QVERIFY(!problem(inState("none"), test::sundayNoon));
        QVERIFY(problem(planned, test::thursdayNight) == MaintenanceProblem::WindowSame);
        QVERIFY(problem(inState("running"), test::sundayNoon) == MaintenanceProblem::Running);
        QVERIFY(problem(planned, {std::chrono::Sunday, minutes(24 * 60)}) == MaintenanceProblem::WindowMissing);
        QVERIFY(problem(planned, {std::chrono::Sunday, minutes(-1)}) == MaintenanceProblem::WindowMissing);
        QVERIFY(core::problemOfWindow(core::shownMaintenance(planned)) == MaintenanceProblem::WindowMissing);
        auto unknown = planned;
        unknown.window.reset();
        QVERIFY(!problem(unknown, test::thursdayNight));
    }

    void enteredTimes_data() {
        QTest::addColumn<QByteArray>("day");
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<QByteArray>("read"); ///< empty: refused
        const auto row = [](const char* day, const char* time, const char* read) {
            QTest::addRow("%s %s", day, time) << QByteArray(day) << QByteArray(time) << QByteArray(read);
        };
        row("sunday", "13:30", "Sundays 13:30");
        row("Sundays", "1:30PM", "Sundays 13:30");
        row(" SUN ", " 1 pm ", "Sundays 13:00");
        row("mon", "12am", "Mondays 00:00");
        row("mon", "12:05 AM", "Mondays 00:05");
        row("mon", "12PM", "Mondays 12:00");
        row("tue", "9:05", "Tuesdays 09:05");
        row("sat", "23:59", "Saturdays 23:59");
        for (const auto* time : {"13", "24:00", "23:60", "1:3", "0pm", "13pm", "-1:30", "1:30 xm", "", "pm", "1::30",
                                 "1:30:00", "+1:30", "01:+3"}) {
            row("sunday", time, "");
        }
        for (const auto* day : {"", "s", "someday", "sun day", "sundayss"}) {
            row(day, "13:30", "");
        }
    }
    void enteredTimes() {
        QFETCH(const QByteArray, day);
        QFETCH(const QByteArray, time);
        QFETCH(const QByteArray, read);
        const auto at = core::parseWeekTime(day.toStdString(), time.toStdString());
        QCOMPARE(at ? QByteArray::fromStdString(core::formatWeekTime(*at)) : QByteArray(), read);
        QVERIFY(!at || core::isWeekTime(*at));
    }

    void poolsStayAsTheyAre() {
        const std::vector<core::PoolShape> pools{{core::PoolRole::Leader, "leader", "4G-Performance", 1}};
        for (const auto& change :
             {test::runChange(test::plannedMaintenance()), test::moveChange(test::plannedMaintenance(), 1),
              test::windowChange(test::plannedMaintenance(), test::sundayNoon)}) {
            QVERIFY(core::applied(pools, change, core::Catalog()).value() == pools);
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestMaintenanceChange)
#include "tst_maintenance_change.moc"
