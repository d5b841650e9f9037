// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/core/plan.h"
#include "models/fleet/store.h"
#include "models/views/plan_outcome.h"
#include "tests/models/fleet_scene.h"

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

class PlanOutcomeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isOfTheWholeFleet() {
        Fleet fleet;
        QCOMPARE(fleet.outcome(1), QStringLiteral("Saved $300/month: $1,858.40 → $1,558.40 for 2 clusters"));
        QCOMPARE(fleet.outcome(5), QStringLiteral("Added $300/month: $1,858.40 → $2,158.40 for 2 clusters"));
    }

    /// What was read in the meantime does not change the basis of the plan.
    void restsOnThePlanNotOnTheLastRead() {
        Fleet fleet;
        auto info = test::rectangularInfo();
        for (auto& pool : info.pools) {
            pool.expectedCount = pool.name == "web-reads" ? 1 : pool.expectedCount;
        }
        fleet.store.applyInfo(info, test::at(60));
        QCOMPARE(fleet.outcome(1), QStringLiteral("Saved $300/month: $1,858.40 → $1,558.40 for 2 clusters"));
    }

    void isNotGuessed() {
        Fleet fleet;
        QCOMPARE(fleet.outcome(3, "64G-Performance"), QString()); // no price
        fleet.store.applyFleet({test::app("example-app")},
                               {test::rectangular(), test::summary("unread", "example-app")}, test::at(1));
        QCOMPARE(fleet.outcome(1), QString());
    }
};

QTEST_APPLESS_MAIN(PlanOutcomeTest)
#include "tst_plan_outcome.moc"
