// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cluster_plan.h"

#include <utility>

namespace poolhouse::core {

Plan inversePlan(const Plan& plan) {
    Plan back;
    for (const auto& cluster : plan.clusters) {
        auto turned = cluster;
        std::swap(turned.live, turned.wanted);
        turned.readAt.reset();
        turned.attachments.clear(); // those of a pool that is made again are gone
        turned.loads.clear();
        for (auto& move : turned.moves) {
            std::swap(move.from, move.to);
        }
        back.clusters.push_back(std::move(turned));
    }
    return back;
}

} // namespace poolhouse::core
