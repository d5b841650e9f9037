// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/needs.h"
#include "models/plans/undo_stack.h"
#include "tests/models/fleet_fixture.h"

#include <QtTest>

using namespace poolhouse;
using core::PoolRole;
using core::PoolShape;

namespace {

QString s(const char* text) {
    return QString::fromUtf8(text);
}

PoolShape follower(const char* name, const char* level, int count) {
    return {PoolRole::Follower, name, level, count};
}

/// "leader 8G-Performance 2>2; web-reads ...": level and count, live > wanted.
QString printed(const plans::PlannedCluster& cluster) {
    QStringList lines;
    const auto shape = [](const std::optional<PoolShape>& each) {
        return each ? s("%1 %2x%3")
                          .arg(QString::fromStdString(each->name))
                          .arg(each->count)
                          .arg(QString::fromStdString(each->level).section(QLatin1Char('-'), 0, 0))
                    : s("-");
    };
    for (const auto& pool : cluster.pools) {
        lines << shape(pool.live) + s(" > ") + shape(pool.wanted);
    }
    return lines.join(s("; "));
}

plans::PlanDraft draftWith(int count) {
    auto cluster = plans::plannedAsLive(fixture::rectangularInfo());
    cluster.pools[2].wanted->count = count;
    return {{cluster}};
}

int countOf(const plans::UndoStack& history) {
    return history.now().clusters[0].pools[2].wanted->count;
}

} // namespace

class PlannerDraftTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFreshPlanWantsWhatIsThere() {
        const auto cluster = plans::plannedAsLive(fixture::rectangularInfo());
        QCOMPARE(printed(cluster), s("leader 2x8G > leader 2x8G; analytics 1x16G > analytics 1x16G; "
                                     "web-reads 3x4G > web-reads 3x4G"));
        QVERIFY(!cluster.changed());
        QVERIFY(cluster.needs.leaderHighAvailability);
    }

    void shapesBecomeRowsByName() {
        auto cluster = plans::plannedAsLive(fixture::rectangularInfo());
        plans::wantShapes(cluster, {{PoolRole::Leader, "leader", "8G-Performance", 1},
                                    follower("web-reads", "4G-Performance", 5),
                                    follower("new-one", "8G-Performance", 1)});
        QCOMPARE(printed(cluster), s("leader 2x8G > leader 1x8G; analytics 1x16G > -; web-reads 3x4G > web-reads 5x4G; "
                                     "- > new-one 1x8G"));
    }

    void rebasingKeepsIntentionsAndFollowsTheRest() {
        auto cluster = plans::plannedAsLive(fixture::rectangularInfo());
        cluster.pools[2].wanted->count = 5;                // web-reads: the count is ours
        cluster.pools[1].wanted->level = "8G-Performance"; // analytics: gone by then
        cluster.pools.push_back({std::nullopt, follower("mine", "4G-Performance", 1)});
        auto now = fixture::info(fixture::rectangular(), {fixture::pool("leader", "16G-Performance", 2, 600),
                                                          fixture::pool("web-reads", "8G-Performance", 4, 900),
                                                          fixture::pool("theirs", "4G-Performance", 1, 0)});
        QVERIFY(plans::drifted(cluster, now));
        const auto next = plans::rebased(cluster, now);
        QCOMPARE(printed(next), s("leader 2x16G > leader 2x16G; theirs 1x4G > theirs 1x4G; "
                                  "web-reads 4x8G > web-reads 5x8G; - > mine 1x4G"));
        QVERIFY(!plans::drifted(next, now));
    }

    void rebasingMeetsAPoolMadeMeanwhile() {
        auto cluster = plans::plannedAsLive(fixture::rectangularInfo());
        cluster.pools.push_back({std::nullopt, follower("batch", "8G-Performance", 2)});
        auto now = fixture::rectangularInfo();
        now.pools.push_back(fixture::pool("batch", "4G-Performance", 1, 0));
        const auto next = plans::rebased(cluster, now);
        QVERIFY(printed(next).contains(s("batch 1x4G > batch 2x8G")));
    }

    void unnamedPoolsTakeTheClosestLiveName() {
        const auto cluster = plans::plannedAsLive(fixture::rectangularInfo());
        std::vector<PoolShape> shapes{follower("", "4G-Performance", 5), follower("", "8G-Performance", 1),
                                      follower("", "8G-Performance", 2)};
        plans::nameLikeLive(shapes, cluster);
        QCOMPARE(shapes[0].name, std::string("web-reads")); // the same level
        QCOMPARE(shapes[1].name, std::string("analytics"));
        QCOMPARE(shapes[2].name, std::string("reads"));
    }

    void editsAreUndoneOneByOne() {
        plans::UndoStack history(draftWith(3));
        QVERIFY(!history.canUndo());
        history.edit(draftWith(4), s("four"), {}, fixture::at(0));
        history.edit(draftWith(5), s("five"), {}, fixture::at(0));
        QCOMPARE(history.undoLabel(), s("five"));
        history.undo();
        QCOMPARE(countOf(history), 4);
        QCOMPARE(history.redoLabel(), s("five"));
        history.undo();
        QCOMPARE(countOf(history), 3);
        history.undo();
        QCOMPARE(countOf(history), 3);
        history.redo();
        history.redo();
        QCOMPARE(countOf(history), 5);
        history.undo();
        history.edit(draftWith(7), s("seven"), {}, fixture::at(1));
        QVERIFY(!history.canRedo()); // another way was taken
    }

    void draggingIsOneStep() {
        plans::UndoStack history(draftWith(3));
        history.edit(draftWith(4), s("four"), "count", fixture::at(0));
        history.edit(draftWith(5), s("five"), "count", fixture::at(1));
        history.edit(draftWith(6), s("six"), "count", fixture::at(2));
        history.undo();
        QCOMPARE(countOf(history), 3);
        history.redo();
        QCOMPARE(countOf(history), 6);
        history.edit(draftWith(7), s("seven"), "count", fixture::at(2)); // after redo a new step begins
        history.undo();
        QCOMPARE(countOf(history), 6);
    }

    void aPauseOrAnotherFieldBeginsAStep() {
        plans::UndoStack history(draftWith(3));
        history.edit(draftWith(4), s("four"), "count", fixture::at(0));
        history.edit(draftWith(5), s("five"), "count", fixture::at(2));
        history.edit(draftWith(6), s("six"), "other", fixture::at(2));
        history.undo();
        QCOMPARE(countOf(history), 5);
        history.undo();
        QCOMPARE(countOf(history), 4);
    }

    void draggingBackLeavesNoStep() {
        plans::UndoStack history(draftWith(3));
        history.edit(draftWith(4), s("four"), "count", fixture::at(0));
        history.edit(draftWith(3), s("three"), "count", fixture::at(0));
        QVERIFY(!history.canUndo());
    }

    void connectionsAreReadAsPeopleWriteThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("connections"); // 0: refused
        QTest::addColumn<QString>("again");
        QTest::newRow("number") << s("1300") << qint64(1300) << s("1,300");
        QTest::newRow("grouped") << s(" 1,300 ") << qint64(1300) << s("1,300");
        QTest::newRow("factors") << s("26 x 5 x 10") << qint64(1300) << s("26 × 5 × 10");
        QTest::newRow("four") << s("2*3×4X5") << qint64(120) << s("2 × 3 × 4 × 5");
        QTest::newRow("five") << s("1x1x1x1x1") << qint64(0) << QString();
        QTest::newRow("nothing") << QString() << qint64(0) << QString();
        QTest::newRow("half") << s("26 x") << qint64(0) << QString();
        QTest::newRow("zero") << s("0") << qint64(0) << QString();
        QTest::newRow("negative") << s("-4") << qint64(0) << QString();
        QTest::newRow("fraction") << s("1.5") << qint64(0) << QString();
        QTest::newRow("exponent") << s("1e3") << qint64(0) << QString();
        QTest::newRow("badly grouped") << s("13,00") << qint64(0) << QString();
        QTest::newRow("most") << s("1000000000") << qint64(1000000000) << s("1,000,000,000");
        QTest::newRow("too many") << s("1000000001") << qint64(0) << QString();
        QTest::newRow("product too large") << s("1000000 x 1000000") << qint64(0) << QString();
        QTest::newRow("enormous") << QString(40, QLatin1Char('9')) << qint64(0) << QString();
    }
    void connectionsAreReadAsPeopleWriteThem() {
        QFETCH(QString, text);
        QFETCH(qint64, connections);
        QFETCH(QString, again);
        const auto read = plans::readConnections(text);
        QCOMPARE(read.connections, connections);
        QCOMPARE(read.problem.isEmpty(), connections > 0);
        if (connections > 0) {
            plans::WorkloadDraft draft;
            draft.workload.connections = read.connections;
            draft.factors = read.factors;
            QCOMPARE(plans::connectionsText(draft), again);
            QCOMPARE(plans::readConnections(again).connections, connections);
        }
    }

    void budgetsAreExactCents() {
        QCOMPARE(plans::readBudget(s("$1,500")).amount->cents, 150000);
        QCOMPARE(plans::readBudget(s("1500.5")).amount->cents, 150050);
        QCOMPARE(plans::readBudget(s("0.07")).amount->cents, 7);
        QVERIFY(!plans::readBudget(s("  ")).amount);
        QVERIFY(plans::readBudget(s("  ")).problem.isEmpty());
        for (const char* wrong : {"-5", "1.234", "lots", "1e9", "99999999999999"}) {
            QVERIFY2(!plans::readBudget(s(wrong)).problem.isEmpty(), wrong);
        }
    }
};

QTEST_APPLESS_MAIN(PlannerDraftTest)
#include "tst_plan_draft.moc"
