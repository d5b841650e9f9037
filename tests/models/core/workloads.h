// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/recommend.h"

#include <string>
#include <utility>
#include <vector>

namespace poolhouse::test {

inline core::Workload reading(const char* name, std::int64_t connections, const char* pool = nullptr) {
    core::Workload workload;
    workload.name = name;
    workload.connections = connections;
    if (pool != nullptr) {
        workload.pool = pool;
    }
    return workload;
}

inline core::Workload writing(const char* name, std::int64_t connections) {
    auto workload = reading(name, connections);
    workload.access = core::Workload::Access::Write;
    return workload;
}

inline core::Workload alone(core::Workload workload) {
    workload.share = false;
    return workload;
}

inline core::Workload sized(core::Workload workload, double memoryGb, int vcpu) {
    workload.minMemoryGb = memoryGb;
    workload.minVcpu = vcpu;
    return workload;
}

inline core::Needs needing(std::vector<core::Workload> workloads, bool survive = false) {
    core::Needs needs;
    needs.workloads = std::move(workloads);
    needs.surviveInstanceLoss = survive;
    return needs;
}

} // namespace poolhouse::test
