// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <string>

namespace poolhouse::sandbox {

// Credentials and connection strings. Passwords are not stored; they derive from the seed, the credential and the
// number of its rotations.

/// The owner credential: a generated name for Advanced clusters, "default" for classic databases.
[[nodiscard]] CredentialRecord makeOwner(const ClusterRecord& cluster, const WorldRecord& world);
/// A new additional credential in state enabling.
[[nodiscard]] CredentialRecord makeCredential(const ClusterRecord& cluster, const WorldRecord& world, std::string name);

/// A role with a new password. Additional credentials also get a new user name; the owner keeps its own.
[[nodiscard]] RoleRecord nextRole(const CredentialRecord& credential, const ClusterRecord& cluster,
                                  const WorldRecord& world);

/// 65 characters, like the product's passwords.
[[nodiscard]] std::string passwordOf(const RoleRecord& role, const CredentialRecord& credential,
                                     const WorldRecord& world);

/// Name of the PostgreSQL database.
[[nodiscard]] std::string databaseOf(const ClusterRecord& cluster, const WorldRecord& world);
/// Host of a pool's endpoint; the cluster's own host when the pool has none.
[[nodiscard]] std::string hostOf(const ClusterRecord& cluster, const WorldRecord& world, std::string_view pool);

/// The role used in config vars: the first active one; null when there is none.
[[nodiscard]] const RoleRecord* activeRole(const CredentialRecord& credential);

/// The credential used by an attachment; null when it no longer exists.
[[nodiscard]] const CredentialRecord* credentialOf(const AttachmentRecord& attachment, const ClusterRecord& cluster);

/// Value of the attachment's config var: postgres://USER:PASSWORD@HOST:PORT/DATABASE; empty without a credential.
[[nodiscard]] std::string connectionUrl(const AttachmentRecord& attachment, const ClusterRecord& cluster,
                                        const WorldRecord& world);

/// Ids of the apps with attachments that use this credential.
[[nodiscard]] std::set<std::string> appsUsing(const State& state, const ClusterRecord& cluster,
                                              const CredentialRecord& credential);

} // namespace poolhouse::sandbox
