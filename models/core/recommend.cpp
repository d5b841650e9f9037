// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/recommend.h"

#include "models/core/capacity.h"
#include "models/core/cost.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <map>

namespace poolhouse::core {

namespace {

using Mask = std::uint16_t; // one bit for each item; 12 at most

/// A level that can be bought, with its place in the order of names.
struct Offer {
    const Level* level = nullptr;
    std::int64_t cents = 0;
    int shift = 0; // of its three bits in Value::names
};

/// How good a choice is. All members add up over pools, so the best whole is found from the best parts.
struct Value {
    std::int64_t cents = 0;
    int instances = 0;
    int pools = 0;
    std::int64_t survivable = 0;
    std::uint64_t names = 0; // pools on each level, the level first by name in the highest bits

    friend Value operator+(const Value& a, const Value& b) {
        return {a.cents + b.cents, a.instances + b.instances, a.pools + b.pools, a.survivable + b.survivable,
                a.names + b.names};
    }
    [[nodiscard]] bool betterThan(const Value& other) const {
        if (cents != other.cents) {
            return cents < other.cents;
        }
        if (instances != other.instances) {
            return instances < other.instances;
        }
        if (pools != other.pools) {
            return pools < other.pools;
        }
        return survivable != other.survivable ? survivable > other.survivable : names > other.names;
    }
};

/// Read workloads that must be in one pool: those pinned to one name, or a single one.
struct Item {
    std::vector<std::size_t> workloads;
    std::string pinned; // empty: any pool
    bool alone = false;
    std::int64_t connections = 0;
    double memoryGb = 0;
    int vcpu = 0;
};

/// One way to run a pool: a level and as few instances as carry it.
struct Option {
    std::size_t offer = 0;
    int count = 0;
    Value value;
};

struct Entry {
    Value value;
    Mask group = 0;             // the last pool's items
    std::uint8_t option = 0;    // of that pool
    std::uint8_t rest = 0;      // entry of the pools before
};

/// Choices of which none is both cheaper and smaller than another; the cheapest first.
class Entries {
public:
    void offer(const Entry& entry) {
        for (const auto& kept : m_kept) {
            if (kept.value.instances <= entry.value.instances && !entry.value.betterThan(kept.value)) {
                return;
            }
        }
        std::erase_if(m_kept, [&entry](const Entry& kept) {
            return kept.value.instances >= entry.value.instances && entry.value.betterThan(kept.value);
        });
        const auto place = std::find_if(m_kept.begin(), m_kept.end(),
                                        [&entry](const Entry& kept) { return entry.value.betterThan(kept.value); });
        m_kept.insert(place, entry);
    }
    [[nodiscard]] const std::vector<Entry>& all() const { return m_kept; }

private:
    std::vector<Entry> m_kept;
};

std::int64_t instancesFor(std::int64_t connections, int perInstance, bool survive) {
    return (connections + perInstance - 1) / perInstance + (survive ? 1 : 0);
}

std::vector<Offer> offersOf(const Catalog& catalog, const PriceTable& prices, std::vector<std::string>& unpriced) {
    std::vector<Offer> offers;
    for (const auto& level : catalog.levels()) {
        const auto* price = prices.find(level.name);
        if (price == nullptr) {
            unpriced.push_back(level.name);
        } else if (level.connectionsPerInstance > 0) {
            offers.push_back({&level, price->monthly.cents, 0});
        }
    }
    std::vector<std::size_t> byName(offers.size());
    for (std::size_t at = 0; at < byName.size(); ++at) {
        byName[at] = at;
    }
    std::sort(byName.begin(), byName.end(),
              [&offers](std::size_t a, std::size_t b) { return offers[a].level->name < offers[b].level->name; });
    for (std::size_t place = 0; place < byName.size(); ++place) {
        offers[byName[place]].shift = static_cast<int>(3 * (maxCatalogLevels - 1 - place));
    }
    return offers;
}

bool fits(const Offer& offer, double memoryGb, int vcpu) {
    return offer.level->memoryGb >= memoryGb && offer.level->vcpu >= vcpu;
}

/// The search for the follower pools.
class FollowerSearch {
public:
    FollowerSearch(std::vector<Item> items, const std::vector<Offer>& offers, bool survive)
        : m_items(std::move(items)), m_offers(offers), m_survive(survive),
          m_full(static_cast<Mask>((1U << m_items.size()) - 1)) {}

    struct Group {
        Mask items = 0;
        Option option;
    };

    [[nodiscard]] const std::vector<Item>& items() const { return m_items; }

    /// The pools of the best choice; empty when none fits into the limits.
    std::vector<Group> best() {
        makeOptions();
        for (int pools = 1; pools <= maxFollowerPools; ++pools) {
            addLayer(static_cast<std::size_t>(pools));
        }
        const Entry* best = nullptr;
        std::size_t bestLayer = 0;
        for (std::size_t layer = 0; layer < m_layers.size(); ++layer) {
            const auto& entries = m_layers[layer][m_full].all();
            if (!entries.empty() && (best == nullptr || entries.front().value.betterThan(best->value))) {
                best = &entries.front();
                bestLayer = layer;
            }
        }
        std::vector<Group> groups;
        Mask left = m_full;
        for (auto layer = bestLayer; best != nullptr; --layer) {
            groups.push_back({best->group, m_options[best->group][best->option]});
            left = static_cast<Mask>(left & ~best->group);
            best = left == 0 ? nullptr : &m_layers[layer - 1][left].all()[best->rest];
        }
        return groups;
    }

    /// The fewest instances that carry everything in at most five pools, with no limit on instances.
    [[nodiscard]] std::int64_t fewestInstances() const {
        constexpr auto none = std::numeric_limits<std::int64_t>::max();
        const std::size_t masks = std::size_t(m_full) + 1;
        std::vector<std::int64_t> alone(masks, none);
        for (Mask group = 1; group != 0 && group <= m_full; ++group) {
            const auto sum = sumOf(group);
            for (const auto& offer : m_offers) {
                if (sum.allowed && fits(offer, sum.memoryGb, sum.vcpu)) {
                    alone[group] = std::min(
                        alone[group], instancesFor(sum.connections, offer.level->connectionsPerInstance, m_survive));
                }
            }
        }
        auto fewest = alone;
        for (int pools = 2; pools <= maxFollowerPools; ++pools) {
            auto next = fewest;
            for (Mask mask = 1; mask != 0 && mask <= m_full; ++mask) {
                forEachGroup(mask, [&](Mask group) {
                    const auto rest = static_cast<Mask>(mask ^ group);
                    if (rest != 0 && alone[group] != none && fewest[rest] != none) {
                        next[mask] = std::min(next[mask], alone[group] + fewest[rest]);
                    }
                });
            }
            fewest = std::move(next);
        }
        return fewest[m_full];
    }

private:
    struct Sum {
        bool allowed = true;
        std::int64_t connections = 0;
        double memoryGb = 0;
        int vcpu = 0;
    };

    [[nodiscard]] Sum sumOf(Mask group) const {
        Sum sum;
        int pinned = 0;
        for (std::size_t at = 0; at < m_items.size(); ++at) {
            if ((group >> at & 1U) != 0) {
                const auto& item = m_items[at];
                pinned += item.pinned.empty() ? 0 : 1;
                sum.allowed = sum.allowed && (!item.alone || std::has_single_bit(group));
                sum.connections += item.connections;
                sum.memoryGb = std::max(sum.memoryGb, item.memoryGb);
                sum.vcpu = std::max(sum.vcpu, item.vcpu);
            }
        }
        sum.allowed = sum.allowed && pinned <= 1;
        return sum;
    }

    /// Every group of `mask` that holds its lowest item: each way to split is then met once.
    template <class Use> static void forEachGroup(Mask mask, Use use) {
        const auto lowest = static_cast<Mask>(mask & -mask);
        const auto others = static_cast<Mask>(mask ^ lowest);
        for (Mask some = others;; some = static_cast<Mask>((some - 1) & others)) {
            use(static_cast<Mask>(some | lowest));
            if (some == 0) {
                return;
            }
        }
    }

    void makeOptions() {
        m_options.assign(std::size_t(m_full) + 1, {});
        for (Mask group = 1; group != 0 && group <= m_full; ++group) {
            const auto sum = sumOf(group);
            auto& options = m_options[group];
            for (std::size_t at = 0; sum.allowed && at < m_offers.size(); ++at) {
                const auto& offer = m_offers[at];
                const auto perInstance = offer.level->connectionsPerInstance;
                const auto count = instancesFor(sum.connections, perInstance, m_survive);
                if (count <= maxFollowerInstances && fits(offer, sum.memoryGb, sum.vcpu)) {
                    const auto number = static_cast<int>(count);
                    options.push_back({at, number,
                                       {offer.cents * number, number, 1, std::int64_t(number - 1) * perInstance,
                                        std::uint64_t(1) << offer.shift}});
                }
            }
            std::sort(options.begin(), options.end(),
                      [](const Option& a, const Option& b) { return a.value.betterThan(b.value); });
            int fewest = std::numeric_limits<int>::max();
            std::erase_if(options, [&fewest](const Option& option) {
                const bool beaten = option.count >= fewest;
                fewest = std::min(fewest, option.count);
                return beaten;
            });
        }
    }

    void addLayer(std::size_t pools) {
        std::vector<Entries> layer(std::size_t(m_full) + 1);
        for (Mask mask = 1; mask != 0 && mask <= m_full; ++mask) {
            if (pools == 1) {
                addSingle(layer[mask], mask);
            } else {
                forEachGroup(mask, [&](Mask group) {
                    const auto rest = static_cast<Mask>(mask ^ group);
                    if (rest != 0) {
                        join(layer[mask], group, m_layers.back()[rest].all());
                    }
                });
            }
        }
        m_layers.push_back(std::move(layer));
    }

    void addSingle(Entries& entries, Mask group) const {
        const auto& options = m_options[group];
        for (std::size_t at = 0; at < options.size(); ++at) {
            entries.offer({options[at].value, group, static_cast<std::uint8_t>(at), 0});
        }
    }

    void join(Entries& entries, Mask group, const std::vector<Entry>& before) const {
        const auto& options = m_options[group];
        for (std::size_t at = 0; at < options.size(); ++at) {
            for (std::size_t rest = 0; rest < before.size(); ++rest) {
                const Value value = options[at].value + before[rest].value;
                if (value.instances <= maxFollowerInstances) {
                    entries.offer({value, group, static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(rest)});
                }
            }
        }
    }

    std::vector<Item> m_items;
    const std::vector<Offer>& m_offers;
    bool m_survive;
    Mask m_full;
    std::vector<std::vector<Option>> m_options;   // by group
    std::vector<std::vector<Entries>> m_layers;   // by pools - 1, then by items carried
};

std::vector<Item> itemsOf(const Needs& needs) {
    std::vector<Item> items;
    for (std::size_t at = 0; at < needs.workloads.size(); ++at) {
        const auto& workload = needs.workloads[at];
        if (workload.access != Workload::Access::Read) {
            continue;
        }
        const auto pinned = workload.pool.value_or(std::string());
        auto item = std::find_if(items.begin(), items.end(), [&pinned](const Item& each) {
            return !pinned.empty() && sameIgnoringCase(each.pinned, pinned);
        });
        if (item == items.end()) {
            items.push_back({{}, pinned, !workload.share, 0, 0, 0});
            item = items.end() - 1;
        }
        item->workloads.push_back(at);
        item->connections += workload.connections;
        item->memoryGb = std::max(item->memoryGb, workload.minMemoryGb);
        item->vcpu = std::max(item->vcpu, workload.minVcpu);
    }
    return items;
}

using Reasons = std::vector<Infeasibility>;
using Code = Infeasibility::Code;

void checkWorkloads(const Needs& needs, Reasons& reasons) {
    const auto& all = needs.workloads;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const auto& workload = all[at];
        if (workload.connections < 1 || workload.connections > maxWorkloadConnections) {
            reasons.push_back({Code::BadConnections, workload.name, workload.connections,
                               workload.connections < 1 ? 1 : maxWorkloadConnections});
        }
        if (std::any_of(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(at),
                        [&workload](const Workload& other) { return other.name == workload.name; })) {
            reasons.push_back({Code::DuplicateWorkload, workload.name, 0, 0});
        }
        if (!workload.pool || workload.pool->empty()) {
            continue;
        }
        if (workload.access == Workload::Access::Write) {
            reasons.push_back({Code::WriteWorkloadPinned, workload.name, 0, 0});
        } else if (!poolNameProblems(*workload.pool, {}).empty()) {
            reasons.push_back({Code::BadPoolName, workload.name, 0, 0});
        } else if (!workload.share && std::any_of(all.begin(), all.end(), [&workload](const Workload& other) {
                       return &other != &workload && other.pool && sameIgnoringCase(*other.pool, *workload.pool);
                   })) {
            reasons.push_back({Code::PinnedButNotShared, workload.name, 0, 0});
        }
    }
}

void checkSizes(const Needs& needs, const std::vector<Offer>& offers, Reasons& reasons) {
    for (const auto& workload : needs.workloads) {
        if (std::none_of(offers.begin(), offers.end(), [&workload](const Offer& offer) {
                return fits(offer, workload.minMemoryGb, workload.minVcpu);
            })) {
            const auto largest = std::max_element(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) {
                return a.level->memoryGb < b.level->memoryGb;
            });
            reasons.push_back({Code::NoLevelLargeEnough, workload.name,
                               static_cast<std::int64_t>(std::ceil(workload.minMemoryGb)),
                               static_cast<std::int64_t>(largest->level->memoryGb)});
        }
    }
}

const Offer* leaderOffer(const Needs& needs, const std::vector<Offer>& offers, Reasons& reasons) {
    std::int64_t connections = 0;
    double memoryGb = 0;
    int vcpu = 0;
    for (const auto& workload : needs.workloads) {
        if (workload.access == Workload::Access::Write) {
            connections += workload.connections;
            memoryGb = std::max(memoryGb, workload.minMemoryGb);
            vcpu = std::max(vcpu, workload.minVcpu);
        }
    }
    const Offer* best = nullptr;
    std::int64_t most = 0;
    for (const auto& offer : offers) {
        if (!fits(offer, memoryGb, vcpu)) {
            continue;
        }
        most = std::max<std::int64_t>(most, offer.level->connectionsPerInstance);
        const bool cheaper = best == nullptr || offer.cents < best->cents ||
                             (offer.cents == best->cents && offer.level->name < best->level->name);
        if (offer.level->connectionsPerInstance >= connections && cheaper) {
            best = &offer;
        }
    }
    if (best == nullptr) {
        reasons.push_back({Code::LeaderTooSmall, {}, connections, most});
    }
    return best;
}

int poolsThatMustDiffer(const std::vector<Item>& items) {
    int alone = 0, pinned = 0;
    bool free = false;
    for (const auto& item : items) {
        alone += item.alone ? 1 : 0;
        pinned += !item.alone && !item.pinned.empty() ? 1 : 0;
        free = free || (!item.alone && item.pinned.empty());
    }
    return alone + std::max(pinned, free ? 1 : 0);
}

std::vector<RecommendedPool> poolsOf(const std::vector<FollowerSearch::Group>& groups, const std::vector<Item>& items,
                                     const std::vector<Offer>& offers, const Needs& needs) {
    std::vector<std::string> taken;
    for (const auto& item : items) {
        if (!item.pinned.empty()) {
            taken.push_back(item.pinned);
        }
    }
    auto ordered = groups;
    std::sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
        return std::countr_zero(a.items) < std::countr_zero(b.items);
    });
    std::vector<RecommendedPool> pools;
    for (const auto& group : ordered) {
        const auto& level = *offers[group.option.offer].level;
        RecommendedPool pool;
        std::vector<std::size_t> workloads;
        for (std::size_t at = 0; at < items.size(); ++at) {
            if ((group.items >> at & 1U) != 0) {
                workloads.insert(workloads.end(), items[at].workloads.begin(), items[at].workloads.end());
                pool.shape.name += items[at].pinned;
            }
        }
        if (pool.shape.name.empty()) {
            pool.shape.name = suggestPoolName("reads", taken);
            taken.push_back(pool.shape.name);
        }
        std::sort(workloads.begin(), workloads.end());
        for (const auto workload : workloads) {
            pool.workloads.push_back(needs.workloads[workload].name);
        }
        pool.shape.level = level.name;
        pool.shape.count = group.option.count;
        pool.connectionLimit = level.connectionsPerInstance * group.option.count;
        pool.survivableLimit = level.connectionsPerInstance * (group.option.count - 1);
        pools.push_back(std::move(pool));
    }
    std::sort(pools.begin(), pools.end(), [](const auto& a, const auto& b) { return a.shape.name < b.shape.name; });
    return pools;
}

} // namespace

Result<Recommendation, std::vector<Infeasibility>> recommend(const Needs& needs, const Catalog& catalog,
                                                            const PriceTable& prices) {
    Reasons reasons;
    auto items = itemsOf(needs);
    const auto reads = std::count_if(needs.workloads.begin(), needs.workloads.end(), [](const Workload& workload) {
        return workload.access == Workload::Access::Read;
    });
    if (needs.workloads.empty()) {
        return Reasons{{Code::NoWorkloads, {}, 0, 0}};
    }
    if (static_cast<std::size_t>(reads) > maxReadWorkloads) {
        return Reasons{{Code::TooManyReadWorkloads, {}, reads, static_cast<std::int64_t>(maxReadWorkloads)}};
    }
    if (catalog.levels().size() > maxCatalogLevels) {
        return Reasons{{Code::TooManyLevels, {}, static_cast<std::int64_t>(catalog.levels().size()),
                        static_cast<std::int64_t>(maxCatalogLevels)}};
    }
    checkWorkloads(needs, reasons);
    Recommendation result;
    const auto offers = offersOf(catalog, prices, result.unpricedLevels);
    if (offers.empty()) {
        reasons.push_back({Code::NoPricedLevel, {}, 0, 0});
    }
    if (reasons.empty()) {
        checkSizes(needs, offers, reasons);
    }
    if (!reasons.empty()) {
        return reasons;
    }
    const auto* leader = leaderOffer(needs, offers, reasons);
    if (const int pools = poolsThatMustDiffer(items); pools > maxFollowerPools) {
        reasons.push_back({Code::TooManyPools, {}, pools, maxFollowerPools});
    } else if (!items.empty()) {
        FollowerSearch search(std::move(items), offers, needs.surviveInstanceLoss);
        const auto groups = search.best();
        if (groups.empty()) {
            reasons.push_back({Code::TooManyInstances, {}, search.fewestInstances(), maxFollowerInstances});
        }
        result.followerPools = poolsOf(groups, search.items(), offers, needs);
    }
    if (!reasons.empty()) {
        return reasons;
    }
    result.leader = {PoolRole::Leader, std::string(leaderPoolName), leader->level->name,
                     needs.leaderHighAvailability ? 2 : 1};
    std::vector<PoolShape> shapes{result.leader};
    for (const auto& pool : result.followerPools) {
        shapes.push_back(pool.shape);
    }
    result.monthly = estimateCost(shapes, needs.storageGb.value_or(0), &prices).known;
    if (needs.maxMonthly && result.monthly > *needs.maxMonthly) {
        return Reasons{{Code::OverBudget, {}, result.monthly.cents, needs.maxMonthly->cents}};
    }
    return result;
}

} // namespace poolhouse::core
