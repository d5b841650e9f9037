// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/needs_feasible.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/models/core/workloads.h"
#include "tests/support/test_main.h"

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

struct TightScene {
    Catalog catalog;
    PriceTable prices;
    Needs needs;

    [[nodiscard]] bool meets(const Needs& each) const { return recommend(each, catalog, prices).ok(); }
};

/// Small levels and needs of about as many connections as they carry.
TightScene randomTightScene(Random& random) {
    TightScene scene;
    std::vector<Level> levels;
    const int count = random.between(1, 3);
    for (int at = 0; at < count; ++at) {
        const auto name = "L" + std::to_string(at);
        levels.push_back({name, random.between(1, 2), double(random.between(1, 4)), random.between(2, 6)});
        scene.prices.levels[name] = {Money{random.between(1, 6) * 100}};
    }
    scene.catalog = Catalog(std::move(levels));
    auto& needs = scene.needs;
    needs.surviveInstanceLoss = random.oneIn(2);
    needs.margin = random.oneIn(4) ? 0 : random.between(1, 60);
    needs.avoidOverflow = random.oneIn(2);
    if (random.oneIn(2)) {
        needs.maxMonthly = Money{random.between(1, 40) * 100};
    }
    const int workloads = random.between(1, 4);
    for (int at = 0; at < workloads; ++at) {
        auto workload = reading(("w" + std::to_string(at)).c_str(), random.between(1, random.oneIn(3) ? 60 : 20));
        workload.share = !random.oneIn(4);
        workload.minVcpu = random.oneIn(8) ? 2 : 0;
        if (random.oneIn(6)) {
            workload.access = Workload::Access::Write;
            workload.connections = random.between(1, 10);
        } else if (random.oneIn(4)) {
            workload.pool = "pool-" + std::to_string(random.below(2));
        }
        needs.workloads.push_back(std::move(workload));
    }
    return scene;
}

/// By trying one after the other.
FeasibleChange triedOut(const TightScene& scene) {
    FeasibleChange change;
    for (int margin = scene.needs.margin - 1; margin >= 0 && !change.margin; --margin) {
        auto needs = scene.needs;
        needs.margin = margin;
        if (scene.meets(needs)) {
            change.margin = margin;
        }
    }
    for (std::int64_t less = 1; less < 60 && !change.fewer; ++less) {
        for (std::size_t at = 0; at < scene.needs.workloads.size() && !change.fewer; ++at) {
            auto needs = scene.needs;
            needs.workloads[at].connections -= less;
            if (needs.workloads[at].connections >= 1 && scene.meets(needs)) {
                change.fewer = {at, needs.workloads[at].connections};
            }
        }
    }
    for (std::int64_t cents = 0; scene.needs.maxMonthly && cents <= 20000 && !change.budget; cents += 100) {
        auto needs = scene.needs;
        needs.maxMonthly = Money{cents};
        if (scene.meets(needs)) {
            change.budget = Money{cents};
        }
    }
    return change;
}

/// Twelve needs that cost more than they may: every search there is.
TightScene overBudget() {
    TightScene scene;
    scene.catalog = publishedCatalog();
    scene.prices = publishedPrices().plans.at("advanced");
    scene.needs.margin = attentionMargin;
    scene.needs.maxMonthly = Money{50000};
    for (int at = 1; at <= 12; ++at) {
        scene.needs.workloads.push_back(reading(("w" + std::to_string(at)).c_str(), 90 * at));
    }
    return scene;
}

} // namespace

/// The smallest change that makes needs feasible.
class TestNeedsFeasible : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithTrying() {
        Random random(31);
        int margins = 0, fewer = 0, budgets = 0, nothing = 0;
        for (int round = 0; round < 800; ++round) {
            const auto scene = randomTightScene(random);
            const auto change = feasibleChange(scene.needs, scene.catalog, scene.prices);
            const auto where = QByteArray::number(round);
            if (scene.meets(scene.needs)) {
                QVERIFY2(change.empty(), where.constData());
                continue;
            }
            QVERIFY2(change == triedOut(scene), where.constData());
            margins += change.margin ? 1 : 0;
            fewer += change.fewer ? 1 : 0;
            budgets += change.budget ? 1 : 0;
            nothing += change.empty() ? 1 : 0;
        }
        QVERIFY(margins > 60);
        QVERIFY(fewer > 100);
        QVERIFY(budgets > 60);
        QVERIFY(nothing > 15);
    }

    /// 13 instances of the largest level with a price carry no more.
    void largeNumbersAreFoundToo() {
        const auto catalog = Catalog({{"4G", 2, 4, 380}});
        PriceTable prices;
        prices.levels["4G"] = {Money{15000}};
        auto needs = needing({reading("small", 40), reading("large", maxWorkloadConnections, "web")}, true);
        needs.margin = 50;
        auto change = feasibleChange(needs, catalog, prices);
        QVERIFY(!change.margin && !change.budget);
        // The two share the twelve instances that are left.
        QVERIFY((change.fewer == FeasibleChange::Fewer{1, 12 * 190 - 40}));
        needs.workloads[1].connections = 12 * 190 - 39;
        change = feasibleChange(needs, catalog, prices);
        QVERIFY((change.fewer == FeasibleChange::Fewer{0, 39}));
        QCOMPARE(change.margin, std::optional(49));
    }

    /// Whenever a search is told to stop, it has no answer, and looks no further.
    void aStoppedSearchHasNoAnswer_data() {
        QTest::addColumn<int>("stopAt");
        QTest::newRow("at once") << 1;
        QTest::newRow("in the first search") << 2000;
        QTest::newRow("at its end") << 4095;
        QTest::newRow("while bounds are found") << 10000;
    }
    void aStoppedSearchHasNoAnswer() {
        QFETCH(const int, stopAt);
        const auto scene = overBudget();
        int asked = 0;
        const auto stopping = [&asked, stopAt] { return ++asked >= stopAt; };
        StopCheck stop(stopping);
        QVERIFY(!feasibleChange(scene.needs, scene.catalog, scene.prices, stop));
        QCOMPARE(asked, stopAt);
        QVERIFY(!recommend(scene.needs, scene.catalog, scene.prices, stop)); // nor has what asks it afterwards
        QCOMPARE(asked, stopAt);
        auto affordable = scene.needs;
        affordable.maxMonthly.reset();
        int all = 0;
        StopCheck counting([&all] { return ++all < 0; });
        QVERIFY(recommendOthers(affordable, scene.catalog, scene.prices, counting));
        asked = 0;
        StopCheck others(stopping);
        QCOMPARE(recommendOthers(affordable, scene.catalog, scene.prices, others).has_value(), all < stopAt);
        QCOMPARE(asked, std::min(all, stopAt));
    }

    void aSearchThatIsNotStoppedAnswersTheSame() {
        const auto scene = overBudget();
        int asked = 0;
        StopCheck stop([&asked] {
            ++asked;
            return false;
        });
        QVERIFY(feasibleChange(scene.needs, scene.catalog, scene.prices, stop) ==
                std::optional(feasibleChange(scene.needs, scene.catalog, scene.prices)));
        QVERIFY(asked > 20000);
        auto needs = scene.needs;
        needs.maxMonthly.reset();
        QVERIFY(*recommendOthers(needs, scene.catalog, scene.prices, stop) ==
                recommendOthers(needs, scene.catalog, scene.prices));
        needs.workloads.front().connections = 100000; // too many instances
        const auto found = recommend(needs, scene.catalog, scene.prices, stop);
        QVERIFY(found && found->error() == recommend(needs, scene.catalog, scene.prices).error());
        asked = 0;
        StopCheck early([&asked] { return ++asked > 4095 + 2; }); // while it counts how many
        QVERIFY(!recommend(needs, scene.catalog, scene.prices, early));
        QCOMPARE(asked, 4095 + 3);
    }

    void malformedNeedsHaveNoChange() {
        const auto catalog = publishedCatalog();
        const auto prices = publishedPrices().plans.at("advanced");
        auto needs = needing({reading("web", 0)});
        needs.maxMonthly = Money{1};
        QVERIFY(feasibleChange(needs, catalog, prices).empty());
        needs.workloads = {reading("web", 1), reading("web", 2)};
        QVERIFY(feasibleChange(needs, catalog, prices).empty());
        needs.workloads = {reading("web", 1)};
        QVERIFY(!feasibleChange(needs, catalog, prices).empty());
    }
};

POOLHOUSE_PLAIN_TEST(TestNeedsFeasible)
#include "tst_needs_feasible.moc"
