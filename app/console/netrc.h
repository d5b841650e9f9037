// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::console {

/// Password of the first entry for `machine` in the text of a netrc file, with the syntax the Heroku CLI supports:
/// free-form tokens, optionally quoted, comments, `macdef` skipped up to a blank line. The `default` entry is ignored:
/// no host may receive a secret not meant for it. Malformed input is skipped.
[[nodiscard]] std::optional<std::string> netrcPassword(std::string_view text, std::string_view machine);

} // namespace poolhouse::console
