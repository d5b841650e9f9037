// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/records_check.h"

#include "app/sandbox/maintenance.h"
#include "app/sandbox/settings.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

using Problem = std::optional<std::string>;

// Far above what requests can bring about, far below what overflows a sum.
constexpr int mostOfAKind = 1000; ///< pools, instances, dynos
constexpr int mostCounted = 1'000'000'000;
constexpr double mostConnections = 1e6;
constexpr double mostGb = 1e9;

bool within(double value, double least, double most) {
    return value >= least && value <= most;
}

template <class T> bool fits(const std::vector<T>& list) {
    return list.size() <= static_cast<std::size_t>(mostOfAKind);
}

bool goodWindow(const std::optional<int>& minute) {
    return !minute || (*minute >= 0 && *minute < minutesOfWeek);
}

/// At least one.
bool goodReleases(const std::vector<ReleaseRecord>& releases) {
    const bool ascend =
        std::adjacent_find(releases.begin(), releases.end(), [](const ReleaseRecord& a, const ReleaseRecord& b) {
            return a.version >= b.version;
        }) == releases.end();
    return ascend && releases.front().version >= 1 && releases.back().version <= mostCounted;
}

/// Says what is wrong with a record, not which one.
const char* problemOf(const AppRecord& app) {
    if (app.id.empty() || app.name.empty()) {
        return "has no id or no name";
    }
    if (app.releases.empty()) {
        return "has no release";
    }
    const bool dynos = within(app.dynos, 0, mostCounted) &&
                       std::all_of(app.formation.begin(), app.formation.end(), [](const ProcessRecord& process) {
                           return !process.type.empty() && within(process.quantity, 0, mostOfAKind);
                       });
    return !goodReleases(app.releases) ? "has releases that are out of order"
           : !dynos                    ? "has dynos that cannot be counted"
                                       : nullptr;
}

bool goodPool(const PoolRecord& pool) {
    const auto ports = std::all_of(pool.endpoints.begin(), pool.endpoints.end(),
                                   [](const EndpointRecord& endpoint) { return within(endpoint.port, 0, 65535); });
    return !pool.id.empty() && !pool.name.empty() && within(pool.count, 0, mostOfAKind) && fits(pool.instances) &&
           within(pool.load.atAnchor, 0, mostConnections) && ports;
}

bool goodStorage(const ClusterRecord& cluster) {
    return within(cluster.storageGb.value_or(0), 0, mostGb) && within(cluster.storageLimitGb, 0, mostGb) &&
           within(cluster.growthGbPerDay, 0, mostGb) && within(cluster.tables, 0, mostCounted);
}

bool goodCredentials(const ClusterRecord& cluster) {
    return !cluster.credentials.empty() && cluster.credentials.front().type == "owner" &&
           std::none_of(cluster.credentials.begin(), cluster.credentials.end(),
                        [](const CredentialRecord& credential) { return credential.roles.empty(); });
}

bool goodSettings(const ClusterRecord& cluster) {
    return std::all_of(cluster.settings.begin(), cluster.settings.end(), [](const SettingRecord& setting) {
        const auto* rule = findSetting(setting.name);
        return rule != nullptr && canonicalValue(*rule, setting.value) == setting.value;
    });
}

bool goodMaintenance(const MaintenanceRecord& maintenance) {
    return within(maintenance.durationSeconds, 0, mostCounted) && goodWindow(maintenance.windowMinute);
}

bool goodCalendar(const ClusterRecord& cluster) {
    return goodWindow(cluster.windowMinute) && goodWindow(cluster.previousWindowMinute) &&
           (!cluster.maintenance || goodMaintenance(*cluster.maintenance)) &&
           std::all_of(cluster.pastMaintenances.begin(), cluster.pastMaintenances.end(), goodMaintenance);
}

const char* problemOf(const ClusterRecord& cluster, const State& state) {
    if (cluster.id.empty() || cluster.name.empty()) {
        return "has no id or no name";
    }
    if (!state.apps().contains(cluster.appId)) {
        return "belongs to no app";
    }
    if (!goodCredentials(cluster)) {
        return "has no owner, or a credential without a role";
    }
    if (!fits(cluster.pools) || !std::all_of(cluster.pools.begin(), cluster.pools.end(), goodPool)) {
        return "has a pool that cannot be";
    }
    return !goodStorage(cluster)    ? "has a storage that cannot be measured"
           : !goodSettings(cluster) ? "has a setting of another version"
           : !goodCalendar(cluster) ? "has a maintenance outside the week"
                                    : nullptr;
}

const char* problemOf(const AttachmentRecord& attachment, const State& state) {
    if (attachment.id.empty() || attachment.name.empty()) {
        return "has no id or no name";
    }
    if (!state.apps().contains(attachment.appId)) {
        return "belongs to no app";
    }
    return state.clusters().contains(attachment.clusterId) ? nullptr : "is of no database";
}

Problem named(const char* kind, const std::string& name, const char* problem) {
    return "the " + std::string(kind) + " \"" + name + "\" " + problem;
}

} // namespace

std::optional<std::string> contentProblem(const State& state) {
    for (const auto& [id, app] : state.apps()) {
        if (const auto* problem = problemOf(app)) {
            return named("app", app.name, problem);
        }
    }
    for (const auto& [id, cluster] : state.clusters()) {
        if (const auto* problem = problemOf(cluster, state)) {
            return named("database", cluster.name, problem);
        }
    }
    for (const auto& [id, attachment] : state.attachments()) {
        if (const auto* problem = problemOf(attachment, state)) {
            return named("attachment", attachment.name, problem);
        }
    }
    return std::nullopt;
}

} // namespace poolhouse::sandbox
