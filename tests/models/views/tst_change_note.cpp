// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/operations/operation.h"
#include "models/views/change_note.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/changed_configuration.h"
#include "tests/support/cluster_changes.h"
#include "tests/support/known_migration.h"
#include "tests/support/planned_maintenance.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

#include <optional>
#include <string>
#include <vector>

using namespace poolhouse;
using core::ChangeKind;
using test::at;
using test::s;
using State = operations::Operation::State;

namespace {

/// A change of the cluster of the main window, 26 s after it was asked for.
operations::Operation operation(State state, core::Change change) {
    operations::Operation operation;
    operation.id = "op-1";
    operation.cluster = test::rectangular().id;
    operation.clusterName = test::rectangular().name;
    operation.app = "example-app";
    operation.change = std::move(change);
    operation.basis = core::shapesOf(test::rectangularInfo());
    operation.state = state;
    operation.askedAt = at(0);
    if (operation.finished()) {
        operation.finishedAt = at(20);
    }
    return operation;
}

core::Change scale(int count) {
    return {ChangeKind::SetCount, "web-reads", {}, count};
}
const core::Change add{ChangeKind::AddPool, "batch-reads", "4G-Performance", 2};
const core::Change toLevel{ChangeKind::SetLevel, "web-reads", "8G-Performance", 0};
const core::Change destroy{ChangeKind::DestroyPool, "web-reads", {}, 0};
core::Change standby(bool wanted) {
    return {ChangeKind::SetCount, std::string(core::leaderPoolName), {}, wanted ? 2 : 1};
}

core::Change attachmentChange(ChangeKind kind) {
    return {kind, "analytics", {}, 0, core::ChangedAttachment{"catalog-api", "REPORTS"}};
}

/// A pool of which the API says that it is at work.
core::Pool atWork(const std::string& name, const std::string& level, int instances, int expected) {
    auto pool = test::pool(name, level, instances, std::nullopt);
    pool.expectedCount = expected;
    pool.waitStatus.message = "Replacing  instances";
    return pool;
}

constexpr State everyState[] = {State::Queued,  State::Checking,       State::Drifted,        State::Sending,
                                State::Waiting, State::NeedsTwoFactor, State::Verifying,      State::Watching,
                                State::Done,    State::Failed,         State::OutcomeUnknown, State::Cancelled};

} // namespace

class TestChangeNote : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// What a card says about the progress of each kind of change.
    void progress_data() {
        using Pool = std::optional<core::Pool>;
        QTest::addColumn<core::Change>("change");
        QTest::addColumn<Pool>("pool");
        QTest::addColumn<QString>("what");
        QTest::addColumn<double>("share"); // -1: none
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* name, const core::Change& change, const Pool& pool, const char* what,
                            double share, const char* detail) {
            QTest::newRow(name) << change << pool << s(what) << share << s(detail);
        };
        const auto reads = [](int instances, int expected) {
            return atWork("web-reads", "4G-Performance", instances, expected);
        };
        row("no pool yet", add, std::nullopt, "Being added", -1, "Accepted by the API.");
        row("adding", add, atWork("batch-reads", "4G-Performance", 1, 2), "Being added: 1 of 2 up", 0.5,
            "Replacing instances");
        row("scaling up", scale(5), reads(3, 5), "Scaling to 5 instances: 3 up", 0.6, "Replacing instances");
        row("scaling down", scale(1), reads(2, 1), "Scaling to 1 instance: 2 still there", 0.5, "Replacing instances");
        row("scaling to none", scale(0), reads(1, 0), "Scaling to 0: 1 still there", 2.0 / 3, "Replacing instances");
        row("level not begun", toLevel, reads(3, 3), "Changing the level to 8G-Performance: 0 of 3 changed", 0,
            "Replacing instances");
        auto half = atWork("web-reads", "8G-Performance", 3, 3);
        half.instances.front().level = "4G-Performance";
        row("level half way", toLevel, half, "Changing the level to 8G-Performance: 2 of 3 changed", 2.0 / 3,
            "Replacing instances");
        row("destroying", destroy, reads(3, 3), "Being destroyed", -1, "Replacing instances");
        const auto leader = atWork("leader", "8G-Performance", 1, 2);
        row("adding the standby", standby(true), leader, "Adding the standby", -1, "Replacing instances");
        row("removing the standby", standby(false), leader, "Removing the standby", -1, "Replacing instances");
    }

    void progress() {
        QFETCH(core::Change, change);
        QFETCH(std::optional<core::Pool>, pool);
        QFETCH(QString, what);
        QFETCH(double, share);
        QFETCH(QString, detail);
        const auto note = views::changeNote(operation(State::Watching, change), pool ? &*pool : nullptr, at(26));
        QCOMPARE(note.what, what);
        QCOMPARE(note.detail, detail);
        QCOMPARE(note.share.has_value(), share >= 0);
        if (note.share) {
            QVERIFY(qAbs(*note.share - share) < 1e-9);
        }
        QCOMPARE(note.elapsed, s("26 s"));
        QVERIFY(note.running && !note.wantsCode);
    }

    void figuresOfAFailedReadingAreNotCounted() {
        auto unread = operation(State::Watching, scale(5));
        unread.problem = test::error(api::ApiError::Kind::Timeout);
        const auto pool = atWork("web-reads", "4G-Performance", 3, 5);
        const auto note = views::changeNote(unread, &pool, at(26));
        QCOMPARE(note.what, s("Scaling to 5 instances"));
        QVERIFY(!note.share);
    }

    void instancesThatAreNotUpDoNotCount() {
        auto pool = atWork("web-reads", "4G-Performance", 4, 5);
        pool.instances.back().status = "provisioning";
        const auto note = views::changeNote(operation(State::Watching, scale(5)), &pool, at(26));
        QCOMPARE(note.what, s("Scaling to 5 instances: 3 up"));
    }

    void states_data() {
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("what"); // how it begins
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("running");
        QTest::addColumn<bool>("wantsCode");
        QTest::addColumn<bool>("needsUser");
        const auto row = [](const char* name, State state, const char* what, const char* word, bool running,
                            bool wantsCode = false, bool needsUser = false) {
            QTest::newRow(name) << state << s(what) << s(word) << running << wantsCode << needsUser;
        };
        row("queued", State::Queued, "Queued", "queued", true);
        row("checking", State::Checking, "Scaling to 5 instances", "scaling to 5", true);
        row("sending", State::Sending, "Scaling to 5 instances", "scaling to 5", true);
        row("waiting", State::Waiting, "On hold: Scale web-reads from 3 to 5 instances", "on hold", true);
        row("code", State::NeedsTwoFactor, "", "needs a code", true, true, true);
        row("verifying", State::Verifying, "", "no response", true);
        row("watching", State::Watching, "Scaling to 5 instances", "scaling to 5", true);
        row("done", State::Done, "", "done", false);
        row("drifted", State::Drifted, "Not sent: the cluster changed", "not sent", false);
        row("failed", State::Failed, "", "not done", false);
        row("unknown", State::OutcomeUnknown, "Outcome unknown", "outcome unknown", false, false, true);
        row("cancelled", State::Cancelled, "", "cancelled", false);
    }

    void states() {
        QFETCH(State, state);
        QFETCH(QString, what);
        QFETCH(QString, word);
        QFETCH(bool, running);
        QFETCH(bool, wantsCode);
        QFETCH(bool, needsUser);
        const auto change = operation(state, scale(5));
        const auto note = views::changeNote(change, nullptr, at(26));
        QVERIFY(!note.what.isEmpty());
        QVERIFY2(note.what.startsWith(what), qPrintable(note.what));
        QCOMPARE(views::changeWord(change), word);
        QCOMPARE(note.running, running);
        QCOMPARE(note.elapsed, running ? s("26 s") : QString());
        QCOMPARE(note.wantsCode, wantsCode);
        QCOMPARE(views::needsUser(change), needsUser);
        QVERIFY(!note.share); // without a pool there is nothing to count
        QCOMPARE(note.operation, std::string("op-1"));
    }

    void nothingIsSaidOfTheFirstSecond() {
        QCOMPARE(views::changeNote(operation(State::Sending, scale(5)), nullptr, at(0)).elapsed, QString());
    }

    void everyStateHasItsOwnHeadlineOfTheEnd() {
        for (const auto state : everyState) {
            const auto change = operation(state, scale(5));
            if (!change.finished()) {
                continue;
            }
            const auto text = views::changeEnded(change);
            const auto expected = state == State::Done     ? s("web-reads scaled to 5")
                                  : state == State::Failed ? s("Scaling web-reads to 5 failed")
                                  : state == State::OutcomeUnknown
                                      ? s("Outcome unknown: Scale web-reads from 3 to 5 instances")
                                  : state == State::Drifted ? s("Not sent: Scale web-reads from 3 to 5 instances")
                                                            : s("Cancelled: Scale web-reads from 3 to 5 instances");
            QCOMPARE(text, expected);
        }
    }

    void words_data() {
        QTest::addColumn<core::Change>("change");
        QTest::addColumn<QString>("underWay");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("done");
        const auto row = [](const char* name, const core::Change& change, const char* underWay, const char* word,
                            const char* done) { QTest::newRow(name) << change << s(underWay) << s(word) << s(done); };
        row("add", add, "Adding batch-reads", "being added", "batch-reads added");
        row("level", toLevel, "Changing web-reads to 8G-Performance", "changing level",
            "web-reads changed to 8G-Performance");
        row("count", scale(5), "Scaling web-reads to 5", "scaling to 5", "web-reads scaled to 5");
        row("destroy", destroy, "Destroying web-reads", "being destroyed", "web-reads destroyed");
        row("attach", attachmentChange(ChangeKind::Attach), "Attaching catalog-api to analytics", "attaching an app",
            "catalog-api attached to analytics");
        row("detach", attachmentChange(ChangeKind::Detach), "Detaching REPORTS from catalog-api", "detaching an app",
            "REPORTS detached from catalog-api");
        row("run maintenance", test::runChange(test::plannedMaintenance()),
            "Running the maintenance of postgresql-rectangular-12345", "running maintenance",
            "Maintenance of postgresql-rectangular-12345 completed");
        row("move maintenance", test::moveChange(test::plannedMaintenance(), 1),
            "Moving the maintenance of postgresql-rectangular-12345", "moving the maintenance",
            "Maintenance of postgresql-rectangular-12345 moved");
        row("window", test::windowChange(test::plannedMaintenance(), test::sundayNoon),
            "Changing the maintenance window of postgresql-rectangular-12345", "changing the window",
            "Maintenance window of postgresql-rectangular-12345 changed");
        row("destroy cluster", test::removalChange({}), "Destroying the cluster postgresql-rectangular-12345",
            "being destroyed", "Cluster postgresql-rectangular-12345 destroyed");
        row("upgrade", test::upgradeChange("17.5", {}), "Upgrading PostgreSQL of postgresql-rectangular-12345",
            "upgrading PostgreSQL", "PostgreSQL of postgresql-rectangular-12345 upgraded");
        row("settings", test::settingsChange(test::defaultSettings(), {{"log_statement", "mod"}}),
            "Changing settings of postgresql-rectangular-12345", "changing settings",
            "Settings of postgresql-rectangular-12345 changed");
        row("quota", test::quotaChange(test::unsetQuota(), test::quotaTerms(80, 90, core::EnforcementAction::Notify)),
            "Changing the quota of postgresql-rectangular-12345", "changing the quota",
            "Quota of postgresql-rectangular-12345 changed");
        row("prepare migration", test::migrationChange(ChangeKind::PrepareMigration),
            "Preparing the migration into postgresql-rectangular-12345", "preparing a migration",
            "Migration into postgresql-rectangular-12345 ready to run");
        row("run migration", test::migrationChange(ChangeKind::RunMigration),
            "Migrating into postgresql-rectangular-12345", "migrating",
            "Migration into postgresql-rectangular-12345 completed");
        row("cancel migration", test::migrationChange(ChangeKind::CancelMigration),
            "Cancelling the migration into postgresql-rectangular-12345", "cancelling a migration",
            "Migration into postgresql-rectangular-12345 cancelled");
        row("standby", standby(true), "Adding the standby of postgresql-rectangular-12345", "adding standby",
            "The leader of postgresql-rectangular-12345 now has a standby");
        row("no standby", standby(false), "Removing the standby of postgresql-rectangular-12345", "removing standby",
            "The leader of postgresql-rectangular-12345 no longer has a standby");
        row("leader's level",
            core::Change{ChangeKind::SetLevel, std::string(core::leaderPoolName), "16G-Performance", 0},
            "Changing the leader to 16G-Performance", "changing level",
            "The leader of postgresql-rectangular-12345 changed to 16G-Performance");
    }

    void words() {
        QFETCH(core::Change, change);
        QFETCH(QString, underWay);
        QFETCH(QString, word);
        QFETCH(QString, done);
        QCOMPARE(views::changeUnderWay(operation(State::Watching, change)), underWay);
        QCOMPARE(views::changeWord(operation(State::Watching, change)), word);
        QCOMPARE(views::changeEnded(operation(State::Done, change)), done);
    }
};

POOLHOUSE_PLAIN_TEST(TestChangeNote)
#include "tst_change_note.moc"
