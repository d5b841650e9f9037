// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/maintenance_reader.h"
#include "models/fleet/store.h"
#include "models/views/maintenance_forms.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/planned_maintenance.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::ChangeKind;
using test::plannedMaintenance;
using views::MaintenanceDraft;
using views::MaintenanceForm;

namespace {

const core::Instant decidedAt = *core::parseInstant("2026-06-20T12:00:00Z");

/// Forms of the cluster in the main window.
struct FormScene {
    fleet::Store store;
    core::Maintenance shown = plannedMaintenance();
    std::optional<operations::Refusal> refused;
    std::chrono::minutes offset{0};

    FormScene() { test::fillWithRectangular(store); }

    [[nodiscard]] MaintenanceForm form(ChangeKind kind, const MaintenanceDraft& draft = {}) const {
        return views::maintenanceForm({store, *store.cluster(test::rectangular().id), decidedAt}, shown, kind, draft,
                                      {decidedAt, {}, offset}, [this](const core::Change&) { return refused; });
    }
};

QString factsOf(const MaintenanceForm& form) {
    QStringList lines;
    for (const auto& fact : form.facts) {
        lines << fact.label + QStringLiteral(": ") + fact.plain();
    }
    return lines.join(QLatin1Char('\n'));
}

operations::Refusal lockedRefusal() {
    operations::Refusal refusal;
    refusal.code = operations::Refusal::Code::ClusterMissing;
    return refusal;
}

} // namespace

/// The effect of a change of the maintenance, told before, and what keeps it from being sent.
class TestMaintenanceForms : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The same as on the command line.
    void thePhraseOfAClusterWithoutAnAppIsItsName() {
        const FormScene scene;
        auto alone = *scene.store.cluster(test::rectangular().id);
        alone.summary.app = {};
        const auto form = [&](const QString& typed) {
            return views::maintenanceForm({scene.store, alone, decidedAt}, scene.shown, ChangeKind::RunMaintenance,
                                          {1, {}, typed}, {decidedAt, {}, {}},
                                          [](const core::Change&) { return std::nullopt; });
        };
        const auto phrase = form({}).phrase;
        QCOMPARE(phrase, QStringLiteral("postgresql-rectangular-12345"));
        QVERIFY(!form(phrase).whyNot);
    }

    void aRunNeedsItsPhrase() {
        const FormScene scene;
        const auto phrase = QStringLiteral("example-app/postgresql-rectangular-12345");
        auto form = scene.form(ChangeKind::RunMaintenance);
        QCOMPARE(form.title, QStringLiteral("Run the maintenance of postgresql-rectangular-12345 now?"));
        QCOMPARE(form.phrase, phrase);
        QCOMPARE(form.whyNot, QStringLiteral("Type %1 first.").arg(phrase));
        QVERIFY(form.changes.empty() && !form.mismatch);
        QVERIFY2(form.consequence.contains(QStringLiteral("Apps may lose their connections while it runs")) &&
                     form.consequence.contains(QStringLiteral("can't be stopped or undone")),
                 qPrintable(form.consequence));
        QVERIFY2(factsOf(form).contains(QStringLiteral("Required by: ")), qPrintable(factsOf(form)));
        form = scene.form(ChangeKind::RunMaintenance, {1, {}, QStringLiteral("Example-app/p")});
        QCOMPARE(form.mismatch, QStringLiteral("Case-sensitive."));
        form = scene.form(ChangeKind::RunMaintenance, {1, {}, QStringLiteral("other")});
        QCOMPARE(form.mismatch, QStringLiteral("This doesn't match the app and the cluster."));
        form = scene.form(ChangeKind::RunMaintenance, {1, {}, QLatin1Char(' ') + phrase + QLatin1Char(' ')});
        QVERIFY(!form.whyNot && form.changes == std::vector{test::runChange(plannedMaintenance())});
    }

    void aMoveIsCheckedWhileTyping_data() {
        QTest::addColumn<int>("weeks");
        QTest::addColumn<QString>("problem");
        QTest::newRow("later") << 2 << QString();
        QTest::newRow("earlier") << -2 << QString();
        QTest::newRow("nowhere") << 0 << QStringLiteral("No change: choose at least one week, earlier or later.");
        QTest::newRow("past") << -3 << QStringLiteral("2026-06-18 22:00 UTC is in the past.");
        QTest::newRow("late") << 10
                              << QStringLiteral("2026-09-17 22:00 UTC is after the deadline, 2026-09-10 22:00 UTC.");
    }
    void aMoveIsCheckedWhileTyping() {
        QFETCH(const int, weeks);
        QFETCH(const QString, problem);
        const FormScene scene;
        const auto form = scene.form(ChangeKind::MoveMaintenance, {weeks, {}, {}});
        QCOMPARE(form.fieldProblem.value_or(QString()), problem);
        QCOMPARE(form.whyNot.value_or(QString()), problem);
        QVERIFY(form.phrase.isEmpty() && form.changes.empty() != problem.isEmpty());
        QVERIFY2(factsOf(form).contains(QStringLiteral("New date: ")), qPrintable(factsOf(form)));
        QCOMPARE(form.consequence.isEmpty(), !problem.isEmpty());
    }

    /// Both windows, both clocks.
    void aWindowIsToldByBothClocks() {
        FormScene scene;
        scene.offset = std::chrono::minutes(120);
        auto form = scene.form(ChangeKind::SetWindow);
        QCOMPARE(form.fieldProblem, QStringLiteral("No change: the window already starts Thursdays 22:00 UTC."));
        form = scene.form(ChangeKind::SetWindow, {1, test::sundayNoon, {}});
        QVERIFY(!form.fieldProblem && form.changes.size() == 1);
        QCOMPARE(factsOf(form), QStringLiteral("Window now: Thursdays 22:00 to Fridays 02:00 UTC\n"
                                               "Now, local time: Fridays 00:00 to 04:00 (UTC+02:00)\n"
                                               "New window: Sundays 13:30 to 17:30 UTC\n"
                                               "New, local time: Sundays 15:30 to 19:30 (UTC+02:00)"));
        QVERIFY2(form.consequence.contains(QStringLiteral("moves to the new window")), qPrintable(form.consequence));
        scene.shown.window.reset();
        scene.shown.windowText = "whenever";
        QVERIFY2(factsOf(scene.form(ChangeKind::SetWindow, {1, test::sundayNoon, {}}))
                     .contains(QStringLiteral("New window: from Sundays 13:30 UTC")),
                 "its length is unknown");
    }

    void whatTheEngineRefusesIsNotSent() {
        FormScene scene;
        scene.refused = lockedRefusal();
        for (const auto kind : {ChangeKind::RunMaintenance, ChangeKind::MoveMaintenance}) {
            const auto form = scene.form(kind, {1, {}, QStringLiteral("example-app/postgresql-rectangular-12345")});
            QCOMPARE(form.whyNot, QStringLiteral("The cluster no longer exists."));
            QVERIFY(form.changes.empty() && !form.fieldProblem);
        }
    }

    void whichCanBeBegun() {
        const auto engine = [](const core::Change& change) {
            const auto& subject = *change.maintenance;
            const auto problem =
                change.kind == ChangeKind::SetWindow ? core::problemOfWindow(subject) : core::problemOfRunning(subject);
            operations::Refusal refusal;
            refusal.code = operations::Refusal::Code::MaintenanceBad;
            refusal.maintenance = subject;
            refusal.maintenanceProblem = problem;
            return problem ? std::optional(refusal) : std::nullopt;
        };
        const auto actions = [&](const core::Maintenance& shown) {
            fleet::MaintenanceRecord record;
            record.current = shown;
            return views::maintenanceActions(&record, engine);
        };
        auto shown = plannedMaintenance();
        QVERIFY(actions(shown) == views::MaintenanceActions());
        shown.scheduledFor.reset();
        QVERIFY(!actions(shown).run && actions(shown).move && !actions(shown).window);
        shown.state = core::readEnum(core::maintenanceStateWords(), "none");
        QCOMPARE(actions(shown).run, QStringLiteral("No maintenance is planned."));
        QVERIFY(actions(shown).move && !actions(shown).window);
        shown.state = core::readEnum(core::maintenanceStateWords(), "running");
        QCOMPARE(actions(shown).window, QStringLiteral("The maintenance is running. Wait for it to finish."));
        const auto unread = views::maintenanceActions(nullptr, engine);
        QVERIFY(unread.run && unread.run == unread.move && unread.run == unread.window);
    }
};

POOLHOUSE_CORE_APP_TEST(TestMaintenanceForms)
#include "tst_maintenance_forms.moc"
