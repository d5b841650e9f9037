// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/needs_text.h"
#include "tests/support/cluster_builder.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;
using Verdict = core::WorkloadFit::Verdict;

namespace {

struct Told {
    core::Workload workload;
    Verdict verdict = Verdict::Met;
    std::int64_t excess = 0;
    std::optional<core::PoolShape> pool = core::PoolShape{core::PoolRole::Follower, "reads", "4G-Performance", 2};
    bool removed = false;

    [[nodiscard]] QString verdictText(const core::Catalog& catalog) const {
        const core::WorkloadFit fit{verdict, pool ? std::optional<std::size_t>(0) : std::nullopt, excess};
        return text::needVerdict({workload, fit, pool ? &*pool : nullptr, removed}, catalog);
    }
};

core::PoolShape reads(const char* level, int count) {
    return {core::PoolRole::Follower, "reads", level, count};
}

core::Workload web(std::optional<std::string> pool = std::nullopt) {
    core::Workload workload;
    workload.name = "web";
    workload.pool = std::move(pool);
    return workload;
}

core::Workload large() {
    auto workload = web();
    workload.minMemoryGb = 64;
    workload.minVcpu = 8;
    return workload;
}

core::Workload alone() {
    auto workload = web();
    workload.share = false;
    return workload;
}

core::Workload writes() {
    auto workload = web();
    workload.access = core::Workload::Access::Write;
    return workload;
}

/// The published levels, and one of which nothing is known.
core::Catalog catalog() {
    auto levels = test::publishedCatalog().levels();
    levels.push_back({"Odd", std::nullopt, std::nullopt, 100});
    return core::Catalog(std::move(levels));
}

} // namespace

Q_DECLARE_METATYPE(Told)

class TestNeedsText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyVerdictIsASentence_data() {
        QTest::addColumn<Told>("told");
        const auto row = [](const char* says, const Told& told) { QTest::newRow(says) << told; };
        row("met", {web()});
        row("not counted: connections must be from 1 to 1,000,000,000", {web(), Verdict::BadConnections});
        row("no follower pool in this plan", {web(), Verdict::NoPool, 0, std::nullopt});
        row("no leader pool in this plan", {writes(), Verdict::NoPool, 0, std::nullopt});
        row("no pool named nightly in this plan", {web("nightly"), Verdict::NoPool, 0, std::nullopt});
        row("this plan removes its pool nightly", {web("nightly"), Verdict::NoPool, 0, std::nullopt, true});
        row("can't share a pool, but isn't alone in reads", {alone(), Verdict::NotAlone});
        row("another workload in reads can't share its pool", {web(), Verdict::NotAlone});
        row("needs 64 GB, its instances have 4 GB", {large(), Verdict::TooLittleMemory});
        row("unknown: needs 64 GB, the memory of its instances isn't known",
            {large(), Verdict::MemoryUnknown, 0, reads("Odd", 1)});
        row("needs 8 vCPU, its instances have 2", {large(), Verdict::TooFewVcpus});
        row("unknown: needs 8 vCPU, the vCPUs of its instances aren't known",
            {large(), Verdict::VcpusUnknown, 0, reads("Odd", 1)});
        row("unknown: the connection limit of 2T-Performance isn't known",
            {web(), Verdict::LimitUnknown, 0, reads("2T-Performance", 1)});
        row("1,240 connections nowhere to go", {web(), Verdict::TooFew, 1240});
        row("240 connections nowhere to go: reads has no instances",
            {web(), Verdict::TooFew, 240, reads("4G-Performance", 0)});
        row("1 connection nowhere to go: reads has no instances",
            {web(), Verdict::TooFew, 1, reads("4G-Performance", 0)});
        row("12 connections nowhere to go if an instance fails", {web(), Verdict::TooFewAfterLoss, 12});
        row("240 connections nowhere to go if its instance fails",
            {web(), Verdict::TooFewAfterLoss, 240, reads("4G-Performance", 1)});
        row("12 connections over the margin", {web(), Verdict::MarginMissed, 12});
        row("1 connection over the margin", {web(), Verdict::MarginMissed, 1});
    }
    void everyVerdictIsASentence() {
        QFETCH(const Told, told);
        QCOMPARE(told.verdictText(catalog()), QString::fromUtf8(QTest::currentDataTag()));
    }

    void aDifferenceIsSaidWithItsSign() {
        const auto said = [](const core::ProposalDifference& difference) {
            return text::proposalDifference(difference).join(QLatin1Char('|'));
        };
        QCOMPARE(said({{15000}, 380, -2, 1, 1}),
                 QStringLiteral(
                     "$150.00 more|carries 380 more connections after a loss|2 instances fewer|1 pool more|1 app more "
                     "restarts"));
        QCOMPARE(said({{-15050}, -1, 1, -2, -3}),
                 QStringLiteral(
                     "$150.50 less|carries 1 fewer connection after a loss|1 instance more|2 pools fewer|3 apps fewer "
                     "restart"));
        QCOMPARE(
            said({{0}, 1, -1, -1, 2}),
            QStringLiteral("same cost|carries 1 more connection after a loss|1 instance fewer|1 pool fewer|2 apps more "
                           "restart"));
        QCOMPARE(said({{1}, -2, 2, 2, -1}),
                 QStringLiteral(
                     "$0.01 more|carries 2 fewer connections after a loss|2 instances more|2 pools more|1 app fewer "
                     "restarts"));
        QCOMPARE(said({{0}, std::nullopt, 0, 0, 0}), QStringLiteral("same cost"));
        QCOMPARE(said({{0}, 0, 0, 0, 0}), QStringLiteral("same cost"));
    }

    void eachChangeIsASentence() {
        core::Needs needs;
        needs.workloads = {web(), web()};
        needs.workloads[1].name = "reports";
        needs.workloads[1].connections = 1300;
        QVERIFY(text::feasibleChange({}, needs).isEmpty());
        QCOMPARE(text::feasibleChange({12, core::FeasibleChange::Fewer{1, 1260}, core::Money{165840}}, needs),
                 QStringList({QStringLiteral("Feasible with a margin of 12%."),
                              QStringLiteral("Feasible if \"reports\" needs 1,260 connections, 40 fewer."),
                              QStringLiteral("Feasible with a budget of $1,658.40/month.")}));
    }

    void growth() {
        QCOMPARE(text::growthCarried(0), QStringLiteral("This plan carries what is needed, but not 1% more."));
        QCOMPARE(text::growthCarried(1), QStringLiteral("This plan carries 1% more."));
        QCOMPARE(text::growthCarried(46), QStringLiteral("This plan carries 46% more."));
        QCOMPARE(text::growthCarried(999), QStringLiteral("This plan carries 999% more."));
        QCOMPARE(text::growthCarried(core::mostGrowth), QStringLiteral("This plan carries at least 1,000% more."));
    }
};

POOLHOUSE_PLAIN_TEST(TestNeedsText)
#include "tst_needs_text.moc"
