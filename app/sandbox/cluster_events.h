// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <string>

namespace poolhouse::sandbox {

// What takes time and concerns a cluster as a whole. As with the pools (provisioning.h), each begin...() writes down
// what will have happened by when, and advance() carries it out. Durations are in sandbox time and follow from the
// seed. The callers have checked the rules.

// The kinds of events, as they are stored.
inline constexpr std::string_view addonGone = "addon-gone";
inline constexpr std::string_view credentialEnabled = "credential-enabled";
inline constexpr std::string_view credentialRotated = "credential-rotated";
inline constexpr std::string_view credentialGone = "credential-gone";
inline constexpr std::string_view settingsApplied = "settings-applied";
inline constexpr std::string_view upgraded = "upgraded";
inline constexpr std::string_view migrationStep = "migration-step"; ///< subject: the status that begins

/// The add-on loses its attachments at once and is gone after 20 to 40 s.
void beginDestroyCluster(State& state, const std::string& clusterId, core::Instant now);

/// A new additional credential, usable after 8 to 15 s.
void beginCredential(State& state, const std::string& clusterId, const std::string& name, core::Instant now);
/// A new password, in the config vars of all its apps at once. The old role is there for 60 to 90 s more, unless the
/// rotation is forced or the credential is the owner: then for 10 to 20 s.
void beginRotation(State& state, const std::string& clusterId, const std::string& name, bool forced, core::Instant now);
/// Gone after 8 to 15 s.
void beginRevocation(State& state, const std::string& clusterId, const std::string& name, core::Instant now);

/// The cluster takes 15 to 25 s to put its settings into force.
void beginSettings(State& state, const std::string& clusterId, core::Instant now);
/// 4 to 6 minutes; then the cluster has the version.
void beginUpgrade(State& state, const std::string& clusterId, const std::string& version, core::Instant now);

/// Waits for the target to be there, prepares it for 2 to 3 minutes, and is then ready for 24 hours.
void beginMigration(State& state, const std::string& targetId, const std::string& sourceId, const std::string& method,
                    core::Instant now);
/// Copies for 3 to 5 minutes, promotes for 30 to 45 s, and is completed.
void runMigration(State& state, const std::string& targetId, core::Instant now);
void cancelMigration(State& state, const std::string& targetId, core::Instant now);
/// From being configured to its end.
[[nodiscard]] bool migrationActive(const ClusterRecord& target);
/// The target of the active migration that has this source; null without one.
[[nodiscard]] const ClusterRecord* migrationFrom(const State& state, const std::string& sourceId);

/// Carries out one event of a cluster; it may be gone afterwards.
void carryOut(State& state, const std::string& clusterId, const EventRecord& event);

} // namespace poolhouse::sandbox
