// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/process_type.h"
#include "models/core/recommend.h"
#include "models/plans/plan_draft.h"

#include <array>
#include <string>
#include <vector>

/// Where needs come from besides observed peaks. Pure.
namespace poolhouse::plans {

/// A pool of connections as application servers make one: so many connections per process and thread.
enum class NeedsTemplate { Puma, Sidekiq, Gunicorn, HikariCp };
inline constexpr std::array needsTemplates{NeedsTemplate::Puma, NeedsTemplate::Sidekiq, NeedsTemplate::Gunicorn,
                                           NeedsTemplate::HikariCp};
[[nodiscard]] std::string templateName(NeedsTemplate kind); ///< "Puma"; a proper noun

/// A workload to fill in: its factors are the dynos (one), then what the server starts per dyno by default.
[[nodiscard]] WorkloadDraft workloadLike(NeedsTemplate kind, const NeedsDraft& present);

/// Processes per dyno and threads per process assumed for a process type, since the API reports neither.
inline constexpr std::int64_t assumedProcesses = 1;
inline constexpr std::int64_t assumedThreads = 5;

/// The process types of one app.
struct AppProcesses {
    std::string app;
    std::vector<core::ProcessType> types;
    std::vector<std::string> pools{}; ///< that its config vars lead to, each once; empty: unknown

    friend bool operator==(const AppProcesses&, const AppProcesses&) = default;
};
/// A workload for each process type that runs: dynos x assumed processes x assumed threads. With several apps its name
/// has the app's. An app that is attached to the leader pool only uses the leader, one that is attached to one follower
/// pool only is pinned to it, any other reads in any pool.
[[nodiscard]] std::vector<WorkloadDraft> workloadsOf(const std::vector<AppProcesses>& apps);
/// The pools that an app is attached to, each once. `all` belong to one cluster.
[[nodiscard]] std::vector<std::string> poolsOf(const core::AppId& app, const std::vector<core::Attachment>& all);
/// `filled` with the needs of the leader pool in `before`, unless `filled` has such needs itself.
[[nodiscard]] std::vector<WorkloadDraft> withWritesOf(const std::vector<WorkloadDraft>& before,
                                                      std::vector<WorkloadDraft> filled);

/// The needs of a document, to be edited.
[[nodiscard]] NeedsDraft needsLike(const core::Needs& needs);

/// The workloads of another cluster for this one: none was observed here, and pools that it lacks don't pin.
[[nodiscard]] std::vector<WorkloadDraft> workloadsFor(const PlannedCluster& cluster, std::vector<WorkloadDraft> others);

} // namespace poolhouse::plans
