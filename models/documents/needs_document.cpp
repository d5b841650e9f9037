// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/documents/needs_document.h"

#include "models/core/pool.h"
#include "models/core/pool_name.h"
#include "models/documents/json_document.h"
#include "models/documents/pool_names.h"

#include <algorithm>
#include <cmath>

namespace poolhouse::documents {

namespace {

constexpr std::int64_t mostCents = 100'000'000'000'000;
constexpr int mostVcpu = 100'000;

core::Workload::Access readAccess(const Node& node) {
    const auto word = node.text("access");
    if (word != "read" && word != "write" && !word.empty()) {
        node.failAt("access", "must be \"read\" or \"write\", not " + Node::shown(Json(word)));
    }
    return word == "write" ? core::Workload::Access::Write : core::Workload::Access::Read;
}

void readPin(const Node& node, core::Workload& workload) {
    const auto pool = node.optionalText("pool");
    if (pool.empty()) {
        return;
    }
    if (workload.access == core::Workload::Access::Write) {
        if (pool != core::leaderPoolName) {
            node.failAt("pool", "must be left out for what writes: that goes to the leader pool");
        }
        return;
    }
    if (auto problem = poolNameProblem(pool)) {
        node.failAt("pool", *std::move(problem));
    }
    workload.pool = pool;
}

core::Workload readWorkload(const Node& node) {
    node.expectOnly({"name", "access", "connections", "pool", "share", "min_memory_gb", "min_vcpu"});
    core::Workload workload;
    workload.name = node.text("name");
    workload.access = readAccess(node);
    workload.connections = node.whole("connections", 1, core::maxWorkloadConnections);
    workload.share = node.flag("share", true);
    workload.minMemoryGb = node.optionalNumber("min_memory_gb").value_or(0);
    workload.minVcpu = static_cast<int>(node.optionalWhole("min_vcpu", 0, mostVcpu).value_or(0));
    readPin(node, workload);
    return workload;
}

/// Hundredths of a share such as 0.21, which is the double nearest to 21/100.
int readMargin(const Node& root) {
    const double share = root.optionalNumber("margin").value_or(0);
    const auto hundredths = std::lround(std::min(share, 1.0) * 100);
    if (hundredths > core::mostMargin || static_cast<double>(hundredths) / 100 != share) {
        root.failAt("margin", "must be a share from 0 to 0.9 in steps of 0.01, not " + Node::shown(Json(share)));
    }
    return static_cast<int>(hundredths);
}

core::Needs readNeedsRoot(const Node& root) {
    expectVersion(root);
    root.expectOnly({"$schema", "version", "survive_instance_loss", "leader_high_availability", "margin", "storage_gb",
                     "max_monthly_cents", "workloads"});
    core::Needs needs;
    needs.surviveInstanceLoss = root.flag("survive_instance_loss", false);
    needs.leaderHighAvailability = root.flag("leader_high_availability", false);
    needs.margin = readMargin(root);
    needs.storageGb = root.optionalNumber("storage_gb");
    if (const auto cents = root.optionalWhole("max_monthly_cents", 0, mostCents)) {
        needs.maxMonthly = core::Money{*cents};
    }
    std::size_t reads = 0;
    root.each("workloads", true, [&](const Node& node) {
        auto workload = readWorkload(node);
        reads += workload.access == core::Workload::Access::Read ? 1 : 0;
        if (std::any_of(needs.workloads.begin(), needs.workloads.end(),
                        [&workload](const core::Workload& other) { return other.name == workload.name; })) {
            node.failAt("name",
                        "must be unique, and there is another workload called " + Node::shown(Json(workload.name)));
        }
        needs.workloads.push_back(std::move(workload));
    });
    if (reads > core::maxReadWorkloads) {
        root.failAt("workloads", "has " + std::to_string(reads) + " that read; the search is exact for up to " +
                                     std::to_string(core::maxReadWorkloads) +
                                     " and does not guess beyond. Put some together that may share a pool");
    }
    return needs;
}

Json workloadJson(const core::Workload& workload) {
    const bool reads = workload.access == core::Workload::Access::Read;
    Json json{{"name", workload.name}, {"access", reads ? "read" : "write"}, {"connections", workload.connections}};
    if (reads) {
        json["pool"] = workload.pool ? Json(*workload.pool) : Json(nullptr);
        json["share"] = workload.share;
    }
    json["min_memory_gb"] = workload.minMemoryGb;
    json["min_vcpu"] = workload.minVcpu;
    return json;
}

} // namespace

DocumentResult<core::Needs> readNeeds(std::string_view text) {
    return readDocument<core::Needs>(text, readNeedsRoot);
}

std::string writeNeeds(const core::Needs& needs) {
    Json json{{"version", 1},
              {"survive_instance_loss", needs.surviveInstanceLoss},
              {"leader_high_availability", needs.leaderHighAvailability},
              {"storage_gb", needs.storageGb ? Json(*needs.storageGb) : Json(nullptr)},
              {"max_monthly_cents", needs.maxMonthly ? Json(needs.maxMonthly->cents) : Json(nullptr)},
              {"workloads", Json::array()}};
    if (needs.margin != 0) { // earlier versions refuse the member
        json["margin"] = needs.margin / 100.0;
    }
    for (const auto& workload : needs.workloads) {
        json["workloads"].push_back(workloadJson(workload));
    }
    return writtenDocument(json);
}

} // namespace poolhouse::documents
