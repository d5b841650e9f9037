// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/needs_sources.h"

#include "models/core/pool_name.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <numeric>

namespace poolhouse::plans {

namespace {

/// Dynos, then the defaults: Puma 2 workers x 5 threads (Rails), Sidekiq 5 threads, Gunicorn 2 workers x 1 thread,
/// HikariCP a pool of 10.
std::vector<std::int64_t> defaultFactors(NeedsTemplate kind) {
    switch (kind) {
    case NeedsTemplate::Puma: return {1, 2, 5};
    case NeedsTemplate::Sidekiq: return {1, 5};
    case NeedsTemplate::Gunicorn: return {1, 2, 1};
    case NeedsTemplate::HikariCp: return {1, 10};
    }
    return {1, 1};
}

std::int64_t productOf(const std::vector<std::int64_t>& factors) {
    return std::accumulate(factors.begin(), factors.end(), std::int64_t{1}, std::multiplies<>());
}

/// `wanted`, or with the first number from 2 that makes it unique.
std::string freeWorkloadName(const std::string& wanted, const std::vector<WorkloadDraft>& present) {
    const auto taken = [&present](const std::string& name) {
        return std::any_of(present.begin(), present.end(),
                           [&name](const WorkloadDraft& each) { return each.workload.name == name; });
    };
    auto name = wanted;
    for (int number = 2; taken(name); ++number) {
        name = wanted + "-" + std::to_string(number);
    }
    return name;
}

bool writes(const WorkloadDraft& draft) {
    return draft.workload.access == core::Workload::Access::Write;
}

void attach(core::Workload& workload, const std::vector<std::string>& pools) {
    if (pools.size() != 1) {
        return;
    }
    if (pools.front() == core::leaderPoolName) {
        workload.access = core::Workload::Access::Write;
    } else {
        workload.pool = pools.front();
    }
}

} // namespace

std::string templateName(NeedsTemplate kind) {
    switch (kind) {
    case NeedsTemplate::Puma: return "Puma";
    case NeedsTemplate::Sidekiq: return "Sidekiq";
    case NeedsTemplate::Gunicorn: return "Gunicorn";
    case NeedsTemplate::HikariCp: return "HikariCP";
    }
    return {};
}

WorkloadDraft workloadLike(NeedsTemplate kind, const NeedsDraft& present) {
    auto name = templateName(kind);
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    WorkloadDraft draft;
    draft.workload.name = freeWorkloadName(name, present.workloads);
    draft.factors = defaultFactors(kind);
    draft.workload.connections = productOf(draft.factors);
    return draft;
}

std::vector<WorkloadDraft> workloadsOf(const std::vector<AppProcesses>& apps) {
    std::vector<WorkloadDraft> workloads;
    for (const auto& app : apps) {
        for (const auto& type : app.types) {
            if (type.dynos < 1) {
                continue;
            }
            WorkloadDraft draft;
            const auto name = apps.size() > 1 ? app.app + " " + type.type : type.type;
            draft.workload.name = freeWorkloadName(name, workloads);
            draft.factors = {type.dynos, assumedProcesses, assumedThreads};
            draft.workload.connections = productOf(draft.factors);
            attach(draft.workload, app.pools);
            workloads.push_back(std::move(draft));
        }
    }
    return workloads;
}

std::vector<std::string> poolsOf(const core::AppId& app, const std::vector<core::Attachment>& all) {
    std::vector<std::string> pools;
    for (const auto& attachment : all) {
        const auto& pool = attachment.target.pool;
        if (attachment.app.id == app && std::find(pools.begin(), pools.end(), pool) == pools.end()) {
            pools.push_back(pool);
        }
    }
    return pools;
}

std::vector<WorkloadDraft> withWritesOf(const std::vector<WorkloadDraft>& before, std::vector<WorkloadDraft> filled) {
    if (std::any_of(filled.begin(), filled.end(), writes)) {
        return filled;
    }
    for (const auto& each : before) {
        if (writes(each)) {
            filled.push_back(each);
            filled.back().workload.name = freeWorkloadName(each.workload.name, {filled.begin(), filled.end() - 1});
        }
    }
    return filled;
}

NeedsDraft needsLike(const core::Needs& needs) {
    NeedsDraft draft;
    draft.surviveInstanceLoss = needs.surviveInstanceLoss;
    draft.leaderHighAvailability = needs.leaderHighAvailability;
    draft.margin = needs.margin;
    draft.maxMonthly = needs.maxMonthly;
    draft.workloads.reserve(needs.workloads.size());
    for (const auto& workload : needs.workloads) {
        draft.workloads.push_back({workload, {}, false});
        if (workload.access == core::Workload::Access::Write) {
            draft.workloads.back().workload.pool.reset(); // a document may name the leader pool
        }
    }
    return draft;
}

std::vector<WorkloadDraft> workloadsFor(const PlannedCluster& cluster, std::vector<WorkloadDraft> others) {
    for (auto& each : others) {
        each.observed = false;
        const auto& pin = each.workload.pool;
        const bool here =
            pin && std::any_of(cluster.pools.begin(), cluster.pools.end(), [&pin](const PlannedPool& pool) {
                return pool.wanted && core::sameIgnoringCase(pool.wanted->name, *pin);
            });
        if (!here) {
            each.workload.pool.reset();
        }
    }
    return others;
}

} // namespace poolhouse::plans
