// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/host_header.h"

#include "models/core/pool_name.h"

#include <algorithm>
#include <charconv>

namespace poolhouse::sandbox {

namespace {

/// 127.0.0.0/8 in dotted decimal notation. Leading zeros are rejected, since some resolvers read them as octal.
bool isLoopbackAddress(std::string_view host) {
    for (int place = 0; place < 4; ++place) {
        int number = 0;
        const auto [end, error] = std::from_chars(host.data(), host.data() + host.size(), number);
        const bool plain = !host.starts_with('0') || end == host.data() + 1;
        const bool good = error == std::errc{} && plain && number >= 0 && number <= 255 && (place > 0 || number == 127);
        host.remove_prefix(static_cast<std::size_t>(end - host.data()));
        if (!good || (place < 3) != host.starts_with('.')) {
            return false;
        }
        host.remove_prefix(place < 3 ? 1 : 0);
    }
    return host.empty();
}

bool isLocalName(std::string_view host) {
    constexpr std::string_view name = "localhost";
    if (host.size() < name.size() || !core::sameIgnoringCase(host.substr(host.size() - name.size()), name)) {
        return false;
    }
    return host.size() == name.size() || host[host.size() - name.size() - 1] == '.';
}

} // namespace

bool addressedToThisMachine(const Request& request) {
    const auto header = request.header("Host");
    if (!header) {
        return request.http10;
    }
    auto host = *header;
    const auto colon = host.rfind(':');
    const auto bracket = host.rfind(']');
    if (colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket)) {
        const auto port = host.substr(colon + 1);
        constexpr std::size_t longestPort = 5;
        if (port.size() > longestPort ||
            !std::all_of(port.begin(), port.end(), [](char c) { return c >= '0' && c <= '9'; })) {
            return false;
        }
        host = host.substr(0, colon);
    }
    return host == "[::1]" || isLoopbackAddress(host) || isLocalName(host);
}

} // namespace poolhouse::sandbox
