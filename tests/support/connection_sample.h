// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/connection_details.h"

#include <string>

namespace poolhouse::test {

/// How to connect with "reporting".
[[nodiscard]] inline api::ConnectionDetails sampleConnection(const std::string& user = "u1",
                                                             const std::string& password = "p1") {
    api::ConnectionDetails details;
    details.credential = "reporting";
    details.state = core::readEnum(core::credentialStateWords(), "active");
    details.host = "c1.db.example.com";
    details.port = 5432;
    details.database = "d1";
    details.user = user;
    details.password = api::Secret(password);
    return details;
}

} // namespace poolhouse::test
