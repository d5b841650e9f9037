// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/frontier.h"
#include "models/core/limits.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <map>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

QString printed(const FrontierPoint& point) {
    QStringList pools;
    for (const auto& pool : point.pools) {
        pools << QStringLiteral("%1 x%2").arg(shown(pool.level)).arg(pool.count);
    }
    return QStringLiteral("%1 for %2: %3").arg(point.readConnections).arg(point.monthly.cents).arg(pools.join(u'+'));
}

/// The least cost for each number of read connections that any pools have, tried one after the other.
class Enumerated {
public:
    Enumerated(const Catalog& catalog, const PriceTable& prices, bool survivable)
        : m_catalog(catalog), m_prices(prices), m_survivable(survivable) {
        add(0, 0, 0, 0, 0);
    }
    [[nodiscard]] std::vector<std::pair<std::int64_t, std::int64_t>> unbeaten() const {
        std::vector<std::pair<std::int64_t, std::int64_t>> kept;
        for (auto at = m_least.rbegin(); at != m_least.rend(); ++at) {
            if (kept.empty() || at->second < kept.back().second) {
                kept.emplace_back(at->first, at->second);
            }
        }
        std::reverse(kept.begin(), kept.end());
        return kept;
    }

private:
    void add(std::size_t level, int pools, int instances, std::int64_t connections, std::int64_t cents) {
        const auto [at, fresh] = m_least.emplace(connections, cents);
        at->second = fresh ? cents : std::min(at->second, cents);
        for (; pools < maxFollowerPools && level < m_catalog.levels().size(); ++level) {
            const auto& each = m_catalog.levels()[level];
            const auto* price = m_prices.find(each.name);
            for (int count = 1; price != nullptr && instances + count <= maxFollowerInstances; ++count) {
                // the same level again is allowed here: it is for the search to know that it never helps
                add(level, pools + 1, instances + count,
                    connections +
                        std::int64_t(each.connectionsPerInstance.value()) * (m_survivable ? count - 1 : count),
                    cents + price->monthly.cents * count);
            }
        }
    }

    const Catalog& m_catalog;
    const PriceTable& m_prices;
    bool m_survivable;
    std::map<std::int64_t, std::int64_t> m_least;
};

std::vector<std::pair<std::int64_t, std::int64_t>> costs(const std::vector<FrontierPoint>& points) {
    std::vector<std::pair<std::int64_t, std::int64_t>> costs;
    costs.reserve(points.size());
    for (const auto& point : points) {
        costs.emplace_back(point.readConnections, point.monthly.cents);
    }
    return costs;
}

} // namespace

class TestFrontier : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workedByHand() {
        const Catalog catalog({{"S", 1, 1, 100}, {"L", 1, 1, 1000}});
        PriceTable prices;
        prices.levels = {{"S", {Money{100}}}, {"L", {Money{650}}}};
        const auto points = frontier(catalog, prices, false);
        // up to six small ones, then a large one is cheaper than seven; with small ones beside it until a second is
        QStringList first;
        for (std::size_t at = 0; at < 12; ++at) {
            first << printed(points[at]);
        }
        QCOMPARE(first,
                 QStringList({QStringLiteral("0 for 0: "), QStringLiteral("100 for 100: S x1"),
                              QStringLiteral("200 for 200: S x2"), QStringLiteral("300 for 300: S x3"),
                              QStringLiteral("400 for 400: S x4"), QStringLiteral("500 for 500: S x5"),
                              QStringLiteral("600 for 600: S x6"), QStringLiteral("1000 for 650: L x1"),
                              QStringLiteral("1100 for 750: S x1+L x1"), QStringLiteral("1200 for 850: S x2+L x1"),
                              QStringLiteral("1300 for 950: S x3+L x1"), QStringLiteral("1400 for 1050: S x4+L x1")}));
        QCOMPARE(printed(points.back()), QStringLiteral("13000 for 8450: L x13"));
    }

    void survivable() {
        const Catalog catalog({{"S", 1, 1, 100}});
        PriceTable prices;
        prices.levels = {{"S", {Money{100}}}};
        const auto points = frontier(catalog, prices, true);
        QCOMPARE(points.size(), std::size_t(13)); // 0, then 2 to 13 instances in one pool
        QCOMPARE(printed(points[1]), QStringLiteral("100 for 200: S x2"));
        QCOMPARE(points.back().readConnections, 1200);
    }

    void ofEqualCostFewerInstances() {
        const Catalog catalog({{"S", 1, 1, 100}, {"D", 1, 1, 200}});
        PriceTable prices;
        prices.levels = {{"S", {Money{100}}}, {"D", {Money{200}}}};
        const auto points = frontier(catalog, prices, false);
        QCOMPARE(printed(points[2]), QStringLiteral("200 for 200: D x1"));
        QCOMPARE(points[2].instances, 1);
    }

    /// Fewer instances come before fewer pools: 4 x Y in one pool cost as much and accept as many.
    void ofEqualCostFewerInstancesInMorePools() {
        const Catalog catalog({{"X", 1, 1, 150}, {"Y", 1, 1, 50}});
        PriceTable prices;
        prices.levels = {{"X", {Money{150}}}, {"Y", {Money{50}}}};
        for (const auto& point : frontier(catalog, prices, false)) {
            if (point.readConnections == 200) {
                QCOMPARE(point.instances, 2);
                QCOMPARE(point.pools.size(), std::size_t{2});
                return;
            }
        }
        QFAIL("no point for 200 connections");
    }

    void levelsWithoutAPriceAreLeftOut() {
        const auto prices = publishedPrices();
        const auto points = frontier(publishedCatalog(), *prices.find("advanced"), false);
        QCOMPARE(points.back().readConnections, 13 * 3200);
        QCOMPARE(frontier(publishedCatalog(), {}, false).size(), std::size_t(1));
    }

    void moreLevelsThanTheSearchTakes() {
        std::vector<Level> levels;
        PriceTable prices;
        for (int at = 0; at < 30; ++at) {
            levels.push_back({"L" + std::to_string(at), 1, 1, 100 + at});
            prices.levels[levels.back().name] = {Money{100}};
        }
        const auto points = frontier(Catalog(levels), prices, false);
        QCOMPARE(points.back().readConnections, 13 * 129);
    }

    void everyPointIsRealAndWithinTheRules() {
        const auto prices = publishedPrices();
        const auto& table = *prices.find("advanced");
        for (const bool survivable : {false, true}) {
            std::int64_t connections = -1, cents = -1;
            for (const auto& point : frontier(publishedCatalog(), table, survivable)) {
                std::int64_t sum = 0, cost = 0;
                for (const auto& pool : point.pools) {
                    sum += survivable ? *survivableLimit(pool, publishedCatalog())
                                      : *connectionLimit(pool, publishedCatalog());
                    cost += table.find(pool.level)->monthly.cents * pool.count;
                }
                QCOMPARE(sum, std::int64_t(point.readConnections));
                QCOMPARE(cost, point.monthly.cents);
                QVERIFY(sum > connections && cost > cents);
                QVERIFY(followerInstanceCount(point.pools) == point.instances && point.instances <= 13);
                QVERIFY(point.pools.size() <= 5);
                connections = sum;
                cents = cost;
            }
        }
    }

    /// With more levels than pools, a choice of fewer pools is kept although another one beats it for now.
    void agreesWithPlainEnumerationWhereFivePoolsAreTooFew() {
        std::vector<Level> levels;
        PriceTable prices;
        for (const auto& [connections, cents] : {std::pair(3, 24), std::pair(4, 38), std::pair(5, 40), std::pair(8, 84),
                                                 std::pair(17, 207), std::pair(34, 383), std::pair(66, 732)}) {
            levels.push_back({"L" + std::to_string(connections), 1, 1, connections});
            prices.levels[levels.back().name] = {Money{cents}};
        }
        const Catalog catalog(levels);
        QVERIFY(costs(frontier(catalog, prices, false)) == Enumerated(catalog, prices, false).unbeaten());
    }

    void agreesWithPlainEnumeration() {
        Random random(7);
        for (int round = 0; round < 60; ++round) {
            std::vector<Level> levels;
            PriceTable prices;
            const int count = random.between(1, 3);
            for (int at = 0; at < count; ++at) {
                levels.push_back({"L" + std::to_string(at), 1, 1, random.between(1, 20) * 10});
                if (!random.oneIn(8)) {
                    prices.levels[levels.back().name] = {Money{random.between(1, 20) * 100}};
                }
            }
            const Catalog catalog(levels);
            const bool survivable = random.oneIn(2);
            QVERIFY2(costs(frontier(catalog, prices, survivable)) == Enumerated(catalog, prices, survivable).unbeaten(),
                     qPrintable(QString::number(round)));
        }
    }
};

POOLHOUSE_PLAIN_TEST(TestFrontier)
#include "tst_frontier.moc"
