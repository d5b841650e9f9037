// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/credential_reader.h"

#include <utility>
#include <vector>

namespace poolhouse::test {

[[nodiscard]] inline core::Credential credentialOf(const char* name, const char* type = "additional",
                                                   const char* state = "active") {
    core::Credential credential;
    credential.name = name;
    credential.type = core::readEnum(core::credentialTypeWords(), type);
    credential.state = core::readEnum(core::credentialStateWords(), state);
    return credential;
}

/// As after an answer.
[[nodiscard]] inline fleet::CredentialsRecord credentialsRead(std::vector<core::Credential> all, core::Instant at) {
    fleet::CredentialsRecord record;
    record.credentials = std::move(all);
    record.freshness.readAt = at;
    return record;
}

} // namespace poolhouse::test
