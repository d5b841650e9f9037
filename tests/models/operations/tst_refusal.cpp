// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/kinds.h"
#include "models/operations/refusal.h"
#include "tests/models/fleet_scene.h"
#include "tests/models/operations/sample_changes.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using core::Change;
using core::ChangeKind;
using operations::Operation;
using operations::Refusal;
using test::sample::destroy;
using test::sample::level;
using Code = Refusal::Code;
using Problem = core::DraftProblemCode;
using Shapes = std::vector<core::PoolShape>;

namespace {

Shapes pools() {
    return {{core::PoolRole::Leader, "leader", "8G-Performance", 2},
            {core::PoolRole::Follower, "web-reads", "4G-Performance", 3},
            {core::PoolRole::Follower, "Analytics", "4G-Performance", 1}};
}

Operation open(const Change& change) {
    Operation operation;
    operation.change = change;
    operation.basis = pools();
    return operation;
}

const Change addAgain{ChangeKind::AddPool, "web-reads", "4G-Performance", 1};
const Change count{ChangeKind::SetCount, "web-reads", {}, 5};

} // namespace

class TestRefusal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conflictsOfOnePool_data() {
        QTest::addColumn<Change>("open");
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("conflict");
        const std::vector<std::pair<const char*, Change>> all{
            {"add", addAgain}, {"level", level}, {"count", count}, {"destroy", destroy}};
        for (const auto& [openName, open] : all) {
            for (const auto& [name, change] : all) {
                const bool scaling = (open == level && change == count) || (open == count && change == level);
                QTest::addRow("%s, then %s", openName, name) << open << change << !scaling;
            }
        }
    }
    void conflictsOfOnePool() {
        QFETCH(const Change, open);
        QFETCH(Change, change);
        QTEST(operations::conflicts(::open(open), change), "conflict");
        change.pool = "WEB-Reads"; // the API compares names without case
        QTEST(operations::conflicts(::open(open), change), "conflict");
        change.pool = "web-reads-2";
        QVERIFY(!operations::conflicts(::open(open), change));
    }

    void aConflictNamesTheOpenChangeAndItsPool() {
        const auto refusal = operations::conflictRefusal(open(count));
        QCOMPARE(refusal.code, Code::UnderWay);
        QCOMPARE(refusal.pool, std::string("web-reads"));
        QVERIFY(refusal.openChange == (Refusal::OpenChange{count, pools()[1]}));
        const Change fresh{ChangeKind::AddPool, "search", "4G-Performance", 1};
        QVERIFY(!operations::conflictRefusal(open(fresh)).openChange->before); // it was not there
    }

    void rules_data() {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("code"); ///< -1: allowed
        QTest::addColumn<int>("problem");
        const auto row = [](const char* name, const Change& change, Code code, int problem = -1) {
            QTest::newRow(name) << change << static_cast<int>(code) << problem;
        };
        const auto draft = [&row](const char* name, const Change& change, Problem problem) {
            row(name, change, Code::DraftProblems, static_cast<int>(problem));
        };
        QTest::newRow("allowed") << count << -1 << -1;
        QTest::newRow("none at all") << Change{ChangeKind::SetCount, "web-reads", {}, 0} << -1 << -1;
        row("–", {ChangeKind::SetCount, "nobody", {}, 1}, Code::PoolMissing);
        row("the leader", {ChangeKind::DestroyPool, "leader", {}, 0}, Code::LeaderStays);
        row("the same count", {ChangeKind::SetCount, "web-reads", {}, 3}, Code::NothingToDo);
        row("the same level", {ChangeKind::SetLevel, "web-reads", "4G-Performance", 0}, Code::NothingToDo);
        draft("no such level", {ChangeKind::SetLevel, "web-reads", "9T", 0}, Problem::LevelUnknown);
        draft("leader without instances", {ChangeKind::SetCount, "leader", {}, 0}, Problem::CountBelowMinimum);
        draft("leader with three", {ChangeKind::SetCount, "leader", {}, 3}, Problem::CountAboveMaximum);
        draft("fourteen in all", {ChangeKind::SetCount, "web-reads", {}, 13}, Problem::CountAboveMaximum);
        draft("name taken but for case", {ChangeKind::AddPool, "analytics", "4G-Performance", 1}, Problem::Name);
        draft("no name", {ChangeKind::AddPool, "a--b", "4G-Performance", 1}, Problem::Name);
    }
    void rules() {
        QFETCH(const Change, change);
        QFETCH(const int, code);
        QFETCH(const int, problem);
        const auto refusal = operations::ruleRefusal(change, pools(), test::catalog());
        QCOMPARE(refusal ? static_cast<int>(refusal->code) : -1, code);
        if (!refusal) {
            return;
        }
        QCOMPARE(refusal->pool, change.pool);
        QCOMPARE(refusal->problems.empty() ? -1 : static_cast<int>(refusal->problems.front().code), problem);
        const bool draft = refusal->code == Code::DraftProblems;
        QCOMPARE(refusal->takenNames,
                 draft ? (std::vector<std::string>{"leader", "web-reads", "Analytics"}) : std::vector<std::string>());
    }

    void whatIsOpenCountsAsDone() {
        const auto more = open({ChangeKind::AddPool, "search", "8G-Performance", 9});
        const auto less = open(destroy);
        const auto gone = open({ChangeKind::SetCount, "nobody", {}, 4}); // does not apply: skipped
        const auto after = operations::afterAll(pools(), {&more, &gone, &less}, test::catalog());
        QCOMPARE(after.size(), std::size_t{3});
        QVERIFY(after.back() == (core::PoolShape{core::PoolRole::Follower, "search", "8G-Performance", 9}));
        QVERIFY(operations::ruleRefusal(count, after, test::catalog())->code == Code::PoolMissing);
        QVERIFY(operations::afterAll(pools(), {}, test::catalog()) == pools());
    }
};

POOLHOUSE_CORE_APP_TEST(TestRefusal)
#include "tst_refusal.moc"
