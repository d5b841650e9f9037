// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/core/plan.h"
#include "models/fleet/store.h"
#include "models/views/plan_outcome.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;

namespace {

/// example-app's cluster of the pictures, $1,558.40, and a second one, $300.
struct Fleet {
    fleet::Store store;
    std::vector<core::PoolShape> live = core::shapesOf(test::rectangularInfo());

    Fleet() {
        const auto shop = test::summary("postgresql-shop-00001", "shop");
        store.applyFleet({test::app("example-app"), test::app("shop")}, {test::rectangular(), shop}, test::morning);
        store.applyCatalog(test::catalog(), test::prices(), test::morning);
        store.applyInfo(test::rectangularInfo(), test::morning);
        store.applyInfo(test::info(shop, {test::pool("leader", "8G-Performance", 1, 80, 800)}), test::morning);
    }
    /// After web-reads was given `count` instances of `level`.
    [[nodiscard]] QString outcome(int count, const std::string& level = "4G-Performance") const {
        auto wanted = live;
        wanted.back().count = count;
        wanted.back().level = level;
        const auto steps = core::planSteps(live, wanted, test::catalog());
        return views::planOutcome(
            {{test::rectangular().id, "postgresql-rectangular-12345", "example-app", live, steps.value()}}, store);
    }
};

} // namespace

class TestPlanOutcome : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isOfTheWholeFleet() {
        Fleet fleet;
        QCOMPARE(fleet.outcome(1), QStringLiteral("Saved $300/month: $1,858.40 → $1,558.40 for the whole fleet."));
        QCOMPARE(fleet.outcome(5), QStringLiteral("Added $300/month: $1,858.40 → $2,158.40 for the whole fleet."));
    }

    /// What was read in the meantime does not change the basis of the plan.
    void restsOnThePlanNotOnTheLastRead() {
        Fleet fleet;
        auto info = test::rectangularInfo();
        for (auto& pool : info.pools) {
            pool.expectedCount = pool.name == "web-reads" ? 1 : pool.expectedCount;
        }
        fleet.store.applyInfo(info, test::at(60));
        QCOMPARE(fleet.outcome(1), QStringLiteral("Saved $300/month: $1,858.40 → $1,558.40 for the whole fleet."));
    }

    void aChangeWithoutAPriceIsNotGuessed() {
        Fleet fleet;
        QCOMPARE(
            fleet.outcome(3, "64G-Performance"),
            QStringLiteral(
                "Change in cost unknown for postgresql-rectangular-12345. The price of 64G-Performance is unknown."));
    }

    /// The other cluster has no price: the plan's own clusters are all that is known.
    void fallsBackToTheClustersOfThePlan() {
        Fleet fleet;
        const auto shop = test::summary("postgresql-shop-00001", "shop");
        fleet.store.applyInfo(test::info(shop, {test::pool("leader", "64G-Performance", 1, 80, 5000)}), test::at(1));
        const auto own = QStringLiteral("Saved $300/month: $1,558.40 → $1,258.40 for postgresql-rectangular-12345. "
                                        "The fleet's total is unknown: 1 other cluster has no known cost.");
        QCOMPARE(fleet.outcome(1), own);
        fleet.store.applyFleet({test::app("example-app"), test::app("shop")},
                               {test::rectangular(), shop, test::summary("unread", "example-app")}, test::at(2));
        QVERIFY2(fleet.outcome(1).endsWith(QStringLiteral("2 other clusters have no known cost.")),
                 qPrintable(fleet.outcome(1)));
    }

    /// A pool that the plan leaves alone has no price: the change is known all the same, the total is not.
    void aGapThatStaysDoesNotHideTheChange() {
        Fleet fleet;
        for (auto& pool : fleet.live) {
            pool.level = pool.name == "analytics" ? "64G-Performance" : pool.level;
        }
        QCOMPARE(fleet.outcome(1), QStringLiteral("Saved $300/month on postgresql-rectangular-12345; the total is "
                                                  "unknown. The price of 64G-Performance is unknown."));
    }

    void illustrativePricesAreNamed() {
        Fleet fleet;
        auto prices = test::prices();
        auto table = *prices.find("advanced");
        table.levels["64G-Performance"] = {core::Money{180000}, true};
        prices.plans["advanced"] = table;
        fleet.store.applyCatalog(test::catalog(), prices, test::at(1));
        QCOMPARE(fleet.outcome(1), QStringLiteral("Saved $300/month: $1,858.40 → $1,558.40 for the whole fleet."));
        QCOMPARE(fleet.outcome(3, "64G-Performance"),
                 QStringLiteral("Added $4,950/month: $1,858.40 → $6,808.40 for the whole fleet. Includes sandbox "
                                "prices, not real ones."));
    }

    void aClusterThatIsGoneHasNoOutcome() {
        Fleet fleet;
        fleet.store.applyFleet({test::app("shop")}, {test::summary("postgresql-shop-00001", "shop")}, test::at(1));
        QCOMPARE(fleet.outcome(1), QString());
    }
};

POOLHOUSE_PLAIN_TEST(TestPlanOutcome)
#include "tst_plan_outcome.moc"
