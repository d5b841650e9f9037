// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/recommend.h"

#include "models/core/bounded.h"
#include "models/core/cost.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/core/recommend_levels.h"
#include "models/core/recommend_search.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace poolhouse::core {

namespace {

using recommending::Choices;
using recommending::ChosenPool;
using recommending::Item;
using recommending::Offer;
using recommending::Rule;
using Reasons = std::vector<Infeasibility>;
using Code = Infeasibility::Code;

bool reads(const Workload& workload) {
    return workload.access == Workload::Access::Read;
}

void add(Item& item, std::size_t place, const Workload& workload) {
    item.workloads.push_back(place);
    item.connections += workload.connections;
    item.memoryGb = std::max(item.memoryGb, workload.minMemoryGb);
    item.vcpu = std::max(item.vcpu, workload.minVcpu);
}

std::vector<Item> readItems(const Needs& needs) {
    std::vector<Item> items;
    for (std::size_t at = 0; at < needs.workloads.size(); ++at) {
        const auto& workload = needs.workloads[at];
        if (!reads(workload)) {
            continue;
        }
        const auto pinned = workload.pool.value_or(std::string());
        auto item = std::find_if(items.begin(), items.end(), [&pinned](const Item& each) {
            return !pinned.empty() && sameIgnoringCase(each.pinned, pinned);
        });
        if (item == items.end()) {
            items.push_back({{}, pinned, !workload.share});
            item = items.end() - 1;
        }
        add(*item, at, workload);
    }
    return items;
}

/// All write workloads together: what one instance of the leader pool has to carry.
Item leaderItem(const Needs& needs) {
    Item item;
    item.pinned = leaderPoolName;
    for (std::size_t at = 0; at < needs.workloads.size(); ++at) {
        if (!reads(needs.workloads[at])) {
            add(item, at, needs.workloads[at]);
        }
    }
    return item;
}

void checkNumber(const Needs& needs, Reasons& reasons) {
    const auto count = std::count_if(needs.workloads.begin(), needs.workloads.end(), reads);
    if (needs.workloads.empty()) {
        reasons.push_back({Code::NoWorkloads, {}, 0, 0, {}});
    }
    if (static_cast<std::size_t>(count) > maxReadWorkloads) {
        reasons.push_back({Code::TooManyReadWorkloads, {}, count, static_cast<std::int64_t>(maxReadWorkloads), {}});
    }
}

void checkCatalog(const Catalog& catalog, Reasons& reasons) {
    if (catalog.levels().size() > maxCatalogLevels) {
        reasons.push_back({Code::TooManyLevels,
                           {},
                           static_cast<std::int64_t>(catalog.levels().size()),
                           static_cast<std::int64_t>(maxCatalogLevels),
                           {}});
    }
}

void checkPin(const Workload& workload, const std::vector<Workload>& all, Reasons& reasons) {
    if (!reads(workload)) {
        reasons.push_back({Code::WriteWorkloadPinned, workload.name, 0, 0, {}});
    } else if (!poolNameProblems(*workload.pool, {}).empty()) {
        reasons.push_back({Code::BadPoolName, workload.name, 0, 0, {}});
    } else if (!workload.share && std::any_of(all.begin(), all.end(), [&workload](const Workload& other) {
                   return &other != &workload && reads(other) && other.pool &&
                          sameIgnoringCase(*other.pool, *workload.pool);
               })) {
        reasons.push_back({Code::PinnedButNotShared, workload.name, 0, 0, *workload.pool});
    }
}

void checkWorkloads(const Needs& needs, Reasons& reasons) {
    const auto& all = needs.workloads;
    for (auto workload = all.begin(); workload != all.end(); ++workload) {
        if (workload->connections < 1 || workload->connections > maxWorkloadConnections) {
            reasons.push_back({Code::BadConnections,
                               workload->name,
                               workload->connections,
                               workload->connections < 1 ? 1 : maxWorkloadConnections,
                               {}});
        }
        if (std::any_of(all.begin(), workload,
                        [&workload](const Workload& other) { return other.name == workload->name; })) {
            reasons.push_back({Code::DuplicateWorkload, workload->name, 0, 0, {}});
        }
        if (workload->pool && !workload->pool->empty()) {
            checkPin(*workload, all, reasons);
        }
    }
}

/// The workload that alone asks as much as the item does; empty when it is several together.
std::string culprit(const Item& item, const Needs& needs, bool memory, bool vcpu) {
    for (const auto place : item.workloads) {
        const auto& workload = needs.workloads[place];
        if ((!memory || workload.minMemoryGb >= item.memoryGb) && (!vcpu || workload.minVcpu >= item.vcpu)) {
            return workload.name;
        }
    }
    return {};
}

bool anyFits(const std::vector<Offer>& offers, double memoryGb, int vcpu) {
    return std::any_of(offers.begin(), offers.end(),
                       [memoryGb, vcpu](const Offer& offer) { return offer.fits(memoryGb, vcpu); });
}

/// No offer has both; a level whose connections or size are unknown may.
Infeasibility noLevelHasBoth(const Item& item, const Needs& needs, const Choices& choices) {
    const bool known = std::none_of(choices.priced.begin(), choices.priced.end(), [&item](const Level* level) {
        return level->memoryGb.value_or(item.memoryGb) >= item.memoryGb && level->vcpu.value_or(item.vcpu) >= item.vcpu;
    });
    return {Code::NoLevelHasBoth, culprit(item, needs, true, true), 0, 0, item.pinned, 0, known};
}

void checkSize(const Item& item, const Needs& needs, const Choices& choices, Reasons& reasons) {
    const auto& offers = choices.offers;
    if (anyFits(offers, item.memoryGb, item.vcpu)) {
        return;
    }
    const bool memory = !anyFits(offers, item.memoryGb, 0);
    const bool vcpus = !anyFits(offers, 0, item.vcpu);
    if (memory) {
        const auto most = recommending::mostPriced(choices, &Level::memoryGb, item.memoryGb);
        reasons.push_back({Code::TooMuchMemory, culprit(item, needs, true, false),
                           static_cast<std::int64_t>(std::ceil(item.memoryGb)),
                           static_cast<std::int64_t>(std::floor(most.value)), item.pinned, 0, most.known});
    }
    if (vcpus) {
        const auto most = recommending::mostPriced(choices, &Level::vcpu, item.vcpu);
        reasons.push_back(
            {Code::TooManyVcpus, culprit(item, needs, false, true), item.vcpu, most.value, item.pinned, 0, most.known});
    }
    if (!memory && !vcpus) {
        reasons.push_back(noLevelHasBoth(item, needs, choices));
    }
}

/// Rule 7: the standby adds no connections, so one instance carries all writes.
const Offer* leaderOffer(const Item& writes, const std::vector<Offer>& offers, const Rule& rule) {
    const Offer* best = nullptr;
    for (const auto& offer : offers) {
        const bool carries =
            offer.fits(writes.memoryGb, writes.vcpu) && rule.carries(*offer.level, 1, writes.connections);
        const bool better = best == nullptr || offer.cents < best->cents ||
                            (offer.cents == best->cents && offer.level->name < best->level->name);
        if (carries && better) {
            best = &offer;
        }
    }
    return best;
}

/// The most that one instance of a level for the writes carries with the margin.
std::int64_t mostWrites(const Item& writes, const Needs& needs, const std::vector<Offer>& offers) {
    std::int64_t most = 0;
    for (const auto& offer : offers) {
        if (offer.fits(writes.memoryGb, writes.vcpu)) {
            most = std::max<std::int64_t>(most, *offer.level->connectionsPerInstance *
                                                    std::int64_t{100 - needs.margin} / 100);
        }
    }
    return most;
}

Infeasibility leaderTooSmall(const Item& writes, const Needs& needs, const Choices& choices) {
    const auto most = mostWrites(writes, needs, choices.offers);
    const bool known = mostWrites(writes, needs, conceivableOffers(choices)) == most;
    const auto name = writes.workloads.size() == 1 ? needs.workloads[writes.workloads.front()].name : std::string();
    return {Code::LeaderTooSmall, name, writes.connections, most, std::string(leaderPoolName), needs.margin, known};
}

std::vector<std::size_t> workloadsOf(const ChosenPool& pool, const std::vector<Item>& items) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < items.size(); ++at) {
        if ((pool.items >> at & 1U) != 0) {
            places.insert(places.end(), items[at].workloads.begin(), items[at].workloads.end());
        }
    }
    std::sort(places.begin(), places.end());
    return places;
}

std::string pinnedName(const ChosenPool& pool, const std::vector<Item>& items) {
    for (std::size_t at = 0; at < items.size(); ++at) {
        if ((pool.items >> at & 1U) != 0 && !items[at].pinned.empty()) {
            return items[at].pinned;
        }
    }
    return {};
}

std::vector<RecommendedPool> poolsOf(std::vector<ChosenPool> chosen, const std::vector<Item>& items,
                                     const std::vector<Offer>& offers, const Needs& needs) {
    std::vector<std::string> taken;
    for (const auto& item : items) {
        if (!item.pinned.empty()) {
            taken.push_back(item.pinned);
        }
    }
    std::sort(chosen.begin(), chosen.end(), [](const ChosenPool& a, const ChosenPool& b) {
        return std::countr_zero(a.items) < std::countr_zero(b.items);
    });
    std::vector<RecommendedPool> pools;
    for (const auto& each : chosen) {
        const auto& level = *offers[each.offer].level;
        RecommendedPool pool;
        pool.shape = {PoolRole::Follower, pinnedName(each, items), level.name, each.count};
        if (pool.shape.name.empty()) {
            pool.shape.name = suggestPoolName("reads", taken);
            taken.push_back(pool.shape.name);
        }
        for (const auto place : workloadsOf(each, items)) {
            pool.workloads.push_back(needs.workloads[place].name);
        }
        pool.connectionLimit = boundedInt(std::int64_t(*level.connectionsPerInstance) * each.count);
        pool.survivableLimit = boundedInt(std::int64_t(*level.connectionsPerInstance) * (each.count - 1));
        pools.push_back(std::move(pool));
    }
    std::sort(pools.begin(), pools.end(), [](const RecommendedPool& a, const RecommendedPool& b) {
        return lessIgnoringCase(a.shape.name, b.shape.name);
    });
    return pools;
}

/// The follower pools of the first kinds, the cheapest first, or a reason more.
std::vector<std::vector<RecommendedPool>> chooseFollowers(const Needs& needs, const std::vector<Item>& items,
                                                          const Choices& choices, const Rule& rule, std::size_t kinds,
                                                          Reasons& reasons, StopCheck& stop) {
    const auto& offers = choices.offers;
    if (items.empty()) {
        return {{}};
    }
    if (const int pools = recommending::fewestPools(items, offers); pools > maxFollowerPools) {
        const bool known = recommending::fewestPools(items, conceivableOffers(choices)) == pools;
        reasons.push_back({Code::TooManyPools, {}, pools, maxFollowerPools, {}, 0, known});
        return {};
    }
    const auto chosen = kinds == 1 ? std::vector(1, recommending::choosePools(items, offers, rule, stop))
                                   : recommending::chooseKinds(items, offers, rule, kinds, stop);
    if (chosen.empty() || chosen.front().empty()) {
        const auto fewest = recommending::fewestInstances(items, offers, rule, stop);
        const bool known = recommending::fewestInstances(items, conceivableOffers(choices), rule, stop) == fewest;
        reasons.push_back({Code::TooManyInstances, {}, fewest, maxFollowerInstances, {}, 0, known});
        return {};
    }
    std::vector<std::vector<RecommendedPool>> pools;
    pools.reserve(chosen.size());
    for (const auto& each : chosen) {
        pools.push_back(poolsOf(each, items, offers, needs));
    }
    return pools;
}

void checkOffers(const Choices& choices, Reasons& reasons) {
    if (choices.offers.empty()) {
        reasons.push_back({choices.priced.empty() ? Code::NoPricedLevel : Code::NoKnownLimit, {}, 0, 0, {}});
    }
}

} // namespace

std::vector<Infeasibility> problemsOf(const Needs& needs) {
    Reasons reasons;
    checkNumber(needs, reasons);
    checkWorkloads(needs, reasons);
    return reasons;
}

bool malformed(Infeasibility::Code code) {
    return code < Code::PinnedButNotShared;
}

bool restsOnLevels(Infeasibility::Code code) {
    return code > Code::PinnedButNotShared;
}

namespace {

Recommendation recommendationOf(const PoolShape& leader, std::vector<RecommendedPool> followers, const Needs& needs,
                                const PriceTable& prices) {
    std::vector<PoolShape> shapes{leader};
    for (const auto& pool : followers) {
        shapes.push_back(pool.shape);
    }
    return {estimateCost(shapes, needs.storageGb.value_or(0), &prices).known, leader, std::move(followers)};
}

/// The cheapest shape of each of the first kinds, within the budget. Without meaning when it is stopped.
Result<std::vector<Recommendation>, Reasons> recommendKinds(const Needs& needs, const Catalog& catalog,
                                                            const PriceTable& prices, std::size_t kinds,
                                                            StopCheck& stop) {
    auto reasons = problemsOf(needs);
    checkCatalog(catalog, reasons);
    const auto choices = recommending::choicesOf(catalog, prices);
    checkOffers(choices, reasons);
    const auto items = reasons.empty() ? readItems(needs) : std::vector<Item>();
    const auto writes = leaderItem(needs);
    for (const auto& item : items) {
        checkSize(item, needs, choices, reasons);
    }
    if (reasons.empty()) {
        checkSize(writes, needs, choices, reasons);
    }
    if (!reasons.empty()) {
        return reasons;
    }
    const Rule rule{needs.surviveInstanceLoss, std::clamp(needs.margin, 0, mostMargin), needs.avoidOverflow};
    const auto* offer = leaderOffer(writes, choices.offers, rule);
    if (offer == nullptr) {
        reasons.push_back(leaderTooSmall(writes, needs, choices));
    }
    auto followers = chooseFollowers(needs, items, choices, rule, kinds, reasons, stop);
    if (!reasons.empty()) {
        return reasons;
    }
    const PoolShape leader{PoolRole::Leader, std::string(leaderPoolName), offer->level->name,
                           needs.leaderHighAvailability ? maxLeaderInstances : minLeaderInstances};
    std::vector<Recommendation> found;
    found.reserve(followers.size());
    for (auto& pools : followers) {
        found.push_back(recommendationOf(leader, std::move(pools), needs, prices));
    }
    if (const auto& lowest = found.front().monthly; needs.maxMonthly && lowest > *needs.maxMonthly) {
        return Reasons{{Code::OverBudget, {}, lowest.cents, needs.maxMonthly->cents, {}, 0, nothingUnknown(choices)}};
    }
    std::erase_if(
        found, [&needs](const Recommendation& each) { return needs.maxMonthly && each.monthly > *needs.maxMonthly; });
    return found;
}

} // namespace

std::optional<Result<Recommendation, Reasons>> recommend(const Needs& needs, const Catalog& catalog,
                                                         const PriceTable& prices, StopCheck& stop) {
    const auto found = recommendKinds(needs, catalog, prices, 1, stop);
    if (stop.stopped()) {
        return std::nullopt;
    }
    using Answer = Result<Recommendation, Reasons>;
    return found ? Answer(found.value().front()) : Answer(found.error());
}

Result<Recommendation, Reasons> recommend(const Needs& needs, const Catalog& catalog, const PriceTable& prices) {
    StopCheck never;
    return *recommend(needs, catalog, prices, never);
}

std::optional<std::vector<Recommendation>> recommendOthers(const Needs& needs, const Catalog& catalog,
                                                           const PriceTable& prices, StopCheck& stop) {
    const auto found = recommendKinds(needs, catalog, prices, recommending::mostKinds, stop);
    if (stop.stopped()) {
        return std::nullopt;
    }
    return found ? std::vector(found.value().begin() + 1, found.value().end()) : std::vector<Recommendation>();
}

std::vector<Recommendation> recommendOthers(const Needs& needs, const Catalog& catalog, const PriceTable& prices) {
    StopCheck never;
    return *recommendOthers(needs, catalog, prices, never);
}

} // namespace poolhouse::core
