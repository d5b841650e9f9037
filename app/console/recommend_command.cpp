// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/recommend_command.h"

#include "app/console/command_line.h"
#include "app/console/json_values.h"
#include "app/console/text_table.h"
#include "models/core/bounded.h"
#include "models/core/capacity.h"
#include "models/core/money.h"
#include "models/core/needs_feasible.h"
#include "models/text/capacity_text.h"
#include "models/text/needs_text.h"
#include "models/text/plan_text.h"
#include "models/text/wording.h"

#include <algorithm>
#include <map>

namespace poolhouse::console {

namespace {

using Reasons = std::vector<core::Infeasibility>;

/// Needs that no shape meets: why, and what would make them feasible.
struct Refusal {
    const core::Needs& needs;
    const Reasons& reasons;
    core::LevelsLeftOut leftOut; ///< when the reasons rest on levels
    core::FeasibleChange change;
};

Json changeJson(const core::FeasibleChange& change, const core::Needs& needs) {
    auto json = Json::object();
    if (change.margin) {
        json["margin"] = *change.margin / 100.0;
    }
    if (change.fewer) {
        json["fewer"] = {{"workload", needs.workloads[change.fewer->workload].name},
                         {"connections", change.fewer->connections}};
    }
    if (change.budget) {
        json["max_monthly_cents"] = change.budget->cents;
    }
    return json;
}

Json refusalJson(const Refusal& refusal) {
    const auto& [needs, reasons, leftOut, change] = refusal;
    auto list = Json::array();
    for (const auto& reason : reasons) {
        list.push_back({{"code", text::code(reason.code)},
                        {"message", text::infeasibility(reason).toStdString()},
                        {"workload", reason.workload}});
    }
    Json json{{"feasible", false}, {"reasons", list}};
    if (!leftOut.unpriced.empty()) {
        json["unpriced_levels"] = leftOut.unpriced;
    }
    if (!leftOut.unlimited.empty()) {
        json["levels_without_limit"] = leftOut.unlimited;
    }
    if (!change.empty()) {
        json["feasible_with"] = changeJson(change, needs);
    }
    return json;
}

Json foundJson(const core::Recommendation& found, const core::LevelsLeftOut& leftOut) {
    auto pools = Json::array();
    for (const auto& pool : found.followerPools) {
        pools.push_back({{"name", pool.shape.name},
                         {"level", pool.shape.level},
                         {"count", pool.shape.count},
                         {"connection_limit", pool.connectionLimit},
                         {"survivable_limit", pool.survivableLimit},
                         {"workloads", pool.workloads}});
    }
    Json json{{"feasible", true},
              {"monthly_cents", found.monthly.cents},
              {"leader", {{"level", found.leader.level}, {"high_availability", core::highlyAvailable(found.leader)}}},
              {"follower_pools", pools},
              {"unpriced_levels", leftOut.unpriced}};
    if (!leftOut.unlimited.empty()) {
        json["levels_without_limit"] = leftOut.unlimited;
    }
    return json;
}

QString joined(const std::vector<std::string>& names) {
    QStringList all;
    for (const auto& name : names) {
        all << plain(name);
    }
    return all.join(QStringLiteral(", "));
}

/// Why the console would flag a pool that carries these connections; empty when it would not.
QString attentionLine(const core::PoolShape& pool, std::int64_t connections, const core::Catalog& catalog) {
    const int used = core::boundedInt(connections);
    const core::Capacity capacity{used, core::connectionLimit(pool, catalog)};
    const auto missing = core::shortAfterLoss(pool, used, catalog);
    QString line;
    if (core::useSeverity(capacity.use()) != core::UseSeverity::Good) {
        line += QStringLiteral("Needs attention: %1 at %2 of its connections.\n")
                    .arg(plain(pool.name), text::percent(capacity.use()));
    }
    if (missing && *missing > 0) {
        line += QStringLiteral("Needs attention: %1, %2.\n").arg(plain(pool.name), text::shortAfterLoss(*missing));
    }
    return line;
}

/// What the needs would make of the recommended pools: they are met exactly, without a margin.
QString attentionLines(const core::Recommendation& found, const core::Needs& needs, const core::Catalog& catalog) {
    std::int64_t writes = 0;
    std::map<std::string, std::int64_t> reads;
    for (const auto& workload : needs.workloads) {
        (workload.access == core::Workload::Access::Write ? writes : reads[workload.name]) += workload.connections;
    }
    auto lines = attentionLine(found.leader, writes, catalog);
    for (const auto& pool : found.followerPools) {
        std::int64_t carried = 0;
        for (const auto& name : pool.workloads) {
            carried += reads[name];
        }
        lines += attentionLine(pool.shape, carried, catalog);
    }
    return lines;
}

QStringList leftOutLines(const core::LevelsLeftOut& leftOut) {
    QStringList lines;
    if (!leftOut.unpriced.empty()) {
        lines << QStringLiteral("Left out, price unknown: %1\n").arg(joined(leftOut.unpriced));
    }
    if (!leftOut.unlimited.empty()) {
        lines << QStringLiteral("Left out, connections unknown: %1\n").arg(joined(leftOut.unlimited));
    }
    return lines;
}

QString foundTable(const core::Recommendation& found, const core::LevelsLeftOut& leftOut, const core::Needs& needs,
                   const core::Catalog& catalog) {
    auto text = QStringLiteral("%1/month\n\n").arg(QString::fromStdString(core::formatExact(found.monthly)));
    QList<QStringList> rows{{QStringLiteral("POOL"), QStringLiteral("LEVEL"), QStringLiteral("WORKLOADS"),
                             QStringLiteral("COUNT"), QStringLiteral("LIMIT"), QStringLiteral("SURVIVABLE")}};
    rows.append({QStringLiteral("leader"), plain(found.leader.level), QStringLiteral("writes"),
                 QString::number(found.leader.count), QStringLiteral("-"), QStringLiteral("-")});
    for (const auto& pool : found.followerPools) {
        rows.append({plain(pool.shape.name), plain(pool.shape.level), joined(pool.workloads),
                     QString::number(pool.shape.count), countText(pool.connectionLimit),
                     countText(pool.survivableLimit)});
    }
    text += aligned(rows, 3);
    if (const auto attention = attentionLines(found, needs, catalog); !attention.isEmpty()) {
        text += QLatin1Char('\n') + attention;
    }
    const auto lines = leftOutLines(leftOut);
    for (const auto& line : lines) {
        text += QLatin1Char('\n') + line;
    }
    return text;
}

QString refusalText(const Refusal& refusal) {
    QString text;
    for (const auto& reason : refusal.reasons) {
        text += text::infeasibility(reason) + QLatin1Char('\n');
    }
    const auto changes = text::feasibleChange(refusal.change, refusal.needs);
    for (const auto& change : changes) {
        text += change + QLatin1Char('\n');
    }
    return text + leftOutLines(refusal.leftOut).join(QString());
}

CommandResult infeasibleResult(const core::Needs& needs, const Reasons& reasons, const PricedCatalog& priced,
                               const core::PriceTable& prices, bool json) {
    const auto any = [&reasons](bool (*is)(core::Infeasibility::Code)) {
        return std::any_of(reasons.begin(), reasons.end(),
                           [is](const core::Infeasibility& reason) { return is(reason.code); });
    };
    if (any(core::malformed)) {
        return {exitUsage, {}, refusalText({needs, reasons, {}, {}})};
    }
    const auto leftOut = any(core::restsOnLevels) ? core::levelsLeftOut(priced.catalog, prices) : core::LevelsLeftOut{};
    const Refusal refusal{needs, reasons, leftOut, core::feasibleChange(needs, priced.catalog, prices)};
    return json ? CommandResult{exitInfeasible, QString::fromStdString(textOf(refusalJson(refusal))), {}}
                : CommandResult{exitInfeasible, {}, refusalText(refusal)};
}

} // namespace

CommandResult runRecommendation(const core::Needs& needs, const PricedCatalog& priced, bool json) {
    const auto* known = priced.table();
    const auto prices = known != nullptr ? *known : core::PriceTable{};
    const auto found = core::recommend(needs, priced.catalog, prices);
    if (!found) {
        return infeasibleResult(needs, found.error(), priced, prices, json);
    }
    const auto leftOut = core::levelsLeftOut(priced.catalog, prices);
    return {exitDone,
            json ? QString::fromStdString(textOf(foundJson(found.value(), leftOut)))
                 : foundTable(found.value(), leftOut, needs, priced.catalog),
            {}};
}

} // namespace poolhouse::console
