// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/core/recommend.h"
#include "tests/models/core/printing.h"
#include "tests/models/core/random_values.h"
#include "tests/models/core/workloads.h"
#include "tests/support/test_main.h"

#include <algorithm>
#include <map>

using namespace poolhouse::core;
using namespace poolhouse::test;

namespace {

/// Everything that is compared, the better one being the smaller.
struct Score {
    std::int64_t cents = 0;
    int instances = 0;
    int pools = 0;
    std::int64_t lostSurvivable = 0;
    std::vector<std::string> levels; ///< sorted

    friend auto operator<=>(const Score&, const Score&) = default;
    friend bool operator==(const Score&, const Score&) = default;
};

/// Tries every assignment of workloads to pools, every level and every count: slow and plain.
class Enumeration {
public:
    Enumeration(const Needs& needs, const Catalog& catalog, const PriceTable& prices)
        : m_needs(needs), m_catalog(catalog), m_prices(prices) {}

    std::optional<Score> best() {
        place(0);
        return m_best;
    }

    /// The best of each kind, by their levels, that costs at most twice the best of all; the best first.
    std::vector<Score> bestOfEachKind() {
        m_everyKind = true;
        place(0);
        std::vector<Score> scores;
        for (const auto& [levels, score] : m_kinds) {
            if (score.cents <= 2 * m_best->cents) {
                scores.push_back(score);
            }
        }
        std::sort(scores.begin(), scores.end());
        return scores;
    }

private:
    void place(std::size_t workload) {
        if (workload == m_needs.workloads.size()) {
            if (m_groups.size() <= std::size_t(maxFollowerPools) && allowed()) {
                buy(0, {});
            }
            return;
        }
        for (std::size_t group = 0; group < m_groups.size(); ++group) {
            m_groups[group].push_back(&m_needs.workloads[workload]);
            place(workload + 1);
            m_groups[group].pop_back();
        }
        m_groups.push_back({&m_needs.workloads[workload]});
        place(workload + 1);
        m_groups.pop_back();
    }

    [[nodiscard]] bool allowed() const {
        for (std::size_t one = 0; one < m_groups.size(); ++one) {
            for (const auto* workload : m_groups[one]) {
                for (std::size_t other = 0; other < m_groups.size(); ++other) {
                    for (const auto* neighbour : m_groups[other]) {
                        const bool together = one == other;
                        const bool pinnedBoth = workload->pool && neighbour->pool;
                        const bool samePin = pinnedBoth && *workload->pool == *neighbour->pool;
                        if (workload != neighbour &&
                            ((together && (!workload->share || (pinnedBoth && !samePin))) || (!together && samePin))) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    void buy(std::size_t group, Score score) {
        if (score.instances > maxFollowerInstances || (m_best && score.cents > m_best->cents * (m_everyKind ? 2 : 1))) {
            return;
        }
        if (group == m_groups.size()) {
            score.pools = static_cast<int>(m_groups.size());
            std::sort(score.levels.begin(), score.levels.end());
            if (!m_best || score < *m_best) {
                m_best = score;
            }
            if (const auto kind = m_kinds.try_emplace(score.levels, score).first; m_everyKind && score < kind->second) {
                kind->second = score;
            }
            return;
        }
        std::int64_t connections = 0;
        double memoryGb = 0;
        int vcpu = 0;
        for (const auto* workload : m_groups[group]) {
            connections += workload->connections;
            memoryGb = std::max(memoryGb, workload->minMemoryGb);
            vcpu = std::max(vcpu, workload->minVcpu);
        }
        for (const auto& level : m_catalog.levels()) {
            const auto* price = m_prices.find(level.name);
            if (price == nullptr || level.memoryGb < memoryGb || level.vcpu < vcpu) {
                continue;
            }
            int more = 0; // than are needed: one is tried, and costs more
            for (int count = 1; count <= maxFollowerInstances && more < 2; ++count) {
                const int working = m_needs.surviveInstanceLoss ? count - 1 : count;
                const std::int64_t each = level.connectionsPerInstance.value();
                const bool overflows = m_needs.avoidOverflow && count > 1 && each * (count - 1) < connections;
                if (each * working * (100 - m_needs.margin) >= connections * 100 && !overflows) {
                    ++more;
                    auto bought = score;
                    bought.cents += price->monthly.cents * count;
                    bought.instances += count;
                    bought.lostSurvivable -= std::int64_t(level.connectionsPerInstance.value()) * (count - 1);
                    bought.levels.push_back(level.name);
                    buy(group + 1, std::move(bought));
                }
            }
        }
    }

    const Needs& m_needs;
    const Catalog& m_catalog;
    const PriceTable& m_prices;
    std::vector<std::vector<const Workload*>> m_groups;
    std::optional<Score> m_best;
    bool m_everyKind = false;
    std::map<std::vector<std::string>, Score> m_kinds;
};

struct SmallScene {
    Catalog catalog;
    PriceTable prices;
    Needs needs;
};

/// Few levels at round prices, so that ties are common; few workloads, so that plain enumeration ends.
SmallScene randomScene(Random& random) {
    SmallScene scene;
    std::vector<Level> levels;
    const int count = random.between(1, 4);
    for (int at = 0; at < count; ++at) {
        const auto name = "L" + std::to_string(random.below(100)) + "-" + std::to_string(at);
        levels.push_back({name, random.between(1, 4), double(random.between(1, 8)), random.between(1, 6) * 100});
        if (!random.oneIn(10)) {
            scene.prices.levels[name] = {Money{random.between(1, 6) * 100}};
        }
    }
    scene.catalog = Catalog(std::move(levels));
    scene.needs.surviveInstanceLoss = random.oneIn(2);
    scene.needs.margin = random.oneIn(2) ? random.between(0, mostMargin) : 0;
    scene.needs.avoidOverflow = random.oneIn(2);
    scene.needs.leaderHighAvailability = random.oneIn(2);
    const int workloads = random.oneIn(12) ? 5 : random.between(1, 4);
    for (int at = 0; at < workloads; ++at) {
        auto workload = reading(("w" + std::to_string(at)).c_str(), random.between(1, random.oneIn(4) ? 3000 : 700));
        workload.share = !random.oneIn(4);
        if (random.oneIn(3)) {
            workload.pool = "pool-" + std::to_string(random.below(2));
        }
        workload.minMemoryGb = random.oneIn(4) ? random.between(1, 8) : 0;
        workload.minVcpu = random.oneIn(4) ? random.between(1, 4) : 0;
        scene.needs.workloads.push_back(std::move(workload));
    }
    return scene;
}

Score scoreOf(const Recommendation& found, const PriceTable& prices) {
    Score score;
    for (const auto& pool : found.followerPools) {
        score.cents += prices.find(pool.shape.level)->monthly.cents * pool.shape.count;
        score.instances += pool.shape.count;
        score.pools += 1;
        score.lostSurvivable -= pool.survivableLimit;
        score.levels.push_back(pool.shape.level);
    }
    std::sort(score.levels.begin(), score.levels.end());
    return score;
}

/// Whether the answer carries every workload where it may be. The first fault; empty when there is none.
QString faultOf(const Recommendation& found, const SmallScene& scene) {
    std::size_t carried = 0;
    for (const auto& pool : found.followerPools) {
        std::int64_t connections = 0;
        const auto* level = scene.catalog.find(pool.shape.level);
        if (!std::is_sorted(pool.workloads.begin(), pool.workloads.end())) { // w0, w1, ... are in input order
            return shown(pool.shape.name) + QStringLiteral(" names its workloads in another order");
        }
        for (const auto& name : pool.workloads) {
            const auto at = std::find_if(scene.needs.workloads.begin(), scene.needs.workloads.end(),
                                         [&name](const Workload& each) { return each.name == name; });
            if ((at->pool && *at->pool != pool.shape.name) || (!at->share && pool.workloads.size() > 1) ||
                at->minMemoryGb > level->memoryGb || at->minVcpu > level->vcpu) {
                return shown(name) + QStringLiteral(" is where it must not be");
            }
            connections += at->connections;
            ++carried;
        }
        const std::int64_t limit = scene.needs.surviveInstanceLoss ? pool.survivableLimit : pool.connectionLimit;
        const bool overflows = scene.needs.avoidOverflow && pool.shape.count > 1 && connections > pool.survivableLimit;
        if (connections * 100 > limit * (100 - scene.needs.margin) || overflows) {
            return shown(pool.shape.name) + QStringLiteral(" is too small");
        }
    }
    return carried == scene.needs.workloads.size() ? QString() : QStringLiteral("a workload is missing");
}

/// The world with some figures of its levels unknown.
SmallScene veiled(const SmallScene& scene, Random& random) {
    auto veil = scene;
    auto levels = scene.catalog.levels();
    for (auto& level : levels) {
        if (random.oneIn(4)) {
            level.connectionsPerInstance.reset();
        }
        if (random.oneIn(6)) {
            level.memoryGb.reset();
        }
        if (random.oneIn(6)) {
            level.vcpu.reset();
        }
        if (random.oneIn(6)) {
            veil.prices.levels.erase(level.name);
        }
    }
    veil.catalog = Catalog(std::move(levels));
    return veil;
}

/// Whether the reason is a number that levels which are not compared might lower or raise.
bool countsConnections(const Infeasibility& reason) {
    using enum Infeasibility::Code;
    return reason.code == LeaderTooSmall || reason.code == TooManyPools || reason.code == TooManyInstances;
}

} // namespace

/// The search against plain enumeration.
class TestRecommendExact : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPlainEnumeration() {
        Random random(5);
        int feasible = 0, infeasible = 0;
        for (int round = 0; round < 5000; ++round) {
            const auto scene = randomScene(random);
            const auto found = recommend(scene.needs, scene.catalog, scene.prices);
            const auto best = Enumeration(scene.needs, scene.catalog, scene.prices).best();
            const auto where = QStringLiteral("round %1").arg(round);
            if (!best) {
                ++infeasible;
                QVERIFY2(!found, qPrintable(where));
                continue;
            }
            ++feasible;
            QVERIFY2(found, qPrintable(where));
            const auto fault = faultOf(found.value(), scene);
            QVERIFY2(fault.isEmpty(), qPrintable(where + u' ' + fault));
            QVERIFY2(scoreOf(found.value(), scene.prices) == *best, qPrintable(where));
        }
        QVERIFY(feasible > 1000);
        QVERIFY(infeasible > 300);
    }

    void theOthersAreTheBestOfTheNextKinds() {
        Random random(21);
        int two = 0, one = 0, otherNumber = 0, budgets = 0;
        for (int round = 0; round < 2500; ++round) {
            const auto scene = randomScene(random);
            const auto others = recommendOthers(scene.needs, scene.catalog, scene.prices);
            const auto kinds = Enumeration(scene.needs, scene.catalog, scene.prices).bestOfEachKind();
            const auto where = QByteArray::number(round);
            QVERIFY2(others.size() == std::clamp<std::size_t>(kinds.size(), 1, 3) - 1, where.constData());
            for (std::size_t at = 0; at < others.size(); ++at) {
                QVERIFY2(scoreOf(others[at], scene.prices) == kinds[at + 1], where.constData());
                QVERIFY2(faultOf(others[at], scene).isEmpty(), where.constData());
                otherNumber += kinds[at + 1].pools != kinds[0].pools ? 1 : 0;
            }
            (others.size() == 2 ? two : one) += others.empty() ? 0 : 1;
            if (others.size() == 2 && others[0].monthly < others[1].monthly) {
                auto within = scene.needs;
                within.maxMonthly = others[0].monthly;
                QVERIFY2(recommendOthers(within, scene.catalog, scene.prices) == std::vector{others[0]},
                         where.constData());
                ++budgets;
            }
        }
        QVERIFY(two > 500);
        QVERIFY(one > 100);
        QVERIFY(otherNumber > 300);
        QVERIFY(budgets > 300);
    }

    /// One instance of the leader carries the writes with the margin.
    void theLeaderKeepsTheMargin() {
        Random random(22);
        int smaller = 0, refused = 0;
        for (int round = 0; round < 3000; ++round) {
            auto scene = randomScene(random);
            scene.needs.workloads = {writing("a", random.between(1, 400)), writing("b", random.between(1, 200))};
            const auto writes = scene.needs.workloads[0].connections + scene.needs.workloads[1].connections;
            std::optional<std::int64_t> cheapest;
            for (const auto& level : scene.catalog.levels()) {
                const auto* price = scene.prices.find(level.name);
                const auto most = std::int64_t{*level.connectionsPerInstance} * (100 - scene.needs.margin);
                if (price != nullptr && writes * 100 <= most) {
                    cheapest = std::min(cheapest.value_or(price->monthly.cents), price->monthly.cents);
                }
            }
            const auto found = recommend(scene.needs, scene.catalog, scene.prices);
            QCOMPARE(found.ok(), cheapest.has_value());
            if (found) {
                QCOMPARE(scene.prices.find(found.value().leader.level)->monthly.cents, *cheapest);
                QVERIFY(recommendOthers(scene.needs, scene.catalog, scene.prices).empty());
            }
            (found ? smaller : refused) += 1;
        }
        QVERIFY(smaller > 500);
        QVERIFY(refused > 300);
    }

    /// What a refusal calls known is no different once everything is known.
    void whatIsUnknownRefutesNothing() {
        Random random(11);
        int known = 0, unknown = 0;
        for (int round = 0; round < 20000; ++round) {
            auto scene = randomScene(random);
            for (auto& workload : scene.needs.workloads) {
                workload.connections *= random.oneIn(2) ? 10 : 1;
                workload.access = random.oneIn(3) && !workload.pool ? Workload::Access::Write : workload.access;
            }
            const auto veil = veiled(scene, random);
            const auto refused = recommend(veil.needs, veil.catalog, veil.prices);
            for (const auto& reason : refused ? std::vector<Infeasibility>() : refused.error()) {
                (reason.known ? known : unknown) += countsConnections(reason) ? 1 : 0;
                if (reason.known && countsConnections(reason)) {
                    const auto clear = recommend(scene.needs, scene.catalog, scene.prices);
                    const auto again =
                        !clear && std::find(clear.error().begin(), clear.error().end(), reason) != clear.error().end();
                    QVERIFY2(again, qPrintable(QStringLiteral("round %1").arg(round)));
                }
            }
        }
        QVERIFY(known > 100);
        QVERIFY(unknown > 100);
    }

    void agreesWithPlainEnumerationBeyondFivePools() {
        Random random(9);
        int crowded = 0;
        for (int round = 0; round < 60; ++round) {
            SmallScene scene;
            std::vector<Level> levels;
            for (int at = 1; at <= 3; ++at) {
                const auto name = "L" + std::to_string(at);
                levels.push_back({name, 1, double(at), random.between(1, 3) * 100});
                scene.prices.levels[name] = {Money{at * at * random.between(5, 8) * 100}};
            }
            scene.catalog = Catalog(std::move(levels));
            const int workloads = random.between(6, 7);
            for (int at = 0; at < workloads; ++at) {
                auto workload = sized(reading(("w" + std::to_string(at)).c_str(), random.between(20, 300)),
                                      random.between(1, 3), 0);
                workload.share = !random.oneIn(3);
                scene.needs.workloads.push_back(std::move(workload));
            }
            const auto found = recommend(scene.needs, scene.catalog, scene.prices);
            const auto best = Enumeration(scene.needs, scene.catalog, scene.prices).best();
            QCOMPARE(found.ok(), best.has_value());
            if (best) {
                QVERIFY(faultOf(found.value(), scene).isEmpty());
                QVERIFY2(scoreOf(found.value(), scene.prices) == *best, qPrintable(QString::number(round)));
                crowded += best->pools == maxFollowerPools ? 1 : 0;
            }
        }
        QVERIFY(crowded > 10);
    }
};

POOLHOUSE_PLAIN_TEST(TestRecommendExact)
#include "tst_recommend_exact.moc"
