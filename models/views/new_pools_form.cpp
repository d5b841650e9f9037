// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/new_pools_form.h"

#include "models/core/cluster_template.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/text/text.h"
#include "models/views/form_rows.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

using text::Text;

std::vector<std::string> namesOf(const std::vector<core::PoolShape>& pools) {
    std::vector<std::string> names;
    names.reserve(pools.size());
    for (const auto& pool : pools) {
        names.push_back(pool.name);
    }
    return names;
}

NewPoolRow rowOf(const fleet::ClusterSnapshot& market, const core::NewPoolDraft& draft,
                 const std::vector<core::PoolShape>& above) {
    NewPoolRow row;
    row.most = std::max(1, core::addPoolAllowance(above).instancesLeft);
    const auto cost = forms::poolCostRow(market, core::shapeOf(draft));
    row.cost = Text::tr("%1 = %2", "instances times price, cost by month").arg(cost.before, cost.after);
    for (const auto& problem : core::problemsOf(draft, above, market.store.catalog())) {
        row.problems.push_back(forms::problemOf(problem, draft.name, namesOf(above)));
    }
    return row;
}

std::optional<QString> whyNoMore(const core::AddPoolAllowance& allowance) {
    switch (allowance.refusal) {
    case core::AddPoolRefusal::None: break;
    case core::AddPoolRefusal::FivePoolsReached:
        return Text::tr("A cluster has at most %1 follower pools.").arg(core::maxFollowerPools);
    case core::AddPoolRefusal::ThirteenInstancesReached:
        return Text::tr("Follower pools have at most %1 instances together.").arg(core::maxFollowerInstances);
    }
    return std::nullopt;
}

} // namespace

NewPoolsForm newPoolsForm(const fleet::ClusterSnapshot& market, const core::NewCluster& cluster,
                          const std::vector<core::NewPoolDraft>& drafts) {
    NewPoolsForm form;
    for (const auto& level : market.store.catalog().levels()) {
        form.levels.push_back(
            {level.name, Text::tr("%1, %2", "level, price")
                             .arg(text::toQString(level.name), forms::levelPrice(market, level.name))});
    }
    std::vector<core::PoolShape> pools{core::leaderOf(cluster)};
    for (const auto& draft : drafts) {
        form.rows.push_back(rowOf(market, draft, pools));
        pools.push_back(core::shapeOf(draft));
        if (const auto& problems = form.rows.back().problems; !problems.empty() && !form.whyNot) {
            form.whyNot = problems.front().sentence;
        }
        form.changes.push_back({core::ChangeKind::AddPool, draft.name, draft.level, draft.count});
    }
    if (form.whyNot) {
        form.changes.clear();
    }
    const auto allowance = core::addPoolAllowance(pools);
    form.whyFull = whyNoMore(allowance);
    form.remaining = Text::tr("%1 of %2 follower pools, %3 of %4 instances.")
                         .arg(core::followerPoolCount(pools))
                         .arg(core::maxFollowerPools)
                         .arg(core::followerInstanceCount(pools))
                         .arg(core::maxFollowerInstances);
    return form;
}

core::NewPoolDraft anotherPool(const core::NewCluster& cluster, const std::vector<core::NewPoolDraft>& drafts) {
    return {{}, drafts.empty() ? cluster.level : drafts.back().level, 1};
}

} // namespace poolhouse::views
