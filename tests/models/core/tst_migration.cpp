// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/migration_change.h"
#include "models/core/migration_method.h"
#include "tests/support/known_migration.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::MigrationMethod;
using core::MigrationProblem;
using core::MigrationState;

/// How far a migration is, and what can be done then.
class TestMigration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void states_data() {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<bool>("active");
        QTest::addColumn<bool>("underWay");
        QTest::addColumn<bool>("over");
        QTest::addColumn<int>("preparing"); ///< -1: allowed
        QTest::addColumn<int>("acting");
        const auto row = [](const char* word, bool active, bool underWay, bool over,
                            std::optional<MigrationProblem> preparing, std::optional<MigrationProblem> acting) {
            QTest::newRow(word) << QByteArray(word) << active << underWay << over
                                << (preparing ? static_cast<int>(*preparing) : -1)
                                << (acting ? static_cast<int>(*acting) : -1);
        };
        const auto active = MigrationProblem::Active;
        row("creating_target", true, false, false, active, MigrationProblem::NotReady);
        row("preparing", true, false, false, active, MigrationProblem::NotReady);
        row("ready", true, false, false, active, {});
        row("migrating", true, true, false, active, MigrationProblem::Started);
        row("promoting", true, true, false, active, MigrationProblem::Started);
        row("completed", false, false, true, {}, MigrationProblem::Over);
        row("cancelled", false, false, true, {}, MigrationProblem::Over);
        row("failed", false, false, true, {}, MigrationProblem::Over);
        row("unknown", false, false, false, MigrationProblem::StateUnknown, MigrationProblem::StateUnknown);
        row("rewinding", false, false, false, MigrationProblem::StateUnknown, MigrationProblem::StateUnknown);
    }
    void states() {
        QFETCH(const QByteArray, word);
        const auto shown = test::knownMigration(word.constData());
        QCOMPARE(shown.state.text, word.toStdString());
        QTEST(core::isActive(shown.state.known), "active");
        QTEST(core::isUnderWay(shown.state.known), "underWay");
        QTEST(core::isOver(shown.state.known), "over");
        const auto number = [](std::optional<MigrationProblem> problem) {
            return problem ? static_cast<int>(*problem) : -1;
        };
        const auto change = core::shownMigration(shown);
        QTEST(number(core::problemOfPreparing(change)), "preparing");
        QTEST(number(core::problemOfReady(change)), "acting");
    }
    void withoutAny() {
        auto change = core::shownMigration({});
        QVERIFY(change == core::ChangedMigration{});
        QVERIFY(core::problemOfReady(change) == MigrationProblem::NoMigration);
        QVERIFY(core::problemOfPreparing(change) == MigrationProblem::SourceMissing);
        change.source = {"legacy-1"};
        QVERIFY(!core::problemOfPreparing(change));
    }
    /// By its id and state: an API may use a record again.
    void asShown() {
        const auto ready = test::knownMigration("ready");
        const auto change = core::shownMigration(ready);
        QVERIFY(core::isAsShown(change, ready));
        QVERIFY(!core::isAsShown(change, {}));
        QVERIFY(!core::isAsShown(change, test::knownMigration("cancelled")));
        QVERIFY(!core::isAsShown(change, test::knownMigration("ready", "migration-2")));
        QVERIFY(core::isAsShown(core::shownMigration({}), {}));
        QVERIFY(!core::isAsShown(core::shownMigration({}), ready));
    }
    void methods() {
        for (const auto* word : {"snapshot", "full-load"}) {
            QVERIFY(core::parseMigrationMethod(word) == MigrationMethod::FullLoad);
        }
        for (const auto* word : {"streaming", "cdc"}) {
            QVERIFY(core::parseMigrationMethod(word) == MigrationMethod::Cdc);
        }
        for (const auto method : {MigrationMethod::FullLoad, MigrationMethod::Cdc}) {
            QVERIFY(core::parseMigrationMethod(core::migrationMethodWord(method)) == method);
        }
        for (const auto* word : {"", "Snapshot", "copy"}) {
            QVERIFY(!core::parseMigrationMethod(word));
        }
    }
    void sources_data() {
        QTest::addColumn<QByteArray>("plan");
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<int>("problem");
        const auto row = [](const char* plan, const char* state, int problem) {
            QTest::addRow("%s, %s", plan, state) << QByteArray(plan) << QByteArray(state) << problem;
        };
        const auto essential = static_cast<int>(core::SourceProblem::Essential);
        const auto unavailable = static_cast<int>(core::SourceProblem::Unavailable);
        row("standard-2", "provisioned", -1);
        row("premium-0", "provisioned", -1);
        row("private-3", "provisioned", -1);
        row("standard-2", "sleeping", -1);
        row("essential-1", "provisioned", essential);
        row("mini", "provisioned", essential);
        row("basic", "provisioned", essential);
        row("hobby-dev", "provisioned", essential);
        row("standard-2", "provisioning", unavailable);
        row("standard-2", "deprovisioning", unavailable);
    }
    void sources() {
        QFETCH(const QByteArray, plan);
        QFETCH(const QByteArray, state);
        auto database = test::legacyDatabase();
        database.plan = plan.toStdString();
        database.state = core::readEnum(core::addonStateWords(), state.toStdString());
        const auto problem = core::problemOfSource(database);
        QTEST(problem ? static_cast<int>(*problem) : -1, "problem");
    }
};

POOLHOUSE_PLAIN_TEST(TestMigration)
#include "tst_migration.moc"
