// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/needs.h"
#include "models/views/cluster_health.h"
#include "tests/models/core/random_values.h"
#include "tests/models/fleet_scene.h"
#include "tests/support/test_main.h"

#include <QtTest>

using namespace poolhouse;

namespace {

plans::NeedsDraft randomNeeds(test::Random& random) {
    plans::NeedsDraft needs;
    needs.surviveInstanceLoss = random.oneIn(2);
    needs.leaderHighAvailability = random.oneIn(2);
    const int workloads = random.between(1, 5);
    for (int number = 0; number < workloads; ++number) {
        plans::WorkloadDraft draft;
        draft.workload.name = "w" + std::to_string(number);
        draft.workload.access = random.oneIn(4) ? core::Workload::Access::Write : core::Workload::Access::Read;
        draft.workload.connections = random.between(1, random.oneIn(3) ? 4000 : 800);
        draft.workload.share = !random.oneIn(4);
        needs.workloads.push_back(std::move(draft));
    }
    return needs;
}

std::int64_t connectionsOf(const plans::NeedsDraft& needs, const std::vector<std::string>& names) {
    std::int64_t sum = 0;
    for (const auto& each : needs.workloads) {
        const bool carried = std::find(names.begin(), names.end(), each.workload.name) != names.end();
        sum += carried ? each.workload.connections : 0;
    }
    return sum;
}

core::Pool livePool(const core::PoolShape& shape, std::int64_t used) {
    return test::pool(shape.name, shape.level, shape.count, static_cast<int>(used));
}

/// What the console would say of the pool; empty: nothing.
QString complaintOf(const core::Pool& pool, bool redundant) {
    const auto catalog = test::catalog();
    if (views::poolTone(pool, catalog) != text::Tone::Good) {
        return views::useText(pool, catalog);
    }
    if (views::overflowsAfterLoss(pool, catalog)) {
        return QStringLiteral("overflows after losing an instance");
    }
    return redundant && views::withoutRedundancy(pool) ? QStringLiteral("no redundancy") : QString();
}

} // namespace

/// Whatever is recommended is something that the console would not flag once the needs are there.
class TestHonestAdvice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingRecommendedNeedsAttention() {
        fleet::Store store;
        test::fillWithRectangular(store);
        const fleet::ClusterSnapshot snapshot{store, *store.cluster(test::rectangular().id), test::at(600)};
        test::Random random(10);
        int found = 0;
        for (int round = 0; round < 2000; ++round) {
            const auto needs = randomNeeds(random);
            const auto answer = plans::findCheapest(plans::questionOf(needs, snapshot));
            if (!answer.found) {
                continue;
            }
            ++found;
            std::vector<std::string> writes;
            for (const auto& each : needs.workloads) {
                if (each.workload.access == core::Workload::Access::Write) {
                    writes.push_back(each.workload.name);
                }
            }
            auto complaint =
                complaintOf(livePool(answer.found->leader, connectionsOf(needs, writes)), needs.leaderHighAvailability);
            for (const auto& pool : answer.found->followerPools) {
                complaint +=
                    complaintOf(livePool(pool.shape, connectionsOf(needs, pool.workloads)), needs.surviveInstanceLoss);
            }
            QVERIFY2(complaint.isEmpty(), qPrintable(QStringLiteral("round %1: %2").arg(round).arg(complaint)));
        }
        QVERIFY(found > 1000);
    }
};

POOLHOUSE_PLAIN_TEST(TestHonestAdvice)
#include "tst_honest_advice.moc"
