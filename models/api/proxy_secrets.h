// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace poolhouse::api {

/// Addresses of proxies in the environment, as libcurl reads them. They may hold a user and a password.
[[nodiscard]] std::vector<std::string> proxiesInEnvironment();

/// `text` without user and password of these proxies, and of any other address in it.
[[nodiscard]] std::string withoutProxySecrets(std::string text, const std::vector<std::string>& proxies);

} // namespace poolhouse::api
