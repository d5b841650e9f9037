// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::sandbox {

/// The client takes gzip: named (or "*") in Accept-Encoding and not with q=0.
[[nodiscard]] bool acceptsGzip(std::string_view acceptEncoding);

/// In gzip format, at a level that costs little time; empty when zlib fails.
[[nodiscard]] std::optional<std::string> gzip(std::string_view text);

} // namespace poolhouse::sandbox
