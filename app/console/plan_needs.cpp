// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/plan_needs.h"

#include "app/console/text_table.h"
#include "models/core/cluster_plan.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/plans/conversion.h"
#include "models/plans/needs_sources.h"
#include "models/text/needs_text.h"
#include "models/text/plan_draft_text.h"
#include "models/views/plan_evaluation.h"
#include "models/views/planner_view.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

QString connectionsText(const std::optional<std::int64_t>& connections) {
    return connections ? QString::fromStdString(core::formatCount(*connections)) : unknown();
}

/// Loss is counted for follower pools only.
QString afterLossText(const core::PoolFit& pool, bool leader) {
    return leader ? QStringLiteral("-") : connectionsText(pool.carriesAfterLoss);
}

QString freeText(const core::Needs& needs) {
    if (needs.margin > 0) {
        return (needs.surviveInstanceLoss
                    ? QStringLiteral("Kept free: %1% of each limit, after losing one instance per "
                                     "follower pool.\n")
                    : QStringLiteral("Kept free: %1% of each limit.\n"))
            .arg(needs.margin);
    }
    return needs.surviveInstanceLoss ? QStringLiteral("Counted: limits after losing one instance per follower pool.\n")
                                     : QString();
}

using Result = NeedsTest::Result;

Result resultOf(bool met) {
    return met ? Result::Met : Result::NotMet;
}

Result resultOf(const core::WorkloadFit& fit) {
    return fit.unknown() ? Result::Unknown : resultOf(fit.met());
}

/// For programs: never changed once released.
const char* resultCode(Result result) {
    switch (result) {
    case Result::Met: return "met";
    case Result::Unknown: return "unknown";
    case Result::NotMet: break;
    }
    return "not_met";
}

QString headOf(Result result) {
    return result == Result::Met       ? QStringLiteral("Met: %1\n")
           : result == Result::Unknown ? QStringLiteral("Unknown: %1\n")
                                       : QStringLiteral("Not met: %1\n");
}

NeedsTest::Condition standbyOf(const std::vector<core::PoolShape>& wanted) {
    const bool met = std::any_of(wanted.begin(), wanted.end(), [](const core::PoolShape& shape) {
        return shape.role == core::PoolRole::Leader && shape.count > 1;
    });
    return {"standby", resultOf(met),
            met ? QStringLiteral("The leader pool has a standby.") : QStringLiteral("The leader pool has no standby.")};
}

NeedsTest::Condition budgetOf(const core::CostEstimate& cost, core::Money most) {
    const auto limit = QString::fromStdString(core::formatExact(most));
    if (!cost.complete() && cost.known.cents <= most.cents) {
        return {"budget", Result::Unknown,
                QStringLiteral("The cost per month is at least %1, and not all prices are known; at most %2 is wanted.")
                    .arg(QString::fromStdString(core::formatExact(cost.known)), limit)};
    }
    return {"budget", resultOf(cost.known.cents <= most.cents),
            (cost.complete() ? QStringLiteral("The cost per month is %1; at most %2 is wanted.")
                             : QStringLiteral("The cost per month is at least %1; at most %2 is wanted."))
                .arg(QString::fromStdString(core::formatExact(cost.known)), limit)};
}

bool isLeader(const NeedsTest& test, std::size_t pool) {
    return test.pools[pool] == core::leaderPoolName;
}

} // namespace

std::optional<QString> needsProblem(const core::Plan& plan) {
    return plan.clusters.size() == 1
               ? std::nullopt
               : std::optional(QStringLiteral("--needs: these are the needs of one cluster, but the plan has %1.")
                                   .arg(plan.clusters.size()));
}

core::Result<plans::PlanDraft, QString> draftWith(const std::optional<core::Needs>& needs, const core::Plan& plan,
                                                  const fleet::Store& store) {
    auto draft = plans::draftOf(plan, store);
    if (!draft) {
        return text::planMismatch(draft.error());
    }
    auto planned = std::move(draft).value();
    if (needs) {
        planned.clusters.front().needs = plans::needsLike(*needs);
    }
    return planned;
}

NeedsTest testedNeeds(const core::Needs& needs, const plans::PlanDraft& draft, const fleet::Store& store,
                      core::Instant now) {
    const auto& cluster = draft.clusters.front();
    NeedsTest test{needs, {}, views::plannerView(store, now, {draft, cluster.id, {}, {}, false, {}}).needs, {}};
    for (const auto& pool : cluster.pools) {
        if (pool.wanted) {
            test.pools.push_back(pool.wanted->name);
        }
    }
    if (needs.leaderHighAvailability) {
        test.conditions.push_back(standbyOf(cluster.wanted()));
    }
    if (needs.maxMonthly) {
        const auto evaluated = views::planner::evaluate(cluster, {store, *store.cluster(cluster.id), now});
        test.conditions.push_back(budgetOf(evaluated.after.cost, *needs.maxMonthly));
    }
    return test;
}

NeedsTest::Result NeedsTest::result() const {
    auto all = Result::Met;
    for (const auto& each : judged.fit.workloads) {
        all = std::max(all, resultOf(each));
    }
    for (const auto& each : conditions) {
        all = std::max(all, each.result);
    }
    return all;
}

Json needsJson(const NeedsTest& test) {
    const auto& fit = test.judged.fit;
    auto workloads = Json::array();
    for (std::size_t at = 0; at < fit.workloads.size(); ++at) {
        const auto& judged = fit.workloads[at];
        workloads.push_back({{"name", test.needs.workloads[at].name},
                             {"connections", test.needs.workloads[at].connections},
                             {"pool", judged.pool ? Json(test.pools[*judged.pool]) : Json(nullptr)},
                             {"result", resultCode(resultOf(judged))},
                             {"verdict", text::code(judged.verdict)},
                             {"excess", judged.excess},
                             {"message", test.judged.rows[at].verdict.toStdString()}});
    }
    auto pools = Json::array();
    for (std::size_t at = 0; at < fit.pools.size(); ++at) {
        const auto& pool = fit.pools[at];
        pools.push_back({{"name", test.pools[at]},
                         {"needed", pool.needed},
                         {"usable", orNull(pool.usable)},
                         {"connection_limit", orNull(pool.carriesNow)},
                         {"survivable_limit", orNull(pool.carriesAfterLoss)}});
    }
    auto conditions = Json::array();
    for (const auto& each : test.conditions) {
        conditions.push_back({{"name", each.name},
                              {"met", each.result == Result::Met},
                              {"result", resultCode(each.result)},
                              {"message", each.message.toStdString()}});
    }
    return {{"met", test.result() == Result::Met},
            {"result", resultCode(test.result())},
            {"margin", test.needs.margin / 100.0},
            {"survive_instance_loss", test.needs.surviveInstanceLoss},
            {"message", test.judged.carries.toStdString()},
            {"conditions", conditions},
            {"workloads", workloads},
            {"pools", pools}};
}

QString needsTable(const NeedsTest& test) {
    const auto& fit = test.judged.fit;
    auto text = QStringLiteral("Needs met: %1 (live: %2)\n%3%4\n\n")
                    .arg(test.judged.met, test.judged.metLive, freeText(test.needs), test.judged.carries);
    for (const auto& each : test.conditions) {
        text += headOf(each.result).arg(each.message);
    }
    text += test.conditions.empty() ? QString() : QStringLiteral("\n");
    QList<QStringList> workloads{
        {QStringLiteral("WORKLOAD"), QStringLiteral("POOL"), QStringLiteral("RESULT"), QStringLiteral("CONNECTIONS")}};
    for (std::size_t at = 0; at < fit.workloads.size(); ++at) {
        const auto& pool = fit.workloads[at].pool;
        workloads.append({plain(test.needs.workloads[at].name), pool ? plain(test.pools[*pool]) : QStringLiteral("-"),
                          plain(test.judged.rows[at].verdict.toStdString()),
                          connectionsText(test.needs.workloads[at].connections)});
    }
    QList<QStringList> pools{{QStringLiteral("POOL"), QStringLiteral("NEEDED"), QStringLiteral("USABLE"),
                              QStringLiteral("LIMIT"), QStringLiteral("SURVIVABLE")}};
    for (std::size_t at = 0; at < fit.pools.size(); ++at) {
        const auto& pool = fit.pools[at];
        pools.append({plain(test.pools[at]), connectionsText(pool.needed), connectionsText(pool.usable),
                      connectionsText(pool.carriesNow), afterLossText(pool, isLeader(test, at))});
    }
    return text + aligned(workloads, 3) + QLatin1Char('\n') + aligned(pools, 1);
}

} // namespace poolhouse::console
