// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/planner_view.h"

#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/core/money.h"
#include "models/operation_text.h"
#include "models/plan_text.h"
#include "models/text.h"
#include "models/wording.h"

#include <algorithm>

namespace poolhouse::models {

namespace {

using PlanShapes = std::vector<core::PoolShape>;

const core::PoolShape* pooled(const PlanShapes& pools, const std::string& name) {
    const auto at = std::find_if(pools.begin(), pools.end(), [&name](const auto& pool) { return pool.name == name; });
    return at == pools.end() ? nullptr : &*at;
}

QString arrow(const QString& before, const QString& after) {
    return before.isEmpty() || before == after ? after : Text::tr("%1 → %2").arg(before, after);
}

QString priceText(const core::PoolShape& pool, const core::PriceTable* prices) {
    const auto* price = prices != nullptr ? prices->find(pool.level) : nullptr;
    return price != nullptr ? Text::of(core::formatExact(price->monthly * pool.count)) : Text::tr("price unknown");
}

QString signedCount(int difference) {
    const auto number = Text::number(difference);
    return difference > 0 ? QLatin1Char('+') + number : number;
}

QString badgeOf(const core::PoolShape* live, const core::PoolShape& wanted) {
    if (live == nullptr) {
        return Text::tr("new");
    }
    QStringList parts;
    if (live->level != wanted.level) {
        parts << Text::tr("level changed");
    }
    if (const int more = wanted.count - live->count; more != 0) {
        parts << (wanted.role == core::PoolRole::Leader
                      ? more > 0 ? Text::tr("standby added") : Text::tr("standby removed")
                  : more == 1 || more == -1 ? Text::tr("%1 instance").arg(signedCount(more))
                                            : Text::tr("%1 instances").arg(signedCount(more)));
    }
    return parts.join(QStringLiteral(", "));
}

PlannerRow rowOf(const core::PoolShape& wanted, const core::ClusterPlan& plan, const core::Catalog& catalog,
                 const core::PriceTable* prices) {
    const bool leads = wanted.role == core::PoolRole::Leader;
    const auto* live = pooled(plan.live, wanted.name);
    PlannerRow row;
    row.shape = wanted;
    row.fresh = live == nullptr;
    row.least = leads ? core::minLeaderInstances : 0;
    row.most = leads ? core::maxLeaderInstances : core::largestCount(plan.wanted, wanted.name);
    row.badge = badgeOf(live, wanted);
    row.connections = arrow(live != nullptr ? wording::connections(core::connectionLimit(*live, catalog)) : QString(),
                            wording::connections(core::connectionLimit(wanted, catalog)));
    row.monthly = arrow(live != nullptr ? priceText(*live, prices) : QString(), priceText(wanted, prices));
    return row;
}

PlannerRow goingRow(const core::PoolShape& live, const core::Catalog& catalog, const core::PriceTable* prices) {
    PlannerRow row;
    row.shape = live;
    row.removed = true;
    row.badge = Text::tr("destroyed");
    row.connections = arrow(wording::connections(core::connectionLimit(live, catalog)), Text::number(0));
    row.monthly = arrow(priceText(live, prices), Text::of(core::formatExact({})));
    return row;
}

PlannerFigure countFigure(const QString& label, std::optional<int> live, std::optional<int> plan) {
    const auto change = live && plan ? *plan == *live ? QString() : signedCount(*plan - *live) : Text::tr("unknown");
    return {label, wording::connections(live), wording::connections(plan), change};
}

QString moneyText(const std::optional<core::Money>& change) {
    return change ? Text::of(core::formatDelta(*change)) : Text::tr("unknown");
}

std::vector<PlannerFigure> figuresBetween(const core::Impact& whole) {
    const auto& before = whole.before;
    const auto& after = whole.after;
    const auto change = whole.costChange();
    const auto memory =
        after.followerMemoryGb && before.followerMemoryGb ? *after.followerMemoryGb - *before.followerMemoryGb : 0;
    return {{Text::tr("Cost per month"), wording::monthly(before.cost), wording::monthly(after.cost),
             change && change->cents == 0 ? QString() : moneyText(change)},
            {Text::tr("Cost per hour"),
             Text::of(core::formatHourly(before.cost.known)),
             Text::of(core::formatHourly(after.cost.known)),
             {}},
            countFigure(Text::tr("Leader connections"), before.leaderLimit, after.leaderLimit),
            countFigure(Text::tr("Read connections"), before.readLimit, after.readLimit),
            countFigure(Text::tr("…with one instance lost per pool"), before.readSurvivable, after.readSurvivable),
            countFigure(Text::tr("Follower vCPU"), before.followerVcpu, after.followerVcpu),
            {Text::tr("Follower memory"), wording::gigabytes(before.followerMemoryGb),
             wording::gigabytes(after.followerMemoryGb),
             memory == 0
                 ? QString()
                 : Text::tr("%1 GB").arg((memory > 0 ? QStringLiteral("+") : QString()) + QString::number(memory))}};
}

Tone toneOf(core::PlanWarning::Code code) {
    using Code = core::PlanWarning::Code;
    return code == Code::Destroys || code == Code::BelowUse || code == Code::AcceptsNothing ? Tone::Bad
                                                                                            : Tone::Attention;
}

QString sentenceOf(const core::ChangeRefusal& refusal) {
    return refusal.problems.empty() ? Text::tr("The leader pool stays as it is.")
                                    : wording::draftProblem(refusal.problems.front());
}

void addSteps(PlannerView& view, const core::ClusterPlan& plan, const std::vector<core::PlanStep>& steps,
              const core::PlanImpact& impact) {
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const auto& effect = impact.steps[at];
        const bool lowers = std::any_of(effect.impact.pools.begin(), effect.impact.pools.end(),
                                        [](const core::PoolImpact& pool) { return pool.losesCapacity(); });
        view.steps.push_back({wording::stepTitle(steps[at].change, at == 0 ? plan.live : steps[at - 1].after),
                              moneyText(effect.impact.costChange()), lowers, steps[at].forcedByLimit, effect.undoable});
    }
    for (const auto& warning : impact.warnings) {
        view.warnings.push_back({wording::planWarning(warning), toneOf(warning.code)});
    }
}

} // namespace

PlannerView plannerView(const core::ClusterPlan& plan, const core::Catalog& catalog, const core::PriceList& prices) {
    const auto* table = prices.find(plan.tier);
    PlannerView view;
    for (const auto& pool : plan.wanted) {
        view.rows.push_back(rowOf(pool, plan, catalog, table));
    }
    for (const auto& pool : plan.live) {
        if (pooled(plan.wanted, pool.name) == nullptr) {
            view.rows.push_back(goingRow(pool, catalog, table));
        }
    }
    const core::ImpactFacts facts{catalog, table, plan.storageGb, plan.loads};
    const auto whole = core::impactOf(plan.live, plan.wanted, facts);
    view.figures = figuresBetween(whole);
    view.total = Text::tr("%1/month").arg(moneyText(whole.costChange()));
    view.room = Text::tr("%1 of %2 follower instances, %3 of %4 pools")
                    .arg(core::followerInstanceCount(plan.wanted))
                    .arg(core::maxFollowerInstances)
                    .arg(core::followerPoolCount(plan.wanted))
                    .arg(core::maxFollowerPools);
    switch (core::addPoolAllowance(plan.wanted).refusal) {
    case core::AddPoolRefusal::None: break;
    case core::AddPoolRefusal::FivePoolsReached:
        view.whyNotAdd = Text::tr("There are five follower pools, which is the most.");
        break;
    case core::AddPoolRefusal::ThirteenInstancesReached:
        view.whyNotAdd = Text::tr("There are thirteen follower instances, which is the most.");
        break;
    }
    const auto steps = core::planSteps(plan.live, plan.wanted, catalog);
    if (steps) {
        addSteps(view, plan, steps.value(), core::planImpact(plan.live, steps.value(), facts, plan.attachments));
        return view;
    }
    view.valid = false;
    for (const auto& problem : steps.error()) {
        for (auto& row : view.rows) {
            if (row.shape.name == problem.pool && !row.removed && row.problem.isEmpty()) {
                row.problem = sentenceOf(problem.refusal);
            }
        }
    }
    return view;
}

std::optional<core::ClusterPlan> planOf(const Store& store, const core::ClusterId& cluster) {
    const auto* record = store.cluster(cluster);
    if (record == nullptr || !record->info) {
        return std::nullopt;
    }
    core::ClusterPlan plan;
    plan.cluster = record->summary.name;
    plan.id = cluster;
    plan.app = record->summary.app.name;
    plan.tier = record->summary.plan;
    plan.storageGb = core::storageGb(*record->info);
    plan.readAt = record->freshness.readAt;
    plan.live = plan.wanted = core::shapesOf(*record->info);
    for (const auto& pool : plan.live) {
        for (const auto* attachment : core::attachmentsOf(record->attachments, pool.name)) {
            core::Attachment named; // ids have no place in a file
            named.name = attachment->name;
            named.app.name = attachment->app.name;
            named.target.pool = pool.name;
            plan.attachments.push_back(std::move(named));
        }
        if (const auto used = record->info->findPool(pool.name)->connectionsUsed) {
            plan.loads.push_back({pool.name, used, std::nullopt});
        }
    }
    return plan;
}

} // namespace poolhouse::models
