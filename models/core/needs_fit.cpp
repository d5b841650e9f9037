// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/needs_fit.h"

#include "models/core/pool_name.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

namespace poolhouse::core {

namespace {

using Verdict = WorkloadFit::Verdict;
using Mask = std::uint32_t; ///< of unpinned read workloads

/// A pool with the workloads that have to be in it.
struct Place {
    bool leader = false;
    const Level* level = nullptr; ///< null: unknown
    PoolFit fit;
    bool dedicated = false; ///< a workload in it does not share

    [[nodiscard]] bool empty() const { return fit.workloads.empty(); }
};

bool reads(const Workload& workload) {
    return workload.access == Workload::Access::Read;
}

bool pinned(const Workload& workload) {
    return !reads(workload) || (workload.pool && !workload.pool->empty());
}

Place placeOf(const PoolShape& shape, const Needs& needs, const Catalog& catalog) {
    Place place;
    place.leader = shape.role == PoolRole::Leader;
    place.level = catalog.find(shape.level);
    if (place.level == nullptr || !place.level->connectionsPerInstance) {
        return place;
    }
    const std::int64_t each = *place.level->connectionsPerInstance;
    const std::int64_t count = place.leader ? std::min(shape.count, 1) : std::max(shape.count, 0);
    const auto survivors = std::max<std::int64_t>(count - 1, 0);
    const bool survives = needs.surviveInstanceLoss && !place.leader;
    auto usable = (survives ? survivors : count) * each * (100 - std::clamp(needs.margin, 0, mostMargin)) / 100;
    if (needs.avoidOverflow && !place.leader && count > 1) {
        usable = std::min(usable, survivors * each);
    }
    place.fit.carriesNow = count * each;
    place.fit.usable = usable;
    if (!place.leader) {
        place.fit.carriesAfterLoss = survivors * each;
    }
    return place;
}

/// Whether an instance of the level is large enough; an unknown figure meets no requirement.
Verdict sizeVerdict(const Place& place, const Workload& workload) {
    if (place.level == nullptr || !place.level->connectionsPerInstance) {
        return Verdict::LimitUnknown;
    }
    if (workload.minMemoryGb > place.level->memoryGb.value_or(0)) {
        return Verdict::TooLittleMemory;
    }
    return workload.minVcpu > place.level->vcpu.value_or(0) ? Verdict::TooFewVcpus : Verdict::Met;
}

void put(Place& place, std::size_t at, const Workload& workload) {
    place.fit.workloads.push_back(at);
    place.fit.needed += workload.connections;
    place.dedicated = place.dedicated || !workload.share;
}

/// What is wrong with so many connections there.
WorkloadFit limitVerdict(const PoolFit& pool, std::int64_t needed, bool countsLoss) {
    WorkloadFit fit;
    if (needed > pool.carriesNow.value_or(0)) {
        fit.verdict = Verdict::TooFew;
        fit.excess = needed - pool.carriesNow.value_or(0);
    } else if (countsLoss && needed > pool.carriesAfterLoss.value_or(needed)) {
        fit.verdict = Verdict::TooFewAfterLoss;
        fit.excess = needed - *pool.carriesAfterLoss;
    } else if (needed > pool.usable.value_or(0)) {
        fit.verdict = Verdict::MarginMissed;
        fit.excess = needed - pool.usable.value_or(0);
    }
    return fit;
}

/// The unpinned read workloads, and where they go.
class Assignment {
public:
    Assignment(const Needs& needs, std::vector<Place>& places) : m_needs(needs), m_places(places) {
        for (std::size_t at = 0; at < needs.workloads.size(); ++at) {
            if (!pinned(needs.workloads[at])) {
                m_free.push_back(at);
            }
        }
        for (std::size_t at = 0; at < places.size(); ++at) {
            if (!places[at].leader) {
                m_targets.push_back(at);
            }
        }
    }

    /// Puts as many as possible; returns the others.
    [[nodiscard]] std::vector<std::size_t> carryOut() {
        sumUp();
        const auto all = static_cast<Mask>(m_connections.size()) - 1;
        // served[k][mask]: the targets from k on can take these workloads
        std::vector<std::vector<bool>> served(m_targets.size() + 1, std::vector<bool>(m_connections.size(), false));
        served.back()[0] = true;
        for (auto k = m_targets.size(); k-- > 0;) {
            const auto takes = takenBy(m_places[m_targets[k]]);
            for (Mask mask = 0; mask <= all; ++mask) {
                for (Mask part = mask;; part = (part - 1) & mask) {
                    if (takes[part] && served[k + 1][mask & ~part]) {
                        served[k][mask] = true;
                        break;
                    }
                    if (part == 0) {
                        break;
                    }
                }
            }
        }
        Mask rest = mostServed(served.front());
        const auto left = all & ~rest;
        for (std::size_t k = 0; k < m_targets.size(); ++k) {
            const auto part = fullest(takenBy(m_places[m_targets[k]]), served[k + 1], rest);
            eachOf(part, [&](std::size_t at) { put(m_places[m_targets[k]], at, m_needs.workloads[at]); });
            rest &= ~part;
        }
        std::vector<std::size_t> others;
        eachOf(left, [&others](std::size_t at) { others.push_back(at); });
        return others;
    }

private:
    void sumUp() {
        m_connections.assign(std::size_t{1} << m_free.size(), 0);
        for (Mask mask = 1; mask < m_connections.size(); ++mask) {
            const auto lowest = static_cast<std::size_t>(std::countr_zero(mask));
            m_connections[mask] = m_connections[mask & (mask - 1)] + m_needs.workloads[m_free[lowest]].connections;
        }
    }

    /// For each set of workloads, whether they are met in this pool beside those that have to be there.
    [[nodiscard]] std::vector<bool> takenBy(const Place& place) const {
        Mask fitting = 0, alone = 0;
        for (std::size_t at = 0; at < m_free.size(); ++at) {
            const auto& workload = m_needs.workloads[m_free[at]];
            fitting |= sizeVerdict(place, workload) == Verdict::Met ? Mask{1} << at : 0;
            alone |= workload.share ? 0 : Mask{1} << at;
        }
        std::vector<bool> takes(m_connections.size(), false);
        takes[0] = true;
        for (Mask mask = 1; mask < takes.size(); ++mask) {
            const bool shares = (mask & alone) == 0 ? !place.dedicated : std::has_single_bit(mask) && place.empty();
            takes[mask] = shares && (mask & ~fitting) == 0 &&
                          place.fit.needed + m_connections[mask] <= place.fit.usable.value_or(-1);
        }
        return takes;
    }

    /// Most workloads, of those the most connections, of those the earliest.
    [[nodiscard]] Mask mostServed(const std::vector<bool>& served) const {
        const auto rank = [this](Mask mask) { return std::pair(std::popcount(mask), m_connections[mask]); };
        Mask best = 0;
        for (Mask mask = 1; mask < served.size(); ++mask) {
            best = served[mask] && rank(mask) > rank(best) ? mask : best;
        }
        return best;
    }

    [[nodiscard]] Mask fullest(const std::vector<bool>& takes, const std::vector<bool>& servedLater, Mask rest) const {
        Mask best = 0;
        for (Mask part = rest;; part = (part - 1) & rest) {
            if (takes[part] && servedLater[rest & ~part] && m_connections[part] >= m_connections[best]) {
                best = part;
            }
            if (part == 0) {
                return best;
            }
        }
    }

    template <class Use> void eachOf(Mask mask, Use use) const {
        for (; mask != 0; mask &= mask - 1) {
            use(m_free[static_cast<std::size_t>(std::countr_zero(mask))]);
        }
    }

    const Needs& m_needs;
    std::vector<Place>& m_places;
    std::vector<std::size_t> m_free;         ///< indices into the workloads
    std::vector<std::size_t> m_targets;      ///< indices of follower pools
    std::vector<std::int64_t> m_connections; ///< by Mask
};

/// The follower pool in which least is missing for one that is met in none.
std::optional<std::size_t> leastMissing(const std::vector<Place>& places, const Workload& workload) {
    std::optional<std::size_t> best;
    const auto rank = [&](std::size_t at) {
        const auto& place = places[at];
        const bool alone = place.empty() || (!place.dedicated && workload.share);
        return std::tuple(sizeVerdict(place, workload) == Verdict::Met, alone,
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
    const bool together = place.fit.workloads.size() > (counted ? 1U : 0U);
    if (fit.verdict == Verdict::Met && together && (place.dedicated || !workload.share)) {
        fit.verdict = Verdict::NotAlone;
    }
    if (fit.verdict == Verdict::Met) {
        const bool several = place.fit.carriesAfterLoss.value_or(0) > 0;
        const bool countsLoss = needs.surviveInstanceLoss || (needs.avoidOverflow && several);
        fit = limitVerdict(place.fit, place.fit.needed + (counted ? 0 : workload.connections), countsLoss);
    }
    fit.pool = index;
    return fit;
}

} // namespace

std::size_t NeedsFit::met() const {
    return static_cast<std::size_t>(std::count_if(
        workloads.begin(), workloads.end(), [](const WorkloadFit& each) { return each.verdict == Verdict::Met; }));
}

NeedsFit fitOf(const Needs& needs, const std::vector<PoolShape>& shapes, const Catalog& catalog) {
    std::vector<Place> places;
    places.reserve(shapes.size());
    for (const auto& shape : shapes) {
        places.push_back(placeOf(shape, needs, catalog));
    }
    for (std::size_t at = 0; at < needs.workloads.size(); ++at) {
        const auto& workload = needs.workloads[at];
        for (std::size_t place = 0; pinned(workload) && place < shapes.size(); ++place) {
            if (reads(workload) ? !places[place].leader && sameIgnoringCase(shapes[place].name, *workload.pool)
                                : places[place].leader) {
                put(places[place], at, workload);
                break;
            }
        }
    }
    const auto homeless = Assignment(needs, places).carryOut();
    NeedsFit fit;
    fit.workloads.assign(needs.workloads.size(), WorkloadFit{Verdict::NoPool, std::nullopt, 0});
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

Needs grown(const Needs& needs, int percent) {
    auto more = needs;
    for (auto& workload : more.workloads) {
        workload.connections = std::min((workload.connections * (100 + std::clamp(percent, 0, mostGrowth)) + 99) / 100,
                                        maxWorkloadConnections);
    }
    return more;
}

std::optional<int> growthCarried(const Needs& needs, const std::vector<PoolShape>& shapes, const Catalog& catalog) {
    const auto carries = [&](int percent) { return fitOf(grown(needs, percent), shapes, catalog).allMet(); };
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
