// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Processes per dyno and threads per process that are assumed of a process type, since the API tells neither.
inline constexpr std::int64_t assumedProcesses = 1;
inline constexpr std::int64_t assumedThreads = 5;

/// The process types of one app.
struct AppProcesses {
    std::string app;
    std::vector<core::ProcessType> types;

    friend bool operator==(const AppProcesses&, const AppProcesses&) = default;
};
/// A workload for each process type that runs: dynos x assumed processes x assumed threads. With several apps its name
/// has the app's.
[[nodiscard]] std::vector<WorkloadDraft> workloadsOf(const std::vector<AppProcesses>& apps);

/// The needs of a document, to be edited.
[[nodiscard]] NeedsDraft needsLike(const core::Needs& needs);

/// The workloads of another cluster for this one: none was observed here, and pools that it lacks don't pin.
[[nodiscard]] std::vector<WorkloadDraft> workloadsFor(const PlannedCluster& cluster, std::vector<WorkloadDraft> others);

} // namespace poolhouse::plans
