// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"

#include <optional>
#include <string_view>

namespace poolhouse::sandbox {

/// The CLI's family of commands that uses a request the sandbox does not serve: "pg:backups", "pipelines". Empty when
/// no command is known to.
[[nodiscard]] std::optional<std::string_view> commandFamily(const Request& request);

/// Response to a request that no route serves; names the family, not the path. `allowed`: methods of a known path.
[[nodiscard]] Response notServed(const Request& request, const std::string& allowed);

} // namespace poolhouse::sandbox
