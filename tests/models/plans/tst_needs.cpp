// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/needs.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"

#include <QtTest>

using namespace poolhouse;
using plans::ConnectionsProblem;
using test::s;

namespace {

constexpr std::int64_t day = 86400;

/// When a pool was read, and its connections; -1: unknown.
using Readings = QList<std::pair<qint64, int>>;

/// A cluster whose only follower pool, "web-reads", had these readings. The leader is never in use.
struct ReadCluster {
    fleet::Store store;
    core::Instant now;

    ReadCluster(const Readings& readings, qint64 second) : now(test::at(second)) {
        store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        store.applyCatalog(test::catalog(), test::prices(), test::morning);
        for (const auto& [at, used] : readings) {
            const auto known = used < 0 ? std::nullopt : std::optional(used);
            store.applyInfo(test::info(test::rectangular(), {test::pool("web-reads", "4G-Performance", 3, known),
                                                             test::pool("leader", "8G-Performance", 2, 0)}),
                            test::at(at));
        }
    }
    [[nodiscard]] fleet::ClusterSnapshot snapshot() const {
        return {store, *store.cluster(test::rectangular().id), now};
    }
};

plans::WorkloadDraft workload(const char* name, std::int64_t connections, std::optional<std::string> pool = {}) {
    plans::WorkloadDraft draft;
    draft.workload.name = name;
    draft.workload.connections = connections;
    draft.workload.pool = std::move(pool);
    return draft;
}

plans::WorkloadDraft observed(const char* name, std::int64_t connections, std::optional<std::string> pool = {}) {
    auto draft = workload(name, connections, std::move(pool));
    draft.observed = true;
    return draft;
}

} // namespace

class TestNeeds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void connectionsAreReadAsPeopleWriteThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("connections");
        QTest::addColumn<QString>("again");
        QTest::newRow("number") << s("1300") << qint64(1300) << s("1,300");
        QTest::newRow("grouped") << s(" 1,300 ") << qint64(1300) << s("1,300");
        QTest::newRow("factors") << s("26 x 5 x 10") << qint64(1300) << s("26 × 5 × 10");
        QTest::newRow("four") << s("2*3×4X5") << qint64(120) << s("2 × 3 × 4 × 5");
        QTest::newRow("most") << s("1000000000") << qint64(1000000000) << s("1,000,000,000");
    }
    void connectionsAreReadAsPeopleWriteThem() {
        QFETCH(QString, text);
        QFETCH(qint64, connections);
        QFETCH(QString, again);
        const auto read = plans::readConnections(text);
        QVERIFY(read.ok());
        QCOMPARE(read.value().connections, connections);
        auto draft = workload("web", read.value().connections);
        draft.factors = read.value().factors;
        QCOMPARE(plans::connectionsText(draft), again);
        QVERIFY(plans::readConnections(again).value() == read.value());
    }

    void connectionsAreRefusedWithTheReason_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ConnectionsProblem>("problem");
        QTest::newRow("nothing") << QString() << ConnectionsProblem::NotANumber;
        QTest::newRow("half") << s("26 x") << ConnectionsProblem::NotANumber;
        QTest::newRow("zero") << s("0") << ConnectionsProblem::NotANumber;
        QTest::newRow("negative") << s("-4") << ConnectionsProblem::NotANumber;
        QTest::newRow("fraction") << s("1.5") << ConnectionsProblem::NotANumber;
        QTest::newRow("exponent") << s("1e3") << ConnectionsProblem::NotANumber;
        QTest::newRow("badly grouped") << s("13,00") << ConnectionsProblem::NotANumber;
        QTest::newRow("a factor too many") << s("1x1x1x1x1") << ConnectionsProblem::TooManyFactors;
        QTest::newRow("number too large") << s("1000000001") << ConnectionsProblem::NotANumber;
        QTest::newRow("product too large") << s("1000000 x 1000000") << ConnectionsProblem::TooMany;
        QTest::newRow("enormous") << QString(40, QLatin1Char('9')) << ConnectionsProblem::NotANumber;
    }
    void connectionsAreRefusedWithTheReason() {
        QFETCH(QString, text);
        QFETCH(ConnectionsProblem, problem);
        const auto read = plans::readConnections(text);
        QVERIFY(!read);
        QVERIFY(read.error() == problem);
    }

    void budgetsAreExactCents_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("cents"); // -1: no budget, -2: refused
        QTest::newRow("grouped") << s("$1,500") << qint64(150000);
        QTest::newRow("one decimal") << s("1500.5") << qint64(150050);
        QTest::newRow("cents") << s("0.07") << qint64(7);
        QTest::newRow("nothing") << s("0") << qint64(0);
        QTest::newRow("largest") << s("$999,999,999,999") << qint64(-2);
        QTest::newRow("twelve characters") << s("$999,999,999") << qint64(99999999900);
        QTest::newRow("blank") << s("  ") << qint64(-1);
        for (const char* wrong : {"-5", "1.234", "lots", "1e9", "99999999999999"}) {
            QTest::newRow(wrong) << s(wrong) << qint64(-2);
        }
    }
    void budgetsAreExactCents() {
        QFETCH(QString, text);
        QFETCH(qint64, cents);
        const auto read = plans::readBudget(text);
        QCOMPARE(read.ok(), cents != -2);
        if (read) {
            QCOMPARE(read.value().has_value(), cents >= 0);
            QCOMPARE(read.value().value_or(core::Money{-1}).cents, cents);
        }
    }

    void peaksLookBackSevenDays_data() {
        QTest::addColumn<Readings>("readings");
        QTest::addColumn<qint64>("now");
        QTest::addColumn<int>("peak"); // 0: none
        QTest::addColumn<qint64>("since");
        QTest::addColumn<bool>("wholeWeek");
        QTest::newRow("one reading is the present") << Readings{{0, 300}} << qint64(10) << 0 << qint64(0) << false;
        QTest::newRow("less than a minute") << Readings{{0, 300}, {59, 200}} << qint64(60) << 0 << qint64(0) << false;
        QTest::newRow("a minute") << Readings{{0, 300}, {60, 200}} << qint64(60) << 300 << qint64(0) << false;
        QTest::newRow("unknown use") << Readings{{0, -1}, {60, -1}} << qint64(60) << 0 << qint64(0) << false;
        QTest::newRow("unknown in between")
            << Readings{{0, 300}, {60, -1}, {120, 400}} << qint64(120) << 400 << qint64(0) << false;
        QTest::newRow("older than a week does not count")
            << Readings{{0, 900}, {day, 300}, {8 * day, 200}} << qint64(8 * day) << 300 << qint64(day) << true;
        QTest::newRow("a week exactly counts")
            << Readings{{0, 900}, {7 * day, 200}} << qint64(7 * day) << 900 << qint64(0) << true;
    }
    void peaksLookBackSevenDays() {
        QFETCH(Readings, readings);
        QFETCH(qint64, now);
        QFETCH(int, peak);
        QFETCH(qint64, since);
        QFETCH(bool, wholeWeek);
        const ReadCluster cluster(readings, now);
        const auto& reads = *cluster.snapshot().record.info->findPool("web-reads");
        const auto found = fleet::peakOf(cluster.snapshot(), reads);
        QCOMPARE(found.has_value(), peak > 0);
        QVERIFY(!found || found == (fleet::Peak{peak, test::at(since), wholeWeek}));
        const auto loads = fleet::loadsOf(cluster.snapshot());
        QCOMPARE(loads.size(), std::size_t(2));
        QCOMPARE(loads.front().peak.value_or(0), peak);
    }

    void peaksNameWhatTheyRestOn_data() {
        QTest::addColumn<Readings>("readings");
        QTest::addColumn<qint64>("span"); // seconds; -1: nothing
        QTest::addColumn<qint64>("missing");
        QTest::addColumn<int>("gaps");
        QTest::newRow("never loaded") << Readings{{0, -1}} << qint64(-1) << qint64(0) << 0;
        QTest::newRow("never in use") << Readings{{0, 0}, {180, 0}} << qint64(-1) << qint64(0) << 0;
        QTest::newRow("one reading") << Readings{{0, 300}} << qint64(0) << qint64(0) << 0;
        QTest::newRow("three minutes") << Readings{{0, 300}, {90, 310}, {180, 300}} << qint64(180) << qint64(0) << 0;
        QTest::newRow("unknown in between")
            << Readings{{0, 300}, {90, -1}, {120, -1}, {180, 300}} << qint64(180) << qint64(180) << 1;
        QTest::newRow("unknown at first") << Readings{{0, -1}, {90, 300}, {180, 300}} << qint64(90) << qint64(0) << 0;
        QTest::newRow("asleep for an hour")
            << Readings{{0, 300}, {60, 300}, {3660, 300}, {3720, 300}} << qint64(3720) << qint64(3600) << 1;
        QTest::newRow("just no gap") << Readings{{0, 300}, {600, 300}} << qint64(600) << qint64(0) << 0;
        QTest::newRow("older than a week")
            << Readings{{0, 900}, {day, 300}, {8 * day, 200}} << qint64(7 * day) << qint64(7 * day) << 1;
    }
    void peaksNameWhatTheyRestOn() {
        QFETCH(Readings, readings);
        QFETCH(qint64, span);
        QFETCH(qint64, missing);
        QFETCH(int, gaps);
        const ReadCluster cluster(readings, readings.last().first);
        const auto basis = fleet::readingBasis(cluster.snapshot());
        QCOMPARE(basis.has_value(), span >= 0);
        QVERIFY(!basis ||
                basis == (fleet::ReadingBasis{std::chrono::seconds(span), std::chrono::seconds(missing), gaps}));
    }

    void needsFollowThePeaks_data() {
        QTest::addColumn<Readings>("readings");
        QTest::addColumn<qint64>("connections"); // 0: no workload
        QTest::newRow("never in use") << Readings{{0, 0}, {60, 0}} << qint64(0);
        QTest::newRow("unknown") << Readings{{0, -1}} << qint64(0);
        QTest::newRow("only now") << Readings{{0, 300}} << qint64(300);
        QTest::newRow("the peak was higher") << Readings{{0, 900}, {60, 300}} << qint64(900);
        QTest::newRow("now is the peak") << Readings{{0, 300}, {60, 900}} << qint64(900);
        QTest::newRow("idle now") << Readings{{0, 900}, {60, 0}} << qint64(900);
    }
    void needsFollowThePeaks() {
        QFETCH(Readings, readings);
        QFETCH(qint64, connections);
        const ReadCluster cluster(readings, 60);
        const auto workloads = plans::workloadsFromPeaks(cluster.snapshot());
        QCOMPARE(workloads.size(), std::size_t(connections > 0 ? 1 : 0)); // the leader is unused
        if (connections > 0) {
            QVERIFY(workloads.front() == observed("web-reads", connections, "web-reads"));
        }
    }

    void whatUsesTheLeaderWrites() {
        fleet::Store store;
        store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        store.applyInfo(test::rectangularInfo(), test::morning);
        const auto workloads =
            plans::workloadsFromPeaks({store, *store.cluster(test::rectangular().id), test::morning});
        QCOMPARE(workloads.size(), std::size_t(3)); // leader, analytics, web-reads: the order shown everywhere
        auto writes = observed("writes", 612);
        writes.workload.access = core::Workload::Access::Write;
        QVERIFY(workloads[0] == writes);
        QVERIFY(workloads[1] == observed("analytics", 213, "analytics"));
        QVERIFY(workloads[2] == observed("web-reads", 1021, "web-reads"));
    }

    /// Pool names are compared without case: a need may be pinned in other letters than the cluster's.
    void aPinnedPoolIsSpelledAsTheClusterHasIt() {
        const ReadCluster cluster({{0, 300}}, 60);
        plans::NeedsDraft needs;
        needs.workloads = {workload("web", 300, "Web-Reads")};
        auto planned = plans::plannedAsLive(*cluster.snapshot().record.info);
        planned.needs = needs;
        const auto answer = plans::findCheapest(plans::questionOf(needs, cluster.snapshot()));
        QVERIFY(answer.found.has_value());
        plans::wantShapes(planned, plans::shapesOf(*answer.found, planned));
        QCOMPARE(planned.pools.size(), std::size_t(2)); // none is destroyed, none is new
        QVERIFY(planned.pools.back().wanted && planned.pools.back().wanted->name == "web-reads");
    }

    void aPinnedPoolKeepsItsName() {
        const ReadCluster cluster({{0, 300}}, 60);
        plans::NeedsDraft needs;
        needs.surviveInstanceLoss = false;
        needs.workloads = {workload("reports", 100, "reports"), workload("web", 300)};
        needs.workloads.front().workload.share = false;
        auto planned = plans::plannedAsLive(*cluster.snapshot().record.info);
        planned.needs = needs;
        const auto answer = plans::findCheapest(plans::questionOf(needs, cluster.snapshot()));
        QVERIFY(answer.found.has_value() && answer.reasons.empty() && answer.asked == needs);
        QStringList names;
        for (const auto& shape : plans::shapesOf(*answer.found, planned)) {
            names << QString::fromStdString(shape.name);
        }
        std::sort(names.begin() + 1, names.end());
        QCOMPARE(names, QStringList({s("leader"), s("reports"), s("web-reads")})); // the other one takes a live name
    }

    void withoutPricesNothingIsCheapest() {
        ReadCluster cluster({{0, 300}}, 60);
        cluster.store.applyCatalog(test::catalog(), {}, test::morning);
        plans::NeedsDraft needs;
        needs.workloads = {workload("web", 300)};
        const auto answer = plans::findCheapest(plans::questionOf(needs, cluster.snapshot()));
        QVERIFY(!answer.found);
        QVERIFY(answer.reasons.front().code == core::Infeasibility::Code::NoPricedLevel);
    }

    /// It keeps what was known when it was asked.
    void aQuestionConsistsOfValues() {
        ReadCluster cluster({{0, 300}}, 60);
        plans::NeedsDraft needs;
        needs.workloads = {workload("web", 300)};
        const auto question = plans::questionOf(needs, cluster.snapshot(), 50);
        const auto answer = plans::findCheapest(question);
        QVERIFY(answer.found && answer.growth == 50 && !answer.restSought);
        cluster.store.applyCatalog({}, {}, test::morning);
        QVERIFY(plans::findCheapest(question) == answer);
        QVERIFY(!(plans::questionOf(needs, cluster.snapshot(), 50) == question));
    }

    void aStoppedSearchIsNoAnswer() {
        const ReadCluster cluster({{0, 300}}, 60);
        plans::NeedsDraft needs;
        needs.workloads = {workload("web", 300)};
        const auto stopped = [] { return core::StopCheck([] { return true; }); };
        for (const bool feasible : {true, false}) {
            needs.maxMonthly = feasible ? std::nullopt : std::optional(core::Money{1});
            const auto question = plans::questionOf(needs, cluster.snapshot());
            auto stop = stopped();
            QVERIFY(!plans::findCheapest(question, stop));
            const auto answer = plans::findCheapest(question);
            QCOMPARE(answer.found.has_value(), feasible);
            stop = stopped();
            QVERIFY(!plans::withTheRest(answer, question, stop));
            core::StopCheck never;
            const auto whole = plans::withTheRest(answer, question, never);
            QVERIFY(whole && whole->restSought && whole->others.empty() != feasible);
            QCOMPARE(whole->change.budget.has_value(), !feasible);
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestNeeds)
#include "tst_needs.moc"
