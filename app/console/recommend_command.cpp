// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/recommend_command.h"

#include "app/console/command_line.h"
#include "app/console/json_values.h"
#include "app/console/text_table.h"
#include "models/core/money.h"
#include "models/text/plan_text.h"

namespace poolhouse::console {

namespace {

using Reasons = std::vector<core::Infeasibility>;

Json reasonsJson(const Reasons& reasons) {
    auto list = Json::array();
    for (const auto& reason : reasons) {
        list.push_back({{"code", text::code(reason.code)},
                        {"message", text::infeasibility(reason).toStdString()},
                        {"workload", reason.workload}});
    }
    return {{"feasible", false}, {"reasons", list}};
}

Json foundJson(const core::Recommendation& found) {
    auto pools = Json::array();
    for (const auto& pool : found.followerPools) {
        pools.push_back({{"name", pool.shape.name},
                         {"level", pool.shape.level},
                         {"count", pool.shape.count},
                         {"connection_limit", pool.connectionLimit},
                         {"survivable_limit", pool.survivableLimit},
                         {"workloads", pool.workloads}});
    }
    return {{"feasible", true},
            {"monthly_cents", found.monthly.cents},
            {"leader", {{"level", found.leader.level}, {"high_availability", core::highlyAvailable(found.leader)}}},
            {"follower_pools", pools},
            {"unpriced_levels", found.unpricedLevels}};
}

QString joined(const std::vector<std::string>& names) {
    QStringList all;
    for (const auto& name : names) {
        all << plain(name);
    }
    return all.join(QStringLiteral(", "));
}

QString foundTable(const core::Recommendation& found) {
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
    return found.unpricedLevels.empty()
               ? text
               : text + QStringLiteral("\nLeft out because no price is known: %1\n").arg(joined(found.unpricedLevels));
}

} // namespace

CommandResult runRecommendation(const core::Needs& needs, const PricedCatalog& priced, bool json) {
    const auto* prices = priced.table();
    const auto found = core::recommend(needs, priced.catalog, prices != nullptr ? *prices : core::PriceTable{});
    if (found) {
        return {
            exitDone, json ? QString::fromStdString(textOf(foundJson(found.value()))) : foundTable(found.value()), {}};
    }
    QString sentences;
    bool asksBadly = false;
    for (const auto& reason : found.error()) {
        sentences += text::infeasibility(reason) + QLatin1Char('\n');
        asksBadly |= core::malformed(reason.code);
    }
    if (asksBadly) {
        return {exitUsage, {}, sentences};
    }
    return json ? CommandResult{exitInfeasible, QString::fromStdString(textOf(reasonsJson(found.error()))), {}}
                : CommandResult{exitInfeasible, {}, sentences};
}

} // namespace poolhouse::console
