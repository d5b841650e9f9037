// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/needs_fit.h"

#include "models/core/needs_packing.h"
#include "models/core/pool_name.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace poolhouse::core {

namespace {

using Verdict = WorkloadFit::Verdict;

/// A pool with the workloads that have to be in it.
struct Place {
    bool leader = false;
    bool several = false;         ///< follower instances: one can be lost
    const Level* level = nullptr; ///< null: unknown
    PoolFit fit;
    bool dedicated = false; ///< a workload in it does not share

    [[nodiscard]] bool empty() const { return fit.workloads.empty(); }
};

bool isRead(const Workload& workload) {
    return workload.access == Workload::Access::Read;
}

bool pinned(const Workload& workload) {
    return !isRead(workload) || (workload.pool && !workload.pool->empty());
}

bool counts(const Workload& workload) {
    return workload.connections >= 1 && workload.connections <= maxWorkloadConnections;
}

/// (1 - margin) x `connections`, rounded down.
std::int64_t lessMargin(std::int64_t connections, int margin) {
    const int kept = 100 - std::clamp(margin, 0, mostMargin);
    return connections / 100 * kept + connections % 100 * kept / 100; // of any number without an overflow
}

/// Of so many instances together; empty: unknown.
std::optional<std::int64_t> limitOf(std::int64_t count, const Level* level, std::optional<int> stated) {
    if (count <= 0) {
        return 0; // nothing runs, whatever the level may be
    }
    if (stated) {
        return *stated;
    }
    return level != nullptr && level->connectionsPerInstance ? std::optional(count * *level->connectionsPerInstance)
                                                             : std::nullopt;
}

Place placeOf(const PoolShape& shape, const Needs& needs, const Catalog& catalog, std::optional<int> stated) {
    Place place;
    place.leader = shape.role == PoolRole::Leader;
    place.level = catalog.find(shape.level);
    const std::int64_t count = place.leader ? std::min(shape.count, 1) : shape.count;
    place.several = !place.leader && count > 1;
    const auto limit = limitOf(count, place.level, stated);
    if (!limit) {
        return place;
    }
    // the largest share counts as lost: a stated limit need not be divisible
    const auto afterLoss = count > 0 ? *limit - (*limit + count - 1) / count : 0;
    const bool survives = needs.surviveInstanceLoss && !place.leader;
    auto usable = lessMargin(survives ? afterLoss : *limit, needs.margin);
    if (needs.avoidOverflow && place.several) {
        usable = std::min(usable, afterLoss);
    }
    place.fit.carriesNow = *limit;
    place.fit.usable = usable;
    if (!place.leader) {
        place.fit.carriesAfterLoss = afterLoss;
    }
    return place;
}

/// Whether an instance is large enough, with `memoryGb` and `vcpu` instead of what is unknown.
Verdict instanceVerdict(const Place& place, const Workload& workload, double memoryGb, int vcpu) {
    const auto memory = place.level != nullptr ? place.level->memoryGb : std::nullopt;
    const auto vcpus = place.level != nullptr ? place.level->vcpu : std::nullopt;
    if (workload.minMemoryGb > memory.value_or(memoryGb)) {
        return Verdict::TooLittleMemory;
    }
    return workload.minVcpu > vcpus.value_or(vcpu) ? Verdict::TooFewVcpus : Verdict::Met;
}

/// What instances are known to lack; what is unknown may be enough.
Verdict knownSizeVerdict(const Place& place, const Workload& workload) {
    return instanceVerdict(place, workload, workload.minMemoryGb, workload.minVcpu);
}

/// Whether an instance is large enough; an unknown figure meets no requirement.
Verdict sizeVerdict(const Place& place, const Workload& workload) {
    const auto known = knownSizeVerdict(place, workload);
    if (known != Verdict::Met) {
        return known;
    }
    if (!place.fit.usable) {
        return Verdict::LimitUnknown;
    }
    switch (instanceVerdict(place, workload, 0, 0)) {
    case Verdict::TooLittleMemory: return Verdict::MemoryUnknown;
    case Verdict::TooFewVcpus: return Verdict::VcpusUnknown;
    default: return Verdict::Met;
    }
}

void put(Place& place, std::size_t at, const Workload& workload) {
    place.fit.workloads.push_back(at);
    place.fit.needed += workload.connections;
    place.dedicated = place.dedicated || !workload.share;
}

/// What is wrong with so many connections there. The limit of the pool is known.
WorkloadFit limitVerdict(const PoolFit& pool, std::int64_t needed, bool countsLoss) {
    WorkloadFit fit;
    if (needed > *pool.carriesNow) {
        fit.verdict = Verdict::TooFew;
        fit.excess = needed - *pool.carriesNow;
    } else if (countsLoss && needed > pool.carriesAfterLoss.value_or(needed)) {
        fit.verdict = Verdict::TooFewAfterLoss;
        fit.excess = needed - *pool.carriesAfterLoss;
    } else if (needed > *pool.usable) {
        fit.verdict = Verdict::MarginMissed;
        fit.excess = needed - *pool.usable;
    }
    return fit;
}

/// The unpinned read workloads, of which as many as can be compared are packed into the follower pools.
class Assignment {
public:
    Assignment(const Needs& needs, const std::vector<Place>& places) {
        for (std::size_t at = 0; at < needs.workloads.size(); ++at) {
            if (const auto& workload = needs.workloads[at]; !pinned(workload) && counts(workload)) {
                m_workloads.push_back(at);
            }
        }
        const auto count = std::min(m_workloads.size(), maxReadWorkloads);
        m_items.reserve(count);
        for (std::size_t item = 0; item < count; ++item) {
            const auto& workload = needs.workloads[m_workloads[item]];
            m_items.push_back({workload.connections, !workload.share});
        }
        for (std::size_t at = 0; at < places.size(); ++at) {
            if (!places[at].leader) {
                m_places.push_back(at);
                m_bins.push_back(binOf(places[at], needs));
            }
        }
    }

    [[nodiscard]] bool compared() const { return m_items.size() == m_workloads.size(); } ///< all of them
    [[nodiscard]] bool all() const { return packing::takesAll(m_items, m_bins); }

    /// Puts as many as possible; returns the others.
    [[nodiscard]] std::vector<std::size_t> carryOut(const Needs& needs, std::vector<Place>& places) const {
        const auto taken = packing::takesMost(m_items, m_bins);
        std::vector<std::size_t> others;
        for (std::size_t item = 0; item < m_workloads.size(); ++item) {
            const auto in = std::find_if(taken.begin(), taken.end(),
                                         [item](packing::Mask each) { return (each >> item & 1U) != 0; });
            if (in == taken.end()) {
                others.push_back(m_workloads[item]);
            } else {
                const auto bin = static_cast<std::size_t>(in - taken.begin());
                put(places[m_places[bin]], m_workloads[item], needs.workloads[m_workloads[item]]);
            }
        }
        return others;
    }

private:
    [[nodiscard]] packing::Bin binOf(const Place& place, const Needs& needs) const {
        packing::Bin bin{place.fit.usable.value_or(0) - place.fit.needed, 0};
        for (std::size_t item = 0; item < m_items.size(); ++item) {
            const bool shares = place.empty() || (!place.dedicated && !m_items[item].alone);
            const bool fits = shares && sizeVerdict(place, needs.workloads[m_workloads[item]]) == Verdict::Met;
            bin.takes = static_cast<packing::Mask>(bin.takes | (fits ? 1U << item : 0U));
        }
        return bin;
    }

    std::vector<std::size_t> m_workloads; ///< indices into the needs
    std::vector<packing::Item> m_items;   ///< those of them that are compared
    std::vector<std::size_t> m_places;    ///< indices of follower pools
    std::vector<packing::Bin> m_bins;
};

/// Whether one that shares as it wants may be met there for all that is known.
bool mayTake(const Place& place, const Workload& workload) {
    return knownSizeVerdict(place, workload) == Verdict::Met &&
           (!place.fit.usable || place.fit.needed + workload.connections <= *place.fit.usable);
}

/// The follower pool for one that is met in none: where that is unknown, or else where least is missing.
std::optional<std::size_t> leastMissing(const std::vector<Place>& places, const Workload& workload) {
    std::optional<std::size_t> best;
    const auto rank = [&](std::size_t at) {
        const auto& place = places[at];
        const bool alone = place.empty() || (!place.dedicated && workload.share);
        return std::tuple(alone && mayTake(place, workload), sizeVerdict(place, workload) == Verdict::Met, alone,
                          place.fit.usable.value_or(0) - place.fit.needed);
    };
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (!places[at].leader && (!best || rank(at) > rank(*best))) {
            best = at;
        }
    }
    return best;
}

WorkloadFit judged(const Place& place, std::size_t index, const Workload& workload, bool counted, const Needs& needs) {
    WorkloadFit fit;
    fit.verdict = sizeVerdict(place, workload);
    const bool open = knownSizeVerdict(place, workload) == Verdict::Met; // met, or unknown so far
    const bool together = place.fit.workloads.size() > (counted ? 1U : 0U);
    if (open && together && (place.dedicated || !workload.share)) {
        fit.verdict = Verdict::NotAlone;
    } else if (open && place.fit.usable) {
        const bool countsLoss = needs.surviveInstanceLoss || (needs.avoidOverflow && place.several);
        const auto limits =
            limitVerdict(place.fit, place.fit.needed + (counted ? 0 : workload.connections), countsLoss);
        if (limits.verdict != Verdict::Met) {
            fit = limits;
        }
    }
    fit.pool = index;
    return fit;
}

} // namespace

std::size_t NeedsFit::met() const {
    return static_cast<std::size_t>(
        std::count_if(workloads.begin(), workloads.end(), [](const WorkloadFit& each) { return each.met(); }));
}

std::size_t NeedsFit::unknown() const {
    return static_cast<std::size_t>(
        std::count_if(workloads.begin(), workloads.end(), [](const WorkloadFit& each) { return each.unknown(); }));
}

namespace {

/// The pools with the workloads that are pinned to them.
std::vector<Place> pinnedPlaces(const Needs& needs, const std::vector<PoolShape>& shapes, const Catalog& catalog,
                                const StatedLimits& stated) {
    std::vector<Place> places;
    for (std::size_t at = 0; at < shapes.size(); ++at) {
        places.push_back(placeOf(shapes[at], needs, catalog, at < stated.size() ? stated[at] : std::nullopt));
    }
    for (std::size_t at = 0; at < needs.workloads.size(); ++at) {
        const auto& workload = needs.workloads[at];
        for (std::size_t place = 0; pinned(workload) && counts(workload) && place < shapes.size(); ++place) {
            if (isRead(workload) ? !places[place].leader && sameIgnoringCase(shapes[place].name, *workload.pool)
                                 : places[place].leader) {
                put(places[place], at, workload);
                break;
            }
        }
    }
    return places;
}

/// Those beyond the ones that can be compared take what is left, one after the other.
void putBeyond(const std::vector<std::size_t>& workloads, const Needs& needs, std::vector<Place>& places,
               std::vector<std::size_t>& homeless) {
    for (const auto at : workloads) {
        const auto& workload = needs.workloads[at];
        const auto place = std::find_if(places.begin(), places.end(), [&](const Place& each) {
            return !each.leader && judged(each, 0, workload, false, needs).verdict == Verdict::Met;
        });
        if (place == places.end()) {
            homeless.push_back(at);
        } else {
            put(*place, at, workload);
        }
    }
}

} // namespace

NeedsFit fitOf(const Needs& needs, const std::vector<PoolShape>& shapes, const Catalog& catalog,
               const StatedLimits& stated) {
    auto places = pinnedPlaces(needs, shapes, catalog, stated);
    std::vector<std::size_t> homeless;
    putBeyond(Assignment(needs, places).carryOut(needs, places), needs, places, homeless);
    NeedsFit fit;
    fit.workloads.reserve(needs.workloads.size());
    for (const auto& workload : needs.workloads) {
        fit.workloads.push_back({counts(workload) ? Verdict::NoPool : Verdict::BadConnections, std::nullopt, 0});
    }
    for (std::size_t index = 0; index < places.size(); ++index) {
        for (const auto at : places[index].fit.workloads) {
            fit.workloads[at] = judged(places[index], index, needs.workloads[at], true, needs);
        }
    }
    for (const auto at : homeless) {
        if (const auto index = leastMissing(places, needs.workloads[at])) {
            fit.workloads[at] = judged(places[*index], *index, needs.workloads[at], false, needs);
        }
    }
    for (auto& place : places) {
        std::sort(place.fit.workloads.begin(), place.fit.workloads.end());
        fit.pools.push_back(std::move(place.fit));
    }
    return fit;
}

bool carried(const Needs& needs, const std::vector<PoolShape>& shapes, const Catalog& catalog,
             const StatedLimits& stated) {
    const auto places = pinnedPlaces(needs, shapes, catalog, stated);
    std::size_t met = 0;
    for (std::size_t index = 0; index < places.size(); ++index) {
        for (const auto at : places[index].fit.workloads) {
            met += judged(places[index], index, needs.workloads[at], true, needs).verdict == Verdict::Met ? 1U : 0U;
        }
    }
    const auto fixed =
        static_cast<std::size_t>(std::count_if(needs.workloads.begin(), needs.workloads.end(),
                                               [](const Workload& each) { return pinned(each) || !counts(each); }));
    const Assignment others(needs, places);
    return met == fixed && (others.compared() ? others.all() : fitOf(needs, shapes, catalog, stated).allMet());
}

Needs grown(const Needs& needs, int percent) {
    auto more = needs;
    const std::int64_t factor = 100 + std::clamp(percent, 0, mostGrowth);
    for (auto& workload : more.workloads) {
        if (counts(workload)) {
            workload.connections = std::min((workload.connections * factor + 99) / 100, maxWorkloadConnections);
        }
    }
    return more;
}

std::optional<int> growthCarried(const Needs& needs, const std::vector<PoolShape>& shapes, const Catalog& catalog,
                                 const StatedLimits& stated) {
    const auto carries = [&](int percent) { return carried(grown(needs, percent), shapes, catalog, stated); };
    if (!carries(0)) {
        return std::nullopt;
    }
    int least = 0, most = mostGrowth + 1; // carried, not carried
    while (most - least > 1) {
        const int middle = std::midpoint(least, most);
        (carries(middle) ? least : most) = middle;
    }
    return least;
}

} // namespace poolhouse::core
