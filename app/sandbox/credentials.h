// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/state.h"

#include <string>

namespace poolhouse::sandbox {

// Who may connect, and with which words. Passwords are never stored: they follow from the seed, the credential and the
// number of its passwords so far.

/// The credential that every database has: a generated name on Advanced clusters, "default" on classic ones.
[[nodiscard]] CredentialRecord makeOwner(const ClusterRecord& cluster, const WorldRecord& world);
/// A new additional credential, still being enabled.
[[nodiscard]] CredentialRecord makeCredential(const ClusterRecord& cluster, const WorldRecord& world, std::string name);

/// A role with a new password; an additional credential gets a new user with it, the owner keeps its own.
[[nodiscard]] RoleRecord nextRole(const CredentialRecord& credential, const ClusterRecord& cluster,
                                  const WorldRecord& world);

/// 65 characters, as the product's have.
[[nodiscard]] std::string passwordOf(const RoleRecord& role, const CredentialRecord& credential,
                                     const WorldRecord& world);

/// Name of the PostgreSQL database.
[[nodiscard]] std::string databaseOf(const ClusterRecord& cluster, const WorldRecord& world);
/// Host of a pool's endpoint; the cluster's own when the pool has none.
[[nodiscard]] std::string hostOf(const ClusterRecord& cluster, const WorldRecord& world, std::string_view pool);

/// The role whose user and password are handed out: the first active one. Null when the credential has none.
[[nodiscard]] const RoleRecord* activeRole(const CredentialRecord& credential);

/// The credential that an attachment leads to; null when it is gone.
[[nodiscard]] const CredentialRecord* credentialOf(const AttachmentRecord& attachment, const ClusterRecord& cluster);

/// What the attachment's config var says: postgres://USER:PASSWORD@HOST:PORT/DATABASE. Empty without a credential.
[[nodiscard]] std::string connectionUrl(const AttachmentRecord& attachment, const ClusterRecord& cluster,
                                        const WorldRecord& world);

/// Ids of the apps whose config vars hold this credential.
[[nodiscard]] std::set<std::string> appsUsing(const State& state, const ClusterRecord& cluster,
                                              const CredentialRecord& credential);

} // namespace poolhouse::sandbox
