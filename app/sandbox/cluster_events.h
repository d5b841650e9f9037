// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <string>

namespace poolhouse::sandbox {

// Long-running changes of a whole cluster. As for pools (provisioning.h), each begin...() schedules events that
// advance() applies when due. Durations are in sandbox time and derive from the seed. Callers have validated the rules.

// Event kinds, as stored in the database.
inline constexpr std::string_view addonGone = "addon-gone";
inline constexpr std::string_view credentialEnabled = "credential-enabled";
inline constexpr std::string_view credentialRotated = "credential-rotated";
inline constexpr std::string_view credentialGone = "credential-gone";
inline constexpr std::string_view settingsApplied = "settings-applied";
inline constexpr std::string_view upgraded = "upgraded";
inline constexpr std::string_view migrationStep = "migration-step"; ///< subject: the new status

/// Removes the attachments at once and the add-on after 20 to 40 s.
void beginDestroyCluster(State& state, const std::string& clusterId, core::Instant now);

/// Creates an additional credential, active after 8 to 15 s.
void beginCredential(State& state, const std::string& clusterId, const std::string& name, core::Instant now);
/// Creates a new password, visible in config vars at once. The old role is removed after 60 to 90 s, or after 10 to 20
/// s for a forced rotation or the owner.
void beginRotation(State& state, const std::string& clusterId, const std::string& name, bool forced, core::Instant now);
/// Removes the credential after 8 to 15 s.
void beginRevocation(State& state, const std::string& clusterId, const std::string& name, core::Instant now);

/// Applies changed settings for 15 to 25 s.
void beginSettings(State& state, const std::string& clusterId, core::Instant now);
/// Upgrades to the version within 4 to 6 minutes.
void beginUpgrade(State& state, const std::string& clusterId, const std::string& version, core::Instant now);

/// Waits until the target is provisioned, prepares it for 2 to 3 minutes, and stays ready for 24 hours.
void beginMigration(State& state, const std::string& targetId, const std::string& sourceId, const std::string& method,
                    core::Instant now);
/// Copies for 3 to 5 minutes, promotes for 30 to 45 s, then completes.
void runMigration(State& state, const std::string& targetId, core::Instant now);
void cancelMigration(State& state, const std::string& targetId, core::Instant now);
/// Ends one that is active; its source is released.
void failMigration(State& state, const std::string& targetId, const std::string& message, core::Instant now);
/// The migration has not reached a final status.
[[nodiscard]] bool migrationActive(const ClusterRecord& target);
/// Target of the active migration from this source; null when there is none.
[[nodiscard]] const ClusterRecord* migrationFrom(const State& state, const std::string& sourceId);

/// Applies a due event, which may remove the cluster.
void applyEvent(State& state, const std::string& clusterId, const EventRecord& event);

} // namespace poolhouse::sandbox
