// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/needs_entry.h"
#include "models/plans/needs_sources.h"
#include "tests/support/test_main.h"

#include <QtTest>

#include <set>

using namespace poolhouse;
using plans::MarginProblem;
using plans::NeedsTemplate;
using Factors = std::vector<std::int64_t>;

namespace {

plans::PlannedCluster clusterWith(const std::vector<core::PoolShape>& shapes) {
    plans::PlannedCluster cluster;
    for (const auto& shape : shapes) {
        cluster.pools.push_back({shape, shape});
    }
    return cluster;
}

core::PoolShape followerPool(const char* name, const char* level, int count) {
    return {core::PoolRole::Follower, name, level, count};
}

const core::PoolShape leaderPool{core::PoolRole::Leader, std::string(core::leaderPoolName), "8G-Performance", 2};

} // namespace

class TestNeedsSources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMarginIsAPercentage_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("percent");  // -1: refused
        QTest::addColumn<bool>("tooMuch"); // ... as more than can stay free
        const auto row = [](const char* text, int percent, bool tooMuch = false) {
            QTest::newRow(text) << QString::fromUtf8(text) << percent << tooMuch;
        };
        row("0", 0);
        row("10", 10);
        row(" 10 % ", 10);
        row("90%", 90);
        row("91", -1, true);
        row("999999999", -1, true);
        row("9999999999", -1);
        row("", -1);
        row("ten", -1);
        row("-1", -1);
        row("10.5", -1);
        row("\u0661\u0660", -1);
    }

    void aMarginIsAPercentage() {
        QFETCH(QString, text);
        QFETCH(int, percent);
        QFETCH(bool, tooMuch);
        const auto read = plans::readMargin(text);
        QCOMPARE(read ? read.value() : -1, percent);
        if (!read) {
            QCOMPARE(read.error(), tooMuch ? MarginProblem::TooMuch : MarginProblem::NotAPercentage);
        }
    }

    void aTemplateIsFactorsToFillIn() {
        plans::NeedsDraft needs;
        for (const auto kind : plans::needsTemplates) {
            for (int twice = 0; twice < 2; ++twice) {
                needs.workloads.push_back(plans::workloadLike(kind, needs));
                const auto& made = needs.workloads.back();
                std::int64_t product = 1;
                for (const auto factor : made.factors) {
                    product *= factor;
                }
                QCOMPARE(made.workload.connections, product);
                QVERIFY(made.factors.size() > 1 && !made.observed);
            }
        }
        QCOMPARE(needs.workloads[0].workload.name, std::string("puma"));
        QCOMPARE(needs.workloads[1].workload.name, std::string("puma-2"));
        QCOMPARE(needs.workloads[0].factors, (Factors{1, 2, 5}));
        QCOMPARE(plans::workloadLike(NeedsTemplate::HikariCp, {}).workload.connections, 10);
        std::set<std::string> names;
        for (const auto& each : needs.workloads) {
            names.insert(each.workload.name);
        }
        QCOMPARE(names.size(), needs.workloads.size());
    }

    void whatRunsIsAWorkload() {
        const auto one = plans::workloadsOf({{"example-app", {{"web", 26}, {"worker", 0}, {"clock", 1}}}});
        QCOMPARE(one.size(), std::size_t(2)); // nothing runs as worker
        QCOMPARE(one[0].workload.name, std::string("web"));
        QCOMPARE(one[0].factors, (Factors{26, plans::assumedProcesses, plans::assumedThreads}));
        QCOMPARE(one[0].workload.connections, 130);
        QCOMPARE(one[1].workload.connections, 5);
        const auto two = plans::workloadsOf({{"shop", {{"web", 2}}}, {"office", {{"web", 1}}}});
        QCOMPARE(two[0].workload.name, std::string("shop web"));
        QCOMPARE(two[1].workload.name, std::string("office web"));
        QVERIFY(plans::workloadsOf({{"shop", {}}}).empty());
    }

    /// Where an app's config vars lead: to the leader, to one follower pool, or to several pools.
    void whatRunsNeedsThePoolItIsAttachedTo() {
        const auto of = [](std::vector<std::string> pools) {
            return plans::workloadsOf({{"shop", {{"web", 2}}, std::move(pools)}}).front().workload;
        };
        QCOMPARE(of({"leader"}).access, core::Workload::Access::Write);
        QVERIFY(!of({"leader"}).pool);
        QCOMPARE(of({"web-reads"}).access, core::Workload::Access::Read);
        QCOMPARE(of({"web-reads"}).pool, std::optional<std::string>("web-reads"));
        for (const auto& several : {std::vector<std::string>{}, {"leader", "web-reads"}, {"analytics", "web-reads"}}) {
            QCOMPARE(of(several).access, core::Workload::Access::Read);
            QVERIFY(!of(several).pool);
        }
    }

    void thePoolsOfAnApp() {
        const core::App shop{core::AppId{"a1"}, "shop"};
        const core::App office{core::AppId{"a2"}, "office"};
        std::vector<core::Attachment> all(4);
        all[0].app = all[1].app = all[3].app = shop;
        all[2].app = office;
        all[0].target.pool = all[1].target.pool = "web-reads"; // two config vars, one pool
        all[2].target.pool = "analytics";
        all[3].target.pool = "leader";
        QCOMPARE(plans::poolsOf(shop.id, all), (std::vector<std::string>{"web-reads", "leader"}));
        QCOMPARE(plans::poolsOf(office.id, all), std::vector<std::string>{"analytics"});
        QVERIFY(plans::poolsOf(core::AppId{"a3"}, all).empty());
    }

    /// Filling in reads must not make the needs of the leader pool disappear.
    void writesWithoutReplacementStay() {
        std::vector<plans::WorkloadDraft> before(2), filled(1);
        before[0].workload.name = "reports";
        before[1].workload.name = "web";
        before[1].workload.access = core::Workload::Access::Write;
        filled[0].workload.name = "web";
        auto kept = plans::withWritesOf(before, filled);
        QCOMPARE(kept.size(), std::size_t(2));
        QCOMPARE(kept[0].workload.name, std::string("web"));
        QCOMPARE(kept[1].workload.name, std::string("web-2"));
        QCOMPARE(kept[1].workload.access, core::Workload::Access::Write);
        filled[0].workload.access = core::Workload::Access::Write;
        QCOMPARE(plans::withWritesOf(before, filled), filled);
    }

    void aDocumentIsTakenOverAsAWhole() {
        core::Needs needs;
        needs.margin = 30;
        needs.maxMonthly = core::Money{150'000};
        needs.workloads = {{"web", core::Workload::Access::Read, 1300, "web-reads"}};
        const auto draft = plans::needsLike(needs);
        QCOMPARE(draft.margin, 30);
        QVERIFY(!draft.surviveInstanceLoss && !draft.leaderHighAvailability);
        QCOMPARE(draft.maxMonthly, needs.maxMonthly);
        QCOMPARE(draft.workloads[0].workload, needs.workloads[0]);
        QVERIFY(!draft.observed());
    }

    /// A pin to a pool that is not here, or that the plan removes, would make the need unmet.
    void theNeedsOfAnotherClusterAreNotPinnedToStrangers() {
        auto here = clusterWith(
            {leaderPool, followerPool("reads", "4G-Performance", 2), followerPool("old", "4G-Performance", 1)});
        here.pools[2].wanted.reset();
        std::vector<plans::WorkloadDraft> others(3);
        others[0].workload.pool = "reads";
        others[0].observed = true;
        others[1].workload.pool = "analytics";
        others[2].workload.pool = "old";
        const auto filled = plans::workloadsFor(here, others);
        QCOMPARE(filled[0].workload.pool, std::optional<std::string>("reads"));
        QVERIFY(!filled[0].observed);
        QVERIFY(!filled[1].workload.pool && !filled[2].workload.pool);
    }

    /// Endpoints and attachments belong to pools: a copied shape takes over those that are here.
    void aCopiedShapeKeepsThePoolsThatAreHere() {
        const auto here = clusterWith(
            {leaderPool, followerPool("reads", "4G-Performance", 2), followerPool("etl", "8G-Performance", 1)});
        const auto names = [&here](const std::vector<core::PoolShape>& others) {
            QStringList all;
            for (const auto& shape : plans::shapesLike(others, here)) {
                all << QString::fromStdString(shape.name);
            }
            return all;
        };
        // "reads" is here too, "analytics" becomes the pool that no other shape uses
        QCOMPARE(names({leaderPool, followerPool("analytics", "16G-Performance", 1),
                        followerPool("reads", "4G-Performance", 5)}),
                 (QStringList{QStringLiteral("leader"), QStringLiteral("etl"), QStringLiteral("reads")}));
        // one more than here: a new pool under its own name
        QCOMPARE(names({leaderPool, followerPool("a", "4G-Performance", 2), followerPool("b", "8G-Performance", 1),
                        followerPool("c", "4G-Performance", 1)}),
                 (QStringList{QStringLiteral("leader"), QStringLiteral("reads"), QStringLiteral("etl"),
                              QStringLiteral("c")}));
        QCOMPARE(names({leaderPool}), QStringList{QStringLiteral("leader")});
    }
};

POOLHOUSE_PLAIN_TEST(TestNeedsSources)
#include "tst_needs_sources.moc"
