// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"
#include "models/core/result.h"

#include <optional>
#include <string>

namespace poolhouse::sandbox {

// Rules for changing credentials, shared by the routes of Advanced and classic databases.

/// The validated name from the body: 1 to 63 bytes, printable, unused in this database. The error is the response.
[[nodiscard]] core::Result<std::string, Response> newCredentialName(const Exchange& exchange,
                                                                    const ClusterRecord& cluster);

/// Why the credential cannot be destroyed (unknown, owner, attached); empty when it can.
[[nodiscard]] std::optional<Response> destroyCredentialRefusal(const Exchange& exchange, const ClusterRecord& cluster,
                                                               const std::string& name);
/// Begins the revocation unless already in progress.
void revoke(Exchange& exchange, const ClusterRecord& cluster, const std::string& name);

/// Rotates one credential, or all that can be rotated; the body selects a forced rotation. 202, or the refusal.
[[nodiscard]] Response rotate(Exchange& exchange, const ClusterRecord& cluster, const std::string& name);
[[nodiscard]] Response rotateAll(Exchange& exchange, const ClusterRecord& cluster);

} // namespace poolhouse::sandbox
