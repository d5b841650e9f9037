// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::console {

/// The password of the first entry for `machine` in the text of a netrc file, as the Heroku CLI writes and reads it:
/// tokens over any number of lines, quoted or not, comments, `macdef` skipped to its blank line. The entry `default` is
/// nobody's: no host shall get a secret that was not meant for it. Never fails: what makes no sense is passed over.
[[nodiscard]] std::optional<std::string> netrcPassword(std::string_view text, std::string_view machine);

} // namespace poolhouse::console
