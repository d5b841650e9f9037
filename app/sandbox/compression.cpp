// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/compression.h"

#include "app/sandbox/http_message.h"

#include <zlib.h>

namespace poolhouse::sandbox {

namespace {

/// Whether the parameters of a coding, such as "q=0.5", allow it.
bool wanted(std::string_view parameters) {
    const auto q = parameters.find("q=");
    if (q == std::string_view::npos) {
        return true;
    }
    const auto value = trimmed(parameters.substr(q + 2));
    return value.find_first_not_of("0.") != std::string_view::npos;
}

} // namespace

bool acceptsGzip(std::string_view acceptEncoding) {
    bool any = false;
    for (const auto& element : listElements(acceptEncoding)) {
        const auto semicolon = element.find(';');
        const auto coding = trimmed(std::string_view(element).substr(0, semicolon));
        const bool good = semicolon == std::string::npos || wanted(std::string_view(element).substr(semicolon + 1));
        if (sameHeaderName(coding, "gzip") || sameHeaderName(coding, "x-gzip")) {
            return good;
        }
        any |= coding == "*" && good;
    }
    return any;
}

std::optional<std::string> gzip(std::string_view text) {
    constexpr int fast = 3;
    constexpr int gzipWindow = 15 + 16; // +16 selects the gzip format in zlib
    z_stream stream{};
    if (deflateInit2(&stream, fast, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return std::nullopt;
    }
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    std::string input(text);
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int result = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return result == Z_STREAM_END ? std::optional(std::move(packed)) : std::nullopt;
}

} // namespace poolhouse::sandbox
