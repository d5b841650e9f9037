// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/views/lane_geometry.h"
#include "models/views/planner_sections.h"
#include "tests/models/core/random_values.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"
#include "tests/support/utf8.h"
#include "tests/support/workload_drafts.h"

#include <QtTest>

#include <algorithm>

using namespace poolhouse;
using test::workloadDraft;
using views::Lane;
using views::LaneBlock;
using BlockKind = LaneBlock::Kind;
using test::Random;
using test::s;

namespace {

/// The cluster of the pictures. Rows: 0 leader, 1 analytics, 2 web-reads.
struct LanesScene {
    fleet::Store store;
    plans::PlanDraft draft{{plans::plannedAsLive(test::rectangularInfo())}};
    std::vector<plans::PlanAlternative> alternatives;
    std::vector<views::PlannerPoint> frontier;
    std::optional<plans::PlannerAnswer> answer;
    int growth = 0;
    bool showsAnswer = false;
    core::Instant now = test::at(600);

    LanesScene() {
        store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        store.applyCatalog(test::catalog(), test::prices(), test::morning);
        store.applyInfo(test::rectangularInfo(), test::morning);
        needs().margin = 0;
    }
    plans::PlannedPool& pool(std::size_t row) { return draft.clusters.front().pools[row]; }
    plans::NeedsDraft& needs() { return draft.clusters.front().needs; }
    void add(const char* name, const char* level, int count) {
        draft.clusters.front().pools.push_back(
            {std::nullopt, core::PoolShape{core::PoolRole::Follower, name, level, count}});
    }
    void read(core::Pool changed) {
        auto info = test::rectangularInfo();
        for (auto& pool : info.pools) {
            pool = pool.name == changed.name ? changed : pool;
        }
        store.applyInfo(info, test::at(60));
    }
    [[nodiscard]] fleet::ClusterSnapshot snapshot() const {
        return {store, *store.cluster(test::rectangular().id), now};
    }
    [[nodiscard]] core::NeedsFit fit() const {
        const auto& cluster = draft.clusters.front();
        const auto shapes = cluster.wanted();
        core::StatedLimits stated;
        for (const auto& shape : shapes) {
            const auto* live = snapshot().record.info->findPool(shape.name);
            const bool stays = live != nullptr && core::shapeOf(*live) == shape;
            stated.push_back(stays ? live->expectedConnectionLimit : std::nullopt);
        }
        return core::fitOf(core::grown(plans::needsOf(cluster.needs, std::nullopt), growth), shapes, store.catalog(),
                           stated);
    }
    [[nodiscard]] views::planner::DrawnLanes drawn() const {
        auto cluster = views::planner::evaluate(draft.clusters.front(), snapshot());
        views::NeedsFits fits;
        views::planner::judge(cluster, growth, fits);
        return lanesOf(cluster, views::planner::rowsOf(cluster), views::planner::needsOf(cluster, growth, fits),
                       {draft, test::rectangular().id, alternatives, frontier, false, answer, growth, showsAnswer});
    }
    [[nodiscard]] Lane lane(std::size_t row) const { return drawn().lanes.at(row); }
    void answerNow() {
        answer = plans::findCheapest(plans::questionOf(needs(), snapshot()));
        showsAnswer = true;
    }
};

std::vector<BlockKind> kindsOf(const Lane& lane) {
    std::vector<BlockKind> kinds;
    for (const auto& block : lane.blocks) {
        kinds.push_back(block.kind);
    }
    return kinds;
}

std::vector<std::int64_t> limitsOf(const Lane& lane) {
    std::vector<std::int64_t> limits;
    for (const auto& block : lane.blocks) {
        limits.push_back(block.limit);
    }
    return limits;
}

using Kinds = std::vector<BlockKind>;
using Limits = std::vector<std::int64_t>;
using Known = std::optional<std::int64_t>;

} // namespace

class TestPlannerLanes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePlanOfThePicture() {
        LanesScene scene;
        scene.pool(1).wanted->level = "8G-Performance";
        scene.pool(2).wanted->count = 5;
        scene.add("nightly-export", "4G-Performance", 1);
        scene.needs().margin = 10;
        scene.needs().workloads = {workloadDraft("web", 1300, "web-reads"), workloadDraft("reports", 240, "analytics")};
        const auto lanes = scene.drawn().lanes;
        QCOMPARE(lanes.size(), std::size_t(4));

        QCOMPARE(kindsOf(lanes[0]), (Kinds{BlockKind::Up, BlockKind::Standby}));
        QCOMPARE(limitsOf(lanes[0]), (Limits{800, 800}));
        QCOMPARE(lanes[0].limit, Known(800));
        QCOMPARE(lanes[0].afterLoss, Known());
        QCOMPARE(lanes[0].usable, Known(720));
        QCOMPARE(lanes[0].carries, s("800, 10% margin kept: 720"));
        QCOMPARE(lanes[0].loss, QString());

        QCOMPARE(kindsOf(lanes[1]), Kinds{BlockKind::Up});
        QCOMPARE(lanes[1].outline, Limits{1600});
        QCOMPARE(lanes[1].loss, s("after losing one: 0"));
        QCOMPARE(lanes[1].overflow, s("240 connections nowhere to go if its instance fails"));
        QVERIFY(!lanes[1].needs.at(0).met);

        QCOMPARE(kindsOf(lanes[2]),
                 (Kinds{BlockKind::Up, BlockKind::Up, BlockKind::Up, BlockKind::Added, BlockKind::Added}));
        QCOMPARE(lanes[2].limit, Known(1900));
        QCOMPARE(lanes[2].afterLoss, Known(1520));
        QCOMPARE(lanes[2].usable, Known(1368));
        QCOMPARE(lanes[2].loss, s("after losing one: 1,520"));
        QCOMPARE(lanes[2].needs.at(0).name, s("web"));
        QVERIFY(lanes[2].needs.at(0).met && lanes[2].overflow.isEmpty());
        QCOMPARE(lanes[2].inUse, Known(1021));
        QCOMPARE(lanes[2].sentence,
                 s("web-reads: 5 instances of 4G-Performance. 2 are added by the plan. It accepts 1,900 connections, "
                   "1,520 after losing one instance; needs may take 1,368. Needs: web: 1,300 connections. Connections: "
                   "in use "
                   "1,021. Which apps are attached is unknown."));

        QCOMPARE(kindsOf(lanes[3]), Kinds{BlockKind::Added});
        QCOMPARE(lanes[3].use, QString());
        QCOMPARE(lanes[3].inUse, Known());
    }

    void whatThePlanRemoves() {
        LanesScene scene;
        scene.pool(0).wanted->count = 1;
        scene.pool(1).wanted.reset();
        scene.pool(2).wanted->count = 1;
        scene.needs().workloads = {workloadDraft("reports", 240, "analytics"), workloadDraft("web", 100, "web-reads")};
        const auto drawn = scene.drawn();
        QCOMPARE(kindsOf(drawn.lanes[0]), (Kinds{BlockKind::Up, BlockKind::Removed}));
        QCOMPARE(kindsOf(drawn.lanes[1]), Kinds{BlockKind::Removed});
        QCOMPARE(limitsOf(drawn.lanes[1]), Limits{1600});
        QCOMPARE(drawn.lanes[1].limit, Known());
        QVERIFY(drawn.lanes[1].needs.empty());
        QCOMPARE(drawn.lanes[1].sentence.section(u'.', 0, 0), s("analytics: removed by the plan"));
        QCOMPARE(kindsOf(drawn.lanes[2]), (Kinds{BlockKind::Up, BlockKind::Removed, BlockKind::Removed}));
        QCOMPARE(drawn.lanes[2].limit, Known(380));
        QCOMPARE(drawn.lanes[2].needs.size(), std::size_t(1));
        QCOMPARE(drawn.nowhere.size(), std::size_t(1));
        QCOMPARE(drawn.nowhere[0].explanation, s("reports: 240 connections, this plan removes its pool analytics"));
    }

    void whatIsNotThere() {
        LanesScene scene;
        auto info = test::rectangularInfo();
        std::erase_if(info.pools, [](const core::Pool& pool) { return pool.name == "analytics"; });
        scene.store.applyInfo(info, test::at(60)); // destroyed elsewhere
        auto gone = scene.lane(1);
        QVERIFY(gone.blocks.empty());
        QCOMPARE(gone.limit, Known(0));
        QCOMPARE(gone.sentence, s("analytics: no longer exists. Which apps are attached is unknown."));
        scene.needs().workloads = {workloadDraft("reports", 240, "analytics")};
        gone = scene.lane(1);
        QVERIFY2(!gone.needs.at(0).met, "its needs are not lost with it");
        QCOMPARE(gone.overflow, s("240 connections nowhere to go"));
        scene.needs().workloads.clear();
        info.unreadable = {{core::RecordKind::Pool, "analytics", "pools[0].id", "a text that is not empty", true}};
        scene.store.applyInfo(info, test::at(120)); // or it could not be read
        const auto unread = scene.lane(1);
        QCOMPARE(kindsOf(unread), Kinds{BlockKind::NotUp});
        QCOMPARE(unread.blocks[0].explanation, s("Instance 1: status unknown"));
        QCOMPARE(unread.inUse, Known());
    }

    void anInstanceThatIsNotUp() {
        LanesScene scene;
        auto pool = test::pool("web-reads", "4G-Performance", 3, std::nullopt);
        pool.instances[2].status = "restarting";
        scene.read(pool);
        const auto lane = scene.lane(2);
        QCOMPARE(kindsOf(lane), (Kinds{BlockKind::Up, BlockKind::Up, BlockKind::NotUp}));
        QCOMPARE(lane.limit, Known(1140));
        QCOMPARE(lane.inUse, Known());
        QCOMPARE(lane.use, s("in use unknown"));
    }

    void oneConnectionIsNoPlural() {
        LanesScene scene;
        scene.read(test::pool("web-reads", "4G-Performance", 1, 0, 1));
        scene.needs().workloads = {workloadDraft("web", 1, "web-reads")};
        const auto lane = scene.lane(2);
        QVERIFY2(lane.sentence.contains(s("It accepts 1 connection, 0 after losing one instance;")),
                 qPrintable(lane.sentence));
        QVERIFY2(lane.sentence.contains(s("web: 1 connection")), qPrintable(lane.sentence));
        QVERIFY2(!lane.sentence.contains(s("1 connections")), qPrintable(lane.sentence));
    }

    void aLimitThatIsUnknown() {
        LanesScene scene;
        scene.pool(2).wanted->level = "2T-Performance";
        scene.needs().workloads = {workloadDraft("web", 100, "web-reads")};
        const auto lane = scene.lane(2);
        QCOMPARE(limitsOf(lane), (Limits{0, 0, 0}));
        QCOMPARE(lane.limit, Known());
        QCOMPARE(lane.afterLoss, Known());
        QCOMPARE(lane.usable, Known());
        QCOMPARE(lane.carries, s("limit unknown"));
        QCOMPARE(lane.outline, (Limits{380, 380, 380}));
        QCOMPARE(lane.overflow, s("limit unknown, so web can't be checked"));
        QVERIFY(lane.overflowUnknown);
        QVERIFY(!lane.needs.at(0).met && lane.needs.at(0).unknown);
        for (const char* part :
             {"Its connection limit is unknown.", "Unknown: limit unknown, so web can't be checked."}) {
            QVERIFY2(lane.sentence.contains(s(part)), qPrintable(lane.sentence));
        }
    }

    void aPoolScaledToNothing() {
        LanesScene scene;
        scene.pool(1).wanted->count = 0;
        const auto lane = scene.lane(1);
        QCOMPARE(kindsOf(lane), Kinds{BlockKind::Removed});
        QCOMPARE(lane.limit, Known(0));
        QCOMPARE(lane.usable, Known(0));
        QCOMPARE(lane.carries, s("accepts no connections"));
        QCOMPARE(lane.loss, QString());
    }

    /// The API's own limit wins while the pool stays (rule 7), and what is drawn as fitting fits into it.
    void theLimitOfTheApi() {
        LanesScene scene;
        auto pool = test::pool("web-reads", "4G-Performance", 3, 10, 1000);
        scene.read(pool);
        scene.needs().surviveInstanceLoss = false;
        scene.needs().workloads = {workloadDraft("web", 750, "web-reads")};
        auto lane = scene.lane(2);
        QCOMPARE(limitsOf(lane), (Limits{333, 333, 334}));
        QCOMPARE(lane.limit, Known(1000));
        QCOMPARE(lane.afterLoss, Known(666));
        QVERIFY2(!lane.needs.at(0).met, "760 by the rule, 666 by the API");
        QCOMPARE(lane.overflow, s("84 connections nowhere to go if an instance fails"));
        scene.pool(2).wanted->count = 4;
        lane = scene.lane(2);
        QCOMPARE(lane.limit, Known(1520));
        QVERIFY(lane.needs.at(0).met);
    }

    void whatPeaksRestOn_data() {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("use");
        QTest::newRow("one reading") << 0 << s("in use 300");
        QTest::newRow("three minutes") << 180 << s("in use 300, peak in 3 min 900");
        QTest::newRow("a week") << 9 * 24 * 3600 << s("in use 300, peak in 7 days 300");
    }
    void whatPeaksRestOn() {
        QFETCH(int, seconds);
        QFETCH(QString, use);
        LanesScene scene;
        auto info = test::rectangularInfo();
        const auto readAt = [&](int second, int used) {
            for (auto& pool : info.pools) {
                pool.connectionsUsed = pool.name == "web-reads" ? used : 1;
            }
            scene.store.applyInfo(info, test::at(1000 + second));
        };
        scene.store.clear();
        scene.store.applyFleet({test::app("example-app")}, {test::rectangular()}, test::morning);
        scene.store.applyCatalog(test::catalog(), test::prices(), test::morning);
        if (seconds > 0) {
            readAt(0, 900);
        }
        readAt(seconds, 300);
        scene.now = test::at(1000 + seconds);
        const auto lane = scene.lane(2);
        QCOMPARE(lane.use, use);
        QCOMPARE(lane.inUse, Known(300));
        QCOMPARE(lane.peak, seconds == 0 ? Known() : seconds == 180 ? Known(900) : Known(300));
    }

    void whatANeedLacks_data() {
        QTest::addColumn<plans::WorkloadDraft>("need");
        QTest::addColumn<QString>("overflow");
        QTest::addColumn<QString>("misfit");
        QTest::addColumn<QString>("explanation");
        QTest::newRow("met") << workloadDraft("web", 700, "web-reads") << QString() << QString()
                             << s("web: 700 connections");
        QTest::newRow("one of the last") << workloadDraft("web", 761, "web-reads")
                                         << s("1 connection nowhere to go if an instance fails") << QString()
                                         << s("web: 761 connections, 1 connection nowhere to go if an instance fails");
        QTest::newRow("too few") << workloadDraft("web", 1200, "web-reads") << s("60 connections nowhere to go")
                                 << QString() << s("web: 1,200 connections, 60 connections nowhere to go");
        auto large = workloadDraft("web", 10, "web-reads");
        large.workload.minMemoryGb = 64;
        QTest::newRow("memory") << large << QString() << s("needs 64 GB")
                                << s("web: 10 connections, needs 64 GB, its instances have 4 GB");
        large.workload.minMemoryGb = 0;
        large.workload.minVcpu = 8;
        QTest::newRow("processors") << large << QString() << s("needs 8 vCPU")
                                    << s("web: 10 connections, needs 8 vCPU, its instances have 2");
    }
    void whatANeedLacks() {
        QFETCH(plans::WorkloadDraft, need);
        LanesScene scene;
        scene.needs().workloads = {need};
        const auto lane = scene.lane(2);
        QTEST(lane.needs.at(0).misfit, "misfit");
        QTEST(lane.needs.at(0).explanation, "explanation");
        QVERIFY(!lane.needs.at(0).unknown && !lane.overflowUnknown);
        QFETCH(QString, overflow);
        QVERIFY(overflow.isEmpty() ? lane.needs.at(0).misfit.isEmpty() == lane.needs.at(0).met
                                   : lane.overflow == overflow);
    }

    void needsThatCannotShare() {
        LanesScene scene;
        scene.needs().workloads = {workloadDraft("web", 10, "web-reads"), workloadDraft("batch", 10, "web-reads")};
        scene.needs().workloads[1].workload.share = false;
        QCOMPARE(scene.lane(2).overflow, s("web and batch can't share a pool"));
    }

    void theMarginIsSaid() {
        LanesScene scene;
        scene.needs().margin = 21;
        scene.needs().workloads = {workloadDraft("web", 700, "web-reads")};
        auto lane = scene.lane(2);
        QCOMPARE(lane.usable, Known(600));
        QCOMPARE(lane.carries, s("1,140, 21% margin kept after losing one: 600"));
        QCOMPARE(lane.overflow, s("100 connections over the margin"));
        scene.needs().margin = 0;
        QCOMPARE(scene.lane(2).carries, s("1,140, after losing one: 760"));
    }

    void growthIsDrawn() {
        LanesScene scene;
        scene.growth = 50;
        scene.needs().workloads = {workloadDraft("web", 700, "web-reads")};
        const auto lane = scene.lane(2);
        QCOMPARE(lane.needs.at(0).connections, std::int64_t(1050));
        QVERIFY(!lane.needs.at(0).met);
    }

    void theAnswerAsGhosts() {
        LanesScene scene;
        scene.needs().workloads = {workloadDraft("web", 700, "web-reads"),
                                   workloadDraft("exports", 60, "nightly-export")};
        scene.answerNow();
        auto lanes = scene.drawn().lanes;
        QCOMPARE(lanes.size(), std::size_t(4));
        QVERIFY(!lanes[0].ghost.empty());
        QVERIFY(lanes[1].ghost.empty());
        QCOMPARE(lanes[1].ghostText, s("not needed"));
        QCOMPARE(lanes[2].ghost, (Limits{380, 380, 380}));
        QCOMPARE(lanes[2].ghostText, s("3 × 4G-Performance: web"));
        QCOMPARE(lanes[3].row, -1);
        QCOMPARE(lanes[3].name, s("nightly-export"));
        QCOMPARE(lanes[3].ghost, (Limits{380, 380}));
        QCOMPARE(lanes[3].sentence, s("nightly-export: only in the answer, as 2 × 4G-Performance: exports."));
        QVERIFY(lanes[3].blocks.empty());
        scene.showsAnswer = false;
        lanes = scene.drawn().lanes;
        QCOMPARE(lanes.size(), std::size_t(3));
        QVERIFY(lanes[2].ghost.empty() && lanes[2].ghostText.isEmpty());
    }

    /// Thousands of random clusters, plans and needs: what is drawn as fitting fits by the rules, and lies where it
    /// fits.
    void whatIsDrawnAsFittingFits() {
        Random random(24);
        for (int round = 0; round < 3000; ++round) {
            LanesScene scene;
            auto info = test::randomCluster(random, true);
            info.id = test::rectangular().id;
            scene.store.applyCatalog(test::publishedCatalog(), test::prices(), test::morning);
            scene.store.applyInfo(info, test::at(60));
            auto& cluster = scene.draft.clusters.front();
            const auto needs = cluster.needs;
            cluster = plans::plannedAsLive(info);
            cluster.needs = needs;
            for (auto& pool : cluster.pools) {
                if (random.oneIn(3)) {
                    pool.wanted->level = test::randomLevel(random, true);
                }
                if (random.oneIn(3)) {
                    pool.wanted->count = pool.leader() ? random.between(1, 2) : random.below(7);
                }
                if (!pool.leader() && random.oneIn(8)) {
                    pool.wanted.reset();
                }
            }
            scene.needs().margin = random.below(91);
            scene.needs().surviveInstanceLoss = random.oneIn(2);
            scene.growth = random.oneIn(3) ? random.below(301) : 0;
            const auto& joined =
                cluster.pools[static_cast<std::size_t>(random.below(static_cast<int>(cluster.pools.size())))];
            if (joined.wanted && random.oneIn(4)) { // apps that move change no limit
                cluster.moves = {{"shop", {}, std::nullopt, core::AttachmentPlace{joined.wanted->name, "SHOP"}}};
            }
            for (int left = random.below(6); left > 0; --left) {
                auto need =
                    workloadDraft("need", random.oneIn(9) ? random.between(0, 100'000) : random.between(1, 900));
                need.workload.name += std::to_string(left);
                need.workload.access = random.oneIn(4) ? core::Workload::Access::Write : core::Workload::Access::Read;
                const auto pinned = static_cast<std::size_t>(random.below(static_cast<int>(cluster.pools.size())));
                if (random.oneIn(2) && !cluster.pools[pinned].leader()) {
                    need.workload.pool = cluster.pools[pinned].shape().name;
                }
                need.workload.minMemoryGb = random.oneIn(3) ? random.between(1, 64) : 0;
                need.workload.minVcpu = random.oneIn(4) ? random.between(1, 8) : 0;
                need.workload.share = !random.oneIn(5);
                scene.needs().workloads.push_back(need);
            }
            checkDrawing(scene, round);
        }
    }

private:
    /// The first rule that a need drawn as met breaks, by the definition of needs alone; empty: none.
    static QString brokenRule(const LanesScene& scene, const Lane& lane) {
        const auto& cluster = scene.draft.clusters.front();
        const auto needs = core::grown(plans::needsOf(cluster.needs, std::nullopt), scene.growth);
        std::vector<const core::Workload*> met;
        std::int64_t together = 0;
        for (const auto& need : lane.needs) {
            if (need.met) {
                met.push_back(&needs.workloads[need.workload]);
                together += met.back()->connections;
            }
        }
        if (met.empty()) {
            return {};
        }
        const auto& pool = cluster.pools[static_cast<std::size_t>(lane.row)];
        const auto* level = pool.wanted ? scene.store.catalog().find(pool.wanted->level) : nullptr;
        for (const auto* workload : met) {
            if (!pool.wanted || (workload->access == core::Workload::Access::Write) != lane.leader ||
                (!lane.leader && workload->pool && *workload->pool != pool.wanted->name)) {
                return s("another pool");
            }
            if ((workload->minMemoryGb > 0 &&
                 (level == nullptr || level->memoryGb.value_or(0) < workload->minMemoryGb)) ||
                (workload->minVcpu > 0 && (level == nullptr || level->vcpu.value_or(0) < workload->minVcpu))) {
                return s("too small an instance");
            }
            if (!lane.leader && met.size() > 1 && !workload->share) {
                return s("not alone");
            }
        }
        if (!lane.leader && pool.wanted->count > 1 && together > lane.afterLoss.value_or(0)) {
            return s("overflows when an instance is lost");
        }
        const auto limit = needs.surviveInstanceLoss && !lane.leader ? lane.afterLoss : lane.limit;
        return limit && together * 100 <= *limit * (100 - needs.margin) ? QString() : s("too few connections");
    }

    static void checkDrawing(const LanesScene& scene, int round) {
        const auto drawn = scene.drawn();
        const auto fit = scene.fit();
        const views::LaneStyle style;
        const double unit = laneUnit(drawn.lanes, style, 640);
        std::size_t placed = drawn.nowhere.size();
        for (const auto& lane : drawn.lanes) {
            const auto geometry = laneGeometry(lane, style, unit, 640);
            const auto where = QStringLiteral("round %1, %2").arg(round).arg(lane.sentence).toUtf8();
            QVERIFY2(geometry.end <= 640, where.constData());
            QVERIFY2(lane.limit.has_value() || !lane.usable, where.constData());
            std::int64_t largest = 0, accepting = 0;
            bool removed = false;
            for (const auto& block : lane.blocks) {
                QVERIFY2(!removed || block.kind == BlockKind::Removed, where.constData());
                removed = block.kind == BlockKind::Removed;
                largest = std::max(largest, block.accepts() ? block.limit : 0);
                accepting += block.accepts() ? block.limit : 0;
            }
            QVERIFY2(!lane.limit || *lane.limit == accepting, where.constData());
            QVERIFY2(!lane.afterLoss || *lane.limit - *lane.afterLoss == largest, where.constData());
            QVERIFY2(!lane.leader || !lane.afterLoss, where.constData());
            const double lost = geometry.lost ? geometry.lost->width() : 0;
            QVERIFY2(!lane.afterLoss || std::abs(lost - static_cast<double>(largest) * unit) <= style.pixel,
                     where.constData());
            double end = 0;
            for (const auto& block : geometry.blocks) {
                QVERIFY2(block.left() == end && block.width() >= 0, where.constData());
                end = block.right();
            }
            const auto broken = brokenRule(scene, lane);
            QVERIFY2(broken.isEmpty(), qPrintable(broken + QLatin1Char('\n') + QString::fromUtf8(where)));
            placed += lane.needs.size();
            for (std::size_t at = 0; at < lane.needs.size(); ++at) {
                const auto& need = lane.needs[at];
                const bool fits = fit.workloads[need.workload].verdict == core::WorkloadFit::Verdict::Met;
                QVERIFY2(need.met == fits, where.constData());
                QVERIFY2(!need.met || geometry.needs[at].right() <= *geometry.usable, where.constData());
                QVERIFY2(need.met || !lane.overflow.isEmpty() || !need.misfit.isEmpty() || !need.explanation.isEmpty(),
                         where.constData());
            }
        }
        QCOMPARE(placed, scene.draft.clusters.front().needs.workloads.size());
    }
};

POOLHOUSE_PLAIN_TEST(TestPlannerLanes)
#include "tst_planner_lanes.moc"
