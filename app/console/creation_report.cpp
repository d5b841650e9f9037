// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/creation_report.h"

#include "app/console/json_values.h"
#include "app/console/text_table.h"
#include "models/core/attachment_name.h"
#include "models/text/new_cluster_text.h"
#include "models/text/operation_text.h"
#include "models/text/plan_text.h"
#include "models/text/wording.h"

namespace poolhouse::console {

namespace {

/// What is there already has no effect any more.
QStringList effectsOfNew(const OperationReport& report, const std::vector<FollowerReport>& followers) {
    std::vector<core::NewPoolDraft> pools;
    pools.reserve(followers.size());
    for (const auto& each : followers) {
        pools.push_back(each.pool);
    }
    return report.result == OperationResult::DoneBefore ? QStringList()
                                                        : text::newClusterEffects(*report.change.newCluster, pools);
}

QString followerLine(const core::NewPoolDraft& pool) {
    return QStringLiteral("Follower pool %1, %2").arg(plain(pool.name), text::newPoolSize(pool));
}

} // namespace

std::string creationJson(const OperationReport& report, const std::vector<FollowerReport>& followers,
                         const core::CostEstimate& cost) {
    const auto& cluster = *report.change.newCluster;
    const auto cents = centsJson(cost);
    auto effects = Json::array();
    for (const auto& sentence : effectsOfNew(report, followers)) {
        effects.push_back(sentence.toStdString());
    }
    auto pools = Json::array();
    for (const auto& each : followers) {
        pools.push_back({{"name", each.pool.name},
                         {"level", each.pool.level},
                         {"count", each.pool.count},
                         {"result", resultWord(each.result)}});
    }
    const auto& source = cluster.source;
    return textOf(
        {{"result", resultWord(report.result)},
         {"change", text::code(report.change.kind)},
         {"origin", text::originWord(cluster)},
         {"app", cluster.app},
         {"cluster", orNull(report.cluster)},
         {"plan", cluster.plan},
         {"level", cluster.level},
         {"high_availability", cluster.highAvailability},
         {"follower_pools", pools},
         {"version", orNull(cluster.version)},
         {"attachment", orNull(cluster.attachment)},
         {"config_var", cluster.attachment.empty() ? Json(nullptr) : Json(core::configVarOf(cluster.attachment))},
         {"source", source ? Json(source->cluster) : Json(nullptr)},
         {"recovery_time", instantJson(source ? source->at : std::nullopt)},
         {"title", text::changeTitle(report.change, std::nullopt).toStdString()},
         {"effects", effects},
         {"monthly_cents_change", report.result == OperationResult::DoneBefore ? Json(0) : cents},
         {"monthly_cents", cents},
         {"hourly", cents.is_null() ? Json(nullptr) : Json(core::formatHourly(cost.known))},
         {"cost_gaps", gapsJson(cost)},
         {"message", orNull(report.message)}});
}

QString creationTable(const OperationReport& report, const std::vector<FollowerReport>& followers,
                      const core::CostEstimate& cost) {
    const auto monthly = text::monthly(cost);
    if (report.result == OperationResult::DryRun) {
        const auto price = cost.complete() ? QStringLiteral("%1 (%2 per hour)")
                                                 .arg(monthly, QString::fromStdString(core::formatHourly(cost.known)))
                                           : monthly;
        auto effects = effectsOfNew(report, followers);
        for (const auto& each : followers) {
            effects << followerLine(each.pool) + QLatin1Char('.');
        }
        return operationTable(report, effects, price);
    }
    if (report.result == OperationResult::DoneBefore) {
        return operationTable(report, {});
    }
    QList<QStringList> rows{{QStringLiteral("CLUSTER"), QStringLiteral("CHANGE"), QStringLiteral("COST"),
                             QStringLiteral("STATE"), QStringLiteral("MESSAGE")},
                            {plain(report.cluster), plain(text::changeTitle(report.change, std::nullopt).toStdString()),
                             monthly, QLatin1String(resultWord(report.result)), plain(report.message)}};
    for (const auto& each : followers) {
        rows << QStringList{plain(report.cluster), followerLine(each.pool), QString(),
                            QLatin1String(resultWord(each.result)), QString()};
    }
    return aligned(rows, 5);
}

} // namespace poolhouse::console
