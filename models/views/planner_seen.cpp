// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_seen.h"

#include "models/core/limits.h"
#include "models/text/text.h"
#include "models/views/form_rows.h"

#include <algorithm>
#include <utility>

namespace poolhouse::views::planner {

namespace {

using State = PlacedInstance::State;

/// Whether the instance in that place is up; empty: unknown.
std::optional<bool> upIn(const Seen& seen, int place) {
    if (seen.live != nullptr) {
        return forms::placeUp(*seen.live, place);
    }
    return seen.known || seen.pool.created() ? std::optional(true) : std::nullopt;
}

PlacedInstance instanceAt(const Seen& seen, int number) {
    const int live = seen.pool.live ? seen.pool.live->count : 0;
    const int wanted = seen.pool.wanted ? seen.pool.wanted->count : 0;
    PlacedInstance instance;
    instance.standby = seen.pool.leader() && number > 1;
    instance.label = !seen.pool.leader() ? text::Text::number(number)
                     : number == 1       ? text::Text::tr("L", "leader, on a box")
                                         : text::Text::tr("S", "standby, on a box");
    const auto what = !seen.pool.leader() ? text::Text::tr("Instance %1").arg(number)
                      : number == 1       ? text::Text::tr("Leader")
                                          : text::Text::tr("Standby");
    const auto up = upIn(seen, number);
    if (number > wanted) {
        instance.state = State::Removed;
        instance.explanation = text::Text::tr("%1: removed by the plan").arg(what);
    } else if (number > live) {
        instance.state = State::Added;
        instance.explanation = text::Text::tr("%1: added by the plan").arg(what);
    } else if (!up.value_or(false)) {
        instance.state = State::NotUp;
        instance.explanation =
            up ? text::Text::tr("%1: not up").arg(what) : text::Text::tr("%1: status unknown").arg(what);
    } else {
        instance.explanation = what;
    }
    return instance;
}

} // namespace

Seen seenIn(const fleet::ClusterSnapshot& snapshot, plans::PlannedPool pool) {
    const auto* live = snapshot.record.info->findPool(pool.shape().name);
    if (live != nullptr) {
        const bool untouched = pool.live && pool.wanted && *pool.live == *pool.wanted;
        pool.live = core::shapeOf(*live);
        pool.wanted = untouched ? pool.live : pool.wanted;
    }
    return {std::move(pool), live, live != nullptr || snapshot.record.info->poolsKnown()};
}

std::vector<PlacedInstance> instancesOf(const Seen& seen) {
    std::vector<PlacedInstance> instances;
    if (seen.lost() && seen.known) {
        return instances;
    }
    const int live = seen.pool.live ? seen.pool.live->count : 0;
    const int wanted = seen.pool.wanted ? seen.pool.wanted->count : 0;
    const int shown = std::min(std::max(live, wanted), 2 * core::maxFollowerInstances);
    for (int number = 1; number <= shown; ++number) {
        instances.push_back(instanceAt(seen, number));
    }
    return instances;
}

} // namespace poolhouse::views::planner
