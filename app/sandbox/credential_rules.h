// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"
#include "models/core/result.h"

#include <optional>
#include <string>

namespace poolhouse::sandbox {

// What Advanced and classic databases have in common when credentials change; the routes differ in paths and bodies.

/// The name in the body, checked (1 to 63 bytes, printable, new in this database). The error is the answer.
[[nodiscard]] core::Result<std::string, Response> newCredentialName(const Exchange& exchange,
                                                                    const ClusterRecord& cluster);

/// Why the credential cannot be destroyed: unknown, the owner, or attached. Empty when it can.
[[nodiscard]] std::optional<Response> destroyCredentialRefusal(const Exchange& exchange, const ClusterRecord& cluster,
                                                               const std::string& name);
/// Begins the revocation, unless it is under way already.
void revoke(Exchange& exchange, const ClusterRecord& cluster, const std::string& name);

/// Rotates one credential, or all that are not being revoked, as the body says (forced or not): 202, or the refusal.
[[nodiscard]] Response rotate(Exchange& exchange, const ClusterRecord& cluster, const std::string& name);
[[nodiscard]] Response rotateAll(Exchange& exchange, const ClusterRecord& cluster);

} // namespace poolhouse::sandbox
