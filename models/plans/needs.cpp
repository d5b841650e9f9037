// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/needs.h"

#include "models/core/limits.h"
#include "models/core/money.h"
#include "models/core/needs_fit.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <utility>

namespace poolhouse::plans {

namespace {

constexpr std::size_t mostFactors = 4;
constexpr auto longestDollars = 12; ///< characters, with separators

QString grouped(std::int64_t number) {
    return QString::fromStdString(core::formatCount(number));
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
    seen.observed = true;
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

core::Result<EnteredConnections, ConnectionsProblem> readConnections(const QString& text) {
    static const QRegularExpression times(QStringLiteral("[xX*\u00d7]"));
    EnteredConnections entered;
    const auto parts = text.split(times);
    if (static_cast<std::size_t>(parts.size()) > mostFactors) {
        return ConnectionsProblem::TooManyFactors;
    }
    std::int64_t product = 1;
    for (const QString& part : parts) {
        const auto factor = positiveNumber(part);
        if (!factor) {
            return ConnectionsProblem::NotANumber;
        }
        entered.factors.push_back(*factor);
        if (product > core::maxWorkloadConnections / *factor) {
            return ConnectionsProblem::TooMany;
        }
        product *= *factor;
    }
    entered.connections = product;
    return entered;
}

QString connectionsText(const WorkloadDraft& workload) {
    if (workload.factors.size() < 2) {
        return grouped(workload.workload.connections);
    }
    QStringList parts;
    for (const auto factor : workload.factors) {
        parts << grouped(factor);
    }
    return parts.join(QStringLiteral(" \u00d7 "));
}

core::Result<std::optional<core::Money>, BudgetProblem> readBudget(const QString& text) {
    static const QRegularExpression form(QStringLiteral(R"(^\$?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?$)"));
    const QString entered = text.trimmed();
    if (entered.isEmpty()) {
        return std::optional<core::Money>();
    }
    const auto match = form.match(entered);
    if (!match.hasMatch() || match.captured(1).size() > longestDollars) {
        return BudgetProblem::NotAnAmount;
    }
    const auto dollars = match.captured(1).remove(QLatin1Char(',')).toLongLong();
    const auto cents = match.captured(2).leftJustified(2, QLatin1Char('0')).toLongLong();
    return std::optional(core::Money{dollars * 100 + cents});
}

core::Needs needsOf(const NeedsDraft& draft, std::optional<double> storageGb) {
    core::Needs needs;
    needs.surviveInstanceLoss = draft.surviveInstanceLoss;
    needs.leaderHighAvailability = draft.leaderHighAvailability;
    needs.storageGb = storageGb;
    needs.maxMonthly = draft.maxMonthly;
    needs.margin = draft.margin;
    needs.avoidOverflow = true;
    for (const auto& workload : draft.workloads) {
        needs.workloads.push_back(workload.workload);
    }
    return needs;
}

std::vector<WorkloadDraft> workloadsFromPeaks(const fleet::ClusterSnapshot& snapshot) {
    std::vector<WorkloadDraft> workloads;
    for (const auto* pool : core::orderedPools(*snapshot.record.info)) {
        const auto peak = fleet::peakOf(snapshot, *pool);
        const int most = std::max(peak ? peak->connections : 0, pool->connectionsUsed.value_or(0));
        if (most > 0) {
            workloads.push_back(workloadSeen(*pool, most));
        }
    }
    return workloads;
}

namespace {

core::Needs askedIn(const Question& question) {
    return core::grown(needsOf(question.needs, question.storageGb), question.growth);
}

} // namespace

Question questionOf(const NeedsDraft& needs, const fleet::ClusterSnapshot& snapshot, int growth) {
    const auto* prices = fleet::pricesOf(snapshot);
    auto storage = core::storageGb(*snapshot.record.info);
    if (storage) {
        storage = std::ceil(*storage);
    }
    return {needs, storage, snapshot.store.catalog(), prices != nullptr ? *prices : core::PriceTable(), growth};
}

std::optional<PlannerAnswer> findCheapest(const Question& question, core::StopCheck& stop) {
    const auto result = core::recommend(askedIn(question), question.catalog, question.prices, stop);
    if (!result) {
        return std::nullopt;
    }
    PlannerAnswer answer;
    answer.asked = question.needs;
    answer.growth = question.growth;
    answer.storageGb = question.storageGb;
    answer.leftOut = core::levelsLeftOut(question.catalog, question.prices);
    if (*result) {
        answer.found = result->value();
    } else {
        answer.reasons = result->error();
    }
    return answer;
}

PlannerAnswer findCheapest(const Question& question) {
    core::StopCheck never;
    return *findCheapest(question, never);
}

std::optional<PlannerAnswer> withTheRest(PlannerAnswer answer, const Question& question, core::StopCheck& stop) {
    const auto asked = askedIn(question);
    if (answer.found) {
        answer.others = core::recommendOthers(asked, question.catalog, question.prices, stop).value_or(answer.others);
    } else {
        answer.change = core::feasibleChange(asked, question.catalog, question.prices, stop).value_or(answer.change);
    }
    answer.restSought = true;
    return stop.stopped() ? std::nullopt : std::optional(std::move(answer));
}

const core::Recommendation* PlannerAnswer::proposal(int which) const {
    const auto index = static_cast<std::size_t>(which) - 1;
    if (which <= 0) {
        return which == 0 && found ? &*found : nullptr;
    }
    return index < others.size() ? &others[index] : nullptr;
}

std::vector<core::PoolShape> shapesOf(const core::Recommendation& found, const PlannedCluster& cluster) {
    std::vector<core::PoolShape> followers;
    for (const auto& pool : found.followerPools) {
        followers.push_back(pool.shape);
        const auto& workloads = cluster.needs.workloads;
        const bool pinned = std::any_of(workloads.begin(), workloads.end(), [&pool](const WorkloadDraft& each) {
            return each.workload.pool && core::sameIgnoringCase(*each.workload.pool, pool.shape.name);
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
