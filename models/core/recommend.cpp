// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/recommend.h"

#include "models/core/bounded.h"
#include "models/core/cost.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/core/recommend_search.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace poolhouse::core {

namespace {

using recommending::ChosenPool;
using recommending::Item;
using recommending::Offer;
using recommending::Rule;
using Reasons = std::vector<Infeasibility>;
using Code = Infeasibility::Code;

bool reads(const Workload& workload) {
    return workload.access == Workload::Access::Read;
}

/// Names the levels that are left out in `found`.
std::vector<Offer> offersOf(const Catalog& catalog, const PriceTable& prices, Recommendation& found) {
    std::vector<Offer> offers;
    for (const auto& level : catalog.levels()) {
        const auto* price = prices.find(level.name);
        if (price == nullptr) {
            found.unpricedLevels.push_back(level.name);
        } else if (!level.connectionsPerInstance) {
            found.unlimitedLevels.push_back(level.name);
        } else if (*level.connectionsPerInstance > 0) {
            offers.push_back({&level, price->monthly.cents});
        }
    }
    return offers;
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

void checkSizeOfQuestion(const Needs& needs, const Catalog& catalog, Reasons& reasons) {
    const auto count = std::count_if(needs.workloads.begin(), needs.workloads.end(), reads);
    if (needs.workloads.empty()) {
        reasons.push_back({Code::NoWorkloads, {}, 0, 0, {}});
    }
    if (static_cast<std::size_t>(count) > maxReadWorkloads) {
        reasons.push_back({Code::TooManyReadWorkloads, {}, count, static_cast<std::int64_t>(maxReadWorkloads), {}});
    }
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

void checkSize(const Item& item, const Needs& needs, const std::vector<Offer>& offers, Reasons& reasons) {
    if (std::any_of(offers.begin(), offers.end(),
                    [&item](const Offer& offer) { return offer.fits(item.memoryGb, item.vcpu); })) {
        return;
    }
    double memoryGb = 0;
    int vcpu = 0;
    bool memoryKnown = true, vcpuKnown = true;
    for (const auto& offer : offers) {
        memoryKnown = memoryKnown && offer.level->memoryGb;
        vcpuKnown = vcpuKnown && offer.level->vcpu;
        memoryGb = std::max(memoryGb, offer.level->memoryGb.value_or(0));
        vcpu = std::max(vcpu, offer.level->vcpu.value_or(0));
    }
    const bool memory = item.memoryGb > memoryGb, vcpus = item.vcpu > vcpu;
    if (memory) {
        reasons.push_back({Code::TooMuchMemory, culprit(item, needs, true, false),
                           static_cast<std::int64_t>(std::ceil(item.memoryGb)),
                           static_cast<std::int64_t>(std::floor(memoryGb)), item.pinned, 0, memoryKnown});
    }
    if (vcpus) {
        reasons.push_back(
            {Code::TooManyVcpus, culprit(item, needs, false, true), item.vcpu, vcpu, item.pinned, 0, vcpuKnown});
    }
    if (!memory && !vcpus) {
        reasons.push_back(
            {Code::NoLevelHasBoth, culprit(item, needs, true, true), 0, 0, item.pinned, 0, memoryKnown && vcpuKnown});
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

Infeasibility leaderTooSmall(const Item& writes, const Needs& needs, const std::vector<Offer>& offers) {
    std::int64_t most = 0;
    for (const auto& offer : offers) {
        if (offer.fits(writes.memoryGb, writes.vcpu)) {
            most = std::max<std::int64_t>(most, *offer.level->connectionsPerInstance *
                                                    std::int64_t{100 - needs.margin} / 100);
        }
    }
    const auto name = writes.workloads.size() == 1 ? needs.workloads[writes.workloads.front()].name : std::string();
    return {Code::LeaderTooSmall, name, writes.connections, most, std::string(leaderPoolName), needs.margin};
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

/// The follower pools, or a reason more.
std::vector<RecommendedPool> chooseFollowers(const Needs& needs, const std::vector<Item>& items,
                                             const std::vector<Offer>& offers, const Rule& rule, Reasons& reasons) {
    if (items.empty()) {
        return {};
    }
    if (const int pools = recommending::fewestPools(items, offers); pools > maxFollowerPools) {
        reasons.push_back({Code::TooManyPools, {}, pools, maxFollowerPools, {}});
        return {};
    }
    const auto chosen = recommending::choosePools(items, offers, rule);
    if (chosen.empty()) {
        const auto fewest = recommending::fewestInstances(items, offers, rule);
        reasons.push_back({Code::TooManyInstances, {}, fewest, maxFollowerInstances, {}});
    }
    return poolsOf(chosen, items, offers, needs);
}

} // namespace

bool malformed(Infeasibility::Code code) {
    return code < Code::PinnedButNotShared;
}

Result<Recommendation, std::vector<Infeasibility>> recommend(const Needs& needs, const Catalog& catalog,
                                                             const PriceTable& prices) {
    Reasons reasons;
    checkSizeOfQuestion(needs, catalog, reasons);
    checkWorkloads(needs, reasons);
    Recommendation result;
    const auto offers = offersOf(catalog, prices, result);
    if (offers.empty()) {
        reasons.push_back({Code::NoPricedLevel, {}, 0, 0, {}});
    }
    const auto items = reasons.empty() ? readItems(needs) : std::vector<Item>();
    const auto writes = leaderItem(needs);
    for (const auto& item : items) {
        checkSize(item, needs, offers, reasons);
    }
    if (reasons.empty()) {
        checkSize(writes, needs, offers, reasons);
    }
    if (!reasons.empty()) {
        return reasons;
    }
    const Rule rule{needs.surviveInstanceLoss, std::clamp(needs.margin, 0, mostMargin), needs.avoidOverflow};
    const auto* leader = leaderOffer(writes, offers, rule);
    if (leader == nullptr) {
        reasons.push_back(leaderTooSmall(writes, needs, offers));
    }
    result.followerPools = chooseFollowers(needs, items, offers, rule, reasons);
    if (!reasons.empty()) {
        return reasons;
    }
    result.leader = {PoolRole::Leader, std::string(leaderPoolName), leader->level->name,
                     needs.leaderHighAvailability ? maxLeaderInstances : minLeaderInstances};
    std::vector<PoolShape> shapes{result.leader};
    for (const auto& pool : result.followerPools) {
        shapes.push_back(pool.shape);
    }
    result.monthly = estimateCost(shapes, needs.storageGb.value_or(0), &prices).known;
    if (needs.maxMonthly && result.monthly > *needs.maxMonthly) {
        return Reasons{{Code::OverBudget, {}, result.monthly.cents, needs.maxMonthly->cents, {}}};
    }
    return result;
}

} // namespace poolhouse::core
