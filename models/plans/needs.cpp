// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/needs.h"

#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/text/text.h"
#include "models/views/pool_forms_parts.h"

#include <QRegularExpression>

#include <algorithm>

namespace poolhouse::plans {

namespace {

constexpr std::size_t mostFactors = 4;

QString numberProblem() {
    return text::Text::tr(
        "Enter a whole number of at least 1, or factors such as 26 x 5 x 10 (dynos, threads, pool size).");
}

/// A whole number from 1 to the most that a workload may ask, thousands grouped or not; empty for anything else.
std::optional<std::int64_t> positiveNumber(const QString& text) {
    static const QRegularExpression form(QStringLiteral(R"(^(\d{1,3}(,\d{3})+|\d+)$)"));
    QString digits = text.trimmed();
    if (!form.match(digits).hasMatch()) {
        return std::nullopt;
    }
    bool ok = false;
    const qlonglong number = digits.remove(QLatin1Char(',')).toLongLong(&ok);
    return ok && number >= 1 && number <= core::maxWorkloadConnections ? std::optional<std::int64_t>(number)
                                                                       : std::nullopt;
}

WorkloadDraft workloadSeen(const core::Pool& pool, int connections) {
    WorkloadDraft seen;
    seen.workload.connections = connections;
    if (pool.isLeader()) {
        seen.workload.name = "writes";
        seen.workload.access = core::Workload::Access::Write;
    } else {
        seen.workload.name = pool.name;
        seen.workload.pool = pool.name;
    }
    return seen;
}

} // namespace

ConnectionsText readConnections(const QString& text) {
    static const QRegularExpression times(QStringLiteral("[xX*\u00d7]"));
    ConnectionsText read;
    const auto parts = text.split(times);
    if (static_cast<std::size_t>(parts.size()) > mostFactors) {
        read.problem = text::Text::tr("Four factors at most: dynos, processes, threads, pool size.");
        return read;
    }
    std::int64_t product = 1;
    for (const QString& part : parts) {
        const auto factor = positiveNumber(part);
        if (!factor) {
            read.problem = numberProblem();
            return read;
        }
        read.factors.push_back(*factor);
        if (product > core::maxWorkloadConnections / *factor) {
            read.problem = text::Text::tr("That is more than %1 connections.")
                               .arg(text::Text::number(core::maxWorkloadConnections));
            read.factors.clear();
            return read;
        }
        product *= *factor;
    }
    read.connections = product;
    return read;
}

QString connectionsText(const WorkloadDraft& workload) {
    if (workload.factors.size() < 2) {
        return text::Text::number(workload.workload.connections);
    }
    QStringList parts;
    for (const auto factor : workload.factors) {
        parts << text::Text::number(factor);
    }
    return parts.join(QStringLiteral(" \u00d7 "));
}

BudgetText readBudget(const QString& text) {
    static const QRegularExpression form(QStringLiteral(R"(^\$?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$)"));
    const QString entered = text.trimmed();
    if (entered.isEmpty()) {
        return {};
    }
    const auto match = form.match(entered);
    if (!match.hasMatch() || match.captured(1).size() > 12) {
        return {std::nullopt, text::Text::tr("Enter an amount such as $1,500, or nothing for no budget.")};
    }
    const auto dollars = match.captured(1).remove(QLatin1Char(',')).toLongLong();
    const auto cents = match.captured(2).leftJustified(2, QLatin1Char('0')).toLongLong();
    return {core::Money{dollars * 100 + cents}, {}};
}

core::Needs needsOf(const NeedsDraft& draft, std::optional<double> storageGb) {
    core::Needs needs;
    needs.surviveInstanceLoss = draft.surviveInstanceLoss;
    needs.leaderHighAvailability = draft.leaderHighAvailability;
    needs.storageGb = storageGb;
    needs.maxMonthly = draft.maxMonthly;
    for (const auto& workload : draft.workloads) {
        needs.workloads.push_back(workload.workload);
    }
    return needs;
}

std::vector<WorkloadDraft> workloadsFromPeaks(const views::ClusterSnapshot& subject) {
    std::vector<WorkloadDraft> workloads;
    for (const auto* pool : core::orderedPools(*subject.record.info)) {
        const auto peak = views::forms::peakOf(subject, *pool);
        const int most = std::max(peak ? peak->connections : 0, pool->connectionsUsed.value_or(0));
        if (most > 0) {
            workloads.push_back(workloadSeen(*pool, most));
        }
    }
    return workloads;
}

PlannerAnswer findCheapest(const NeedsDraft& needs, const views::ClusterSnapshot& subject) {
    static const core::PriceTable noPrices;
    const auto* prices = views::forms::pricesOf(subject);
    const auto result = core::recommend(needsOf(needs, core::storageGb(*subject.record.info)), subject.store.catalog(),
                                        prices != nullptr ? *prices : noPrices);
    return result ? PlannerAnswer{needs, result.value(), {}} : PlannerAnswer{needs, std::nullopt, result.error()};
}

std::vector<core::PoolShape> shapesOf(const core::Recommendation& found, const PlannedCluster& cluster) {
    std::vector<core::PoolShape> followers;
    for (const auto& pool : found.followerPools) {
        followers.push_back(pool.shape);
        const auto& workloads = cluster.needs.workloads;
        const bool pinned = std::any_of(workloads.begin(), workloads.end(), [&pool](const WorkloadDraft& each) {
            return each.workload.pool == pool.shape.name;
        });
        if (!pinned) {
            followers.back().name.clear();
        }
    }
    nameLikeLive(followers, cluster);
    followers.insert(followers.begin(), found.leader);
    return followers;
}

} // namespace poolhouse::plans
