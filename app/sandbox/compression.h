// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::sandbox {

/// Accept-Encoding lists gzip or "*" with a quality above 0.
[[nodiscard]] bool acceptsGzip(std::string_view acceptEncoding);

/// gzip at a fast level; empty when zlib fails.
[[nodiscard]] std::optional<std::string> gzip(std::string_view text);

} // namespace poolhouse::sandbox
