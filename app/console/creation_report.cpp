// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/creation_report.h"

#include "app/console/operation_json.h"
#include "app/console/text_table.h"
#include "models/core/attachment_name.h"
#include "models/text/new_cluster_text.h"
#include "models/text/operation_text.h"
#include "models/text/plan_text.h"
#include "models/text/wording.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

bool isNew(const CreationReport& report) {
    return report.cluster != OperationResult::DoneBefore;
}

bool isNew(const FollowerReport& follower) {
    return follower.result != OperationResult::DoneBefore;
}

QString followerLine(const core::NewPoolDraft& pool) {
    return QStringLiteral("Follower pool %1, %2").arg(plain(pool.name), text::newPoolSize(pool));
}

/// An existing cluster has no further effect.
QStringList effectsOfNew(const CreationReport& report) {
    QStringList added;
    std::vector<core::NewPoolDraft> pools;
    pools.reserve(report.followers.size());
    for (const auto& each : report.followers) {
        pools.push_back(each.pool);
        if (isNew(each)) {
            added << QStringLiteral("%1, is added.").arg(followerLine(each.pool));
            if (std::find(report.raised.begin(), report.raised.end(), each.pool.name) != report.raised.end()) {
                added << text::raisedPoolText(each.pool.name);
            }
        }
    }
    return isNew(report) ? text::newClusterEffects(*report.whole.change.newCluster, pools, report.raised) : added;
}

QString priceOf(const core::CostEstimate& cost) {
    const auto monthly = text::monthly(cost);
    return cost.complete()
               ? QStringLiteral("%1 (%2 per hour)").arg(monthly, QString::fromStdString(core::formatHourly(cost.known)))
               : monthly;
}

QString dryRunTable(const CreationReport& report) {
    auto effects = effectsOfNew(report);
    if (isNew(report)) {
        for (const auto& each : report.followers) {
            effects << followerLine(each.pool) + QLatin1Char('.');
        }
        return operationTable(report.whole, effects, priceOf(report.cost));
    }
    auto text = QStringLiteral("%1 was created before. Only what it lacks is added.\n\nCost: %2\n\n")
                    .arg(plain(report.whole.cluster), priceOf(report.added()));
    for (const auto& effect : effects) {
        text += QStringLiteral("! %1\n").arg(effect);
    }
    return text;
}

} // namespace

core::CostEstimate CreationReport::added() const {
    if (isNew(*this)) {
        return cost;
    }
    std::vector<core::CostEstimate> all;
    all.reserve(followers.size());
    for (const auto& each : followers) {
        if (isNew(each)) {
            all.push_back(each.cost);
        }
    }
    return core::totalCost(all);
}

std::string creationJson(const CreationReport& report) {
    const auto& whole = report.whole;
    const auto& cluster = *whole.change.newCluster;
    const auto cents = centsJson(report.cost);
    auto pools = Json::array();
    for (const auto& each : report.followers) {
        pools.push_back({{"name", each.pool.name},
                         {"level", each.pool.level},
                         {"count", each.pool.count},
                         {"result", resultWord(each.result)},
                         {"message", orNull(each.message)}});
    }
    const auto& source = cluster.source;
    return textOf(
        {{"result", resultWord(whole.result)},
         {"change", text::code(whole.change.kind)},
         {"origin", text::originWord(cluster)},
         {"app", cluster.app},
         {"cluster", orNull(whole.cluster)},
         {"cluster_result", resultWord(report.cluster)},
         {"plan", cluster.plan},
         {"level", cluster.level},
         {"high_availability", cluster.highAvailability},
         {"follower_pools", pools},
         {"version", orNull(cluster.version)},
         {"attachment", orNull(cluster.attachment)},
         {"config_var", cluster.attachment.empty() ? Json(nullptr) : Json(core::configVarOf(cluster.attachment))},
         {"source", source ? Json(source->cluster) : Json(nullptr)},
         {"recovery_time", instantJson(source ? source->at : std::nullopt)},
         {"title", text::changeTitle(whole.change, std::nullopt).toStdString()},
         {"effects", effectsJson(whole, effectsOfNew(report))},
         {"monthly_cents_change", whole.result == OperationResult::DoneBefore ? Json(0) : centsJson(report.added())},
         {"monthly_cents", cents},
         {"hourly", cents.is_null() ? Json(nullptr) : Json(core::formatHourly(report.cost.known))},
         {"cost_gaps", gapsJson(report.cost)},
         {"message", orNull(whole.message)}});
}

QString creationTable(const CreationReport& report) {
    const auto& whole = report.whole;
    if (whole.result == OperationResult::DryRun) {
        return dryRunTable(report);
    }
    if (whole.result == OperationResult::DoneBefore) {
        return operationTable(whole, {});
    }
    QList<QStringList> rows{{QStringLiteral("CLUSTER"), QStringLiteral("CHANGE"), QStringLiteral("COST"),
                             QStringLiteral("STATE"), QStringLiteral("MESSAGE")},
                            {plain(whole.cluster), plain(text::changeTitle(whole.change, std::nullopt).toStdString()),
                             isNew(report) ? text::monthly(report.cost) : QString(),
                             QLatin1String(resultWord(report.cluster)), plain(report.message)}};
    for (const auto& each : report.followers) {
        const bool priced = !isNew(report) && isNew(each); // a new cluster's cost has it
        rows << QStringList{plain(whole.cluster), followerLine(each.pool),
                            priced ? text::monthly(each.cost) : QString(), QLatin1String(resultWord(each.result)),
                            plain(each.message)};
    }
    return aligned(rows, 5);
}

} // namespace poolhouse::console
