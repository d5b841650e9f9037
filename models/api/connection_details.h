// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/secret.h"
#include "models/core/credential.h"
#include "models/core/open_enum.h"

#include <optional>
#include <string>

namespace poolhouse::api {

/// What a program needs to connect with a credential, to the leader pool.
struct ConnectionDetails {
    std::string credential; ///< its name
    core::OpenEnum<core::CredentialState> state{};
    std::string host;
    int port = 0;
    std::string database;
    std::string user; ///< of the first database user that is active; empty: no active user
    Secret password;  ///< of that user

    /// A login with it is possible now.
    [[nodiscard]] bool usable() const { return !user.empty() && !password.empty(); }
};

} // namespace poolhouse::api
