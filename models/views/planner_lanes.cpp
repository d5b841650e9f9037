// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/text/text.h"
#include "models/views/planner_lane_text.h"
#include "models/views/planner_sections.h"
#include "models/views/planner_seen.h"

#include <algorithm>
#include <numeric>

namespace poolhouse::views::planner {

namespace {

using Limits = std::vector<std::int64_t>; ///< of instances; 0: unknown

/// The limit of a pool in parts, the largest of which is the last one. A standby is as wide as the leader.
Limits limitsOf(const core::PoolShape& shape, std::optional<int> limit) {
    const auto count = static_cast<std::size_t>(std::clamp(shape.count, 0, 2 * core::maxFollowerInstances));
    if (!limit || shape.role == core::PoolRole::Leader) {
        return Limits(count, limit.value_or(0));
    }
    Limits parts;
    for (std::int64_t number = 0; number < static_cast<std::int64_t>(count); ++number) {
        parts.push_back(*limit * (number + 1) / shape.count - *limit * number / shape.count);
    }
    return parts;
}

bool untouched(const Seen& seen) {
    return seen.live != nullptr && seen.pool.wanted && core::shapeOf(*seen.live) == *seen.pool.wanted;
}

/// The API's own limit counts as long as the pool stays as it is (rule 7).
Limits liveLimits(const Seen& seen, const core::Catalog& catalog) {
    if (!seen.pool.live) {
        return {};
    }
    return limitsOf(*seen.pool.live, seen.live != nullptr ? core::expectedLimit(*seen.live, catalog)
                                                          : core::connectionLimit(*seen.pool.live, catalog));
}

Limits wantedLimits(const Seen& seen, const core::Catalog& catalog) {
    if (!seen.pool.wanted) {
        return {};
    }
    return untouched(seen) ? liveLimits(seen, catalog)
                           : limitsOf(*seen.pool.wanted, core::connectionLimit(*seen.pool.wanted, catalog));
}

LaneBlock::Kind kindOf(const PlacedInstance& instance) {
    using State = PlacedInstance::State;
    if (instance.state == State::Removed) {
        return LaneBlock::Kind::Removed;
    }
    if (instance.standby) {
        return LaneBlock::Kind::Standby;
    }
    return instance.state == State::Added   ? LaneBlock::Kind::Added
           : instance.state == State::NotUp ? LaneBlock::Kind::NotUp
                                            : LaneBlock::Kind::Up;
}

void addBlocks(Lane& lane, const Seen& seen, const core::Catalog& catalog) {
    const auto live = liveLimits(seen, catalog);
    const auto wanted = wantedLimits(seen, catalog);
    const auto instances = instancesOf(seen);
    for (std::size_t at = 0; at < instances.size(); ++at) {
        LaneBlock block;
        block.kind = kindOf(instances[at]);
        block.added = instances[at].state == PlacedInstance::State::Added;
        block.limit = at < wanted.size() ? wanted[at] : live[at];
        block.label = instances[at].label;
        block.explanation = instances[at].explanation;
        lane.blocks.push_back(std::move(block));
    }
    if (seen.pool.live && seen.pool.wanted && seen.pool.live->level != seen.pool.wanted->level) {
        lane.outline = live;
    }
}

void addLimits(Lane& lane, const core::PoolFit& fit) {
    lane.limit = fit.carriesNow;
    lane.afterLoss = fit.carriesAfterLoss;
    lane.usable = fit.usable;
}

class LaneMaker {
public:
    LaneMaker(const Evaluation& cluster, const PlannerNeeds& needs, const PlannerState& state)
        : m_cluster(cluster),
          m_catalog(cluster.snapshot.store.catalog()),
          m_shown(needs),
          m_needs(core::grown(plans::needsOf(cluster.planned.needs, std::nullopt), state.growth)) {
        for (const auto& pool : cluster.planned.pools) {
            m_pools.push_back(seenIn(cluster.snapshot, pool));
        }
        findFits();
        const auto* answer = state.showsAnswer && state.answer ? state.answer->proposal(state.chosen()) : nullptr;
        if (answer != nullptr) {
            m_answer = plans::shapesOf(*answer, cluster.planned);
            for (const auto& pool : answer->followerPools) {
                m_answered.push_back(pool.workloads);
            }
            m_answered.insert(m_answered.begin(), std::vector<std::string>());
        }
    }

    [[nodiscard]] Lane lane(std::size_t row, const PlannerRow& shown) const {
        const auto& seen = m_pools[row];
        Lane lane;
        lane.row = static_cast<int>(row);
        lane.name = shown.name;
        lane.colour = shown.colour;
        lane.leader = shown.leader;
        addBlocks(lane, seen, m_catalog);
        const auto margin = marginOf(seen);
        const auto at = m_fits[row];
        const bool stays = seen.pool.wanted && !(seen.lost() && seen.known);
        if (stays) {
            addLimits(lane, at ? m_shown.fit.pools[*at] : core::PoolFit{});
            lane.carries = laneCarries(lane, margin);
            lane.loss = laneLoss(lane);
        } else if (seen.pool.wanted) {
            lane.limit = lane.usable = 0; // destroyed elsewhere: its needs are left
        }
        addNeeds(lane, at);
        addOverflow(lane, margin, m_shown.fit.workloads);
        if (lane.needs.empty()) {
            lane.overflow = shown.overflow;
        }
        addUse(lane, seen);
        addGhost(lane, seen.pool.shape().name);
        lane.apps = laneApps(m_cluster.planned, m_cluster.planned.pools[row], m_cluster.snapshot);
        lane.sentence = laneSentence(lane, stays ? &*seen.pool.wanted : nullptr);
        return lane;
    }

    /// Pools of the answer that the plan lacks.
    [[nodiscard]] std::vector<Lane> others() const {
        std::vector<Lane> lanes;
        for (std::size_t at = 0; at < m_answer.size(); ++at) {
            const auto& name = m_answer[at].name;
            const bool planned = std::any_of(m_pools.begin(), m_pools.end(), [&name](const Seen& seen) {
                return core::sameIgnoringCase(seen.pool.shape().name, name);
            });
            if (!planned) {
                Lane lane;
                lane.name = text::toQString(name);
                lane.leader = m_answer[at].role == core::PoolRole::Leader;
                addGhost(lane, name);
                lane.sentence = laneSentence(lane, nullptr);
                lanes.push_back(std::move(lane));
            }
        }
        return lanes;
    }

    [[nodiscard]] std::vector<LaneNeed> nowhere() const {
        std::vector<LaneNeed> needs;
        for (std::size_t at = 0; at < judged(); ++at) {
            if (!m_shown.fit.workloads[at].pool) {
                needs.push_back(need(at));
            }
        }
        return needs;
    }

private:
    /// The fit is of the pools that stay, without names.
    void findFits() {
        std::vector<std::size_t> staying, present;
        for (std::size_t row = 0; row < m_pools.size(); ++row) {
            if (m_pools[row].pool.wanted) {
                staying.push_back(row);
                if (!m_pools[row].lost()) {
                    present.push_back(row);
                }
            }
        }
        m_fits.assign(m_pools.size(), std::nullopt);
        const auto& rows = m_shown.fit.pools.size() == staying.size() ? staying : present;
        for (std::size_t at = 0; at < rows.size() && at < m_shown.fit.pools.size(); ++at) {
            m_fits[rows[at]] = at;
        }
    }

    [[nodiscard]] std::size_t judged() const {
        return std::min(m_needs.workloads.size(), m_shown.fit.workloads.size());
    }

    [[nodiscard]] LaneMargin marginOf(const Seen& seen) const {
        const int count = seen.pool.wanted ? seen.pool.leader() ? 1 : seen.pool.wanted->count : 0;
        const bool survives = m_needs.surviveInstanceLoss && !seen.pool.leader();
        return {std::clamp(m_needs.margin, 0, core::mostMargin), survives,
                survives || (m_needs.avoidOverflow && count > 1), count};
    }

    [[nodiscard]] LaneNeed need(std::size_t workload) const {
        const auto& wanted = m_needs.workloads[workload];
        const auto& fit = m_shown.fit.workloads[workload];
        LaneNeed need;
        need.workload = workload;
        need.name = text::toQString(wanted.name);
        need.colour = workload < m_shown.rows.size() ? m_shown.rows[workload].colour : static_cast<int>(workload);
        need.connections = std::max<std::int64_t>(wanted.connections, 0);
        need.met = fit.met();
        need.unknown = fit.unknown();
        need.misfit = needMisfit(wanted, fit);
        need.explanation =
            needExplanation(need, need.met ? std::nullopt : std::optional(m_shown.rows[workload].verdict));
        return need;
    }

    /// Those that are met first, so that what is drawn as fitting does not lie beyond what fits; then the unknown.
    void addNeeds(Lane& lane, std::optional<std::size_t> pool) const {
        for (std::size_t at = 0; pool && at < judged(); ++at) {
            if (m_shown.fit.workloads[at].pool == pool) {
                lane.needs.push_back(need(at));
            }
        }
        const auto rank = [](const LaneNeed& each) { return each.met ? 0 : each.unknown ? 1 : 2; };
        std::stable_sort(lane.needs.begin(), lane.needs.end(),
                         [rank](const LaneNeed& a, const LaneNeed& b) { return rank(a) < rank(b); });
    }

    void addUse(Lane& lane, const Seen& seen) const {
        if (seen.live == nullptr) {
            return;
        }
        const auto peak = fleet::peakOf(m_cluster.snapshot, *seen.live);
        lane.inUse = seen.live->connectionsUsed;
        if (peak) {
            lane.peak = std::max(peak->connections, seen.live->connectionsUsed.value_or(0));
        }
        lane.use = laneUse(seen.live->connectionsUsed, peak, m_cluster.snapshot.now);
    }

    void addGhost(Lane& lane, const std::string& name) const {
        const auto at = std::find_if(m_answer.begin(), m_answer.end(), [&name](const core::PoolShape& shape) {
            return core::sameIgnoringCase(shape.name, name);
        });
        if (at != m_answer.end()) {
            lane.ghost = limitsOf(*at, core::connectionLimit(*at, m_catalog));
            lane.ghostText = ghostText(*at, m_answered[static_cast<std::size_t>(at - m_answer.begin())]);
        } else if (!m_answer.empty()) {
            lane.ghostText = text::Text::tr("not needed", "a pool that the answer lacks");
        }
    }

    const Evaluation& m_cluster;
    const core::Catalog& m_catalog;
    const PlannerNeeds& m_shown;
    core::Needs m_needs;                              ///< as they are tried
    std::vector<Seen> m_pools;                        ///< by row
    std::vector<std::optional<std::size_t>> m_fits;   ///< by row, an index into the pools of the fit
    std::vector<core::PoolShape> m_answer;            ///< empty: not shown
    std::vector<std::vector<std::string>> m_answered; ///< the workloads of each
};

} // namespace

DrawnLanes lanesOf(const Evaluation& cluster, const std::vector<PlannerRow>& rows, const PlannerNeeds& needs,
                   const PlannerState& state) {
    const LaneMaker maker(cluster, needs, state);
    DrawnLanes drawn;
    drawn.lanes.reserve(rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) {
        drawn.lanes.push_back(maker.lane(row, rows[row]));
    }
    auto others = maker.others();
    std::move(others.begin(), others.end(), std::back_inserter(drawn.lanes));
    drawn.nowhere = maker.nowhere();
    return drawn;
}

} // namespace poolhouse::views::planner
