// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/api.h"

#include "app/sandbox/errors.h"
#include "app/sandbox/families.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/router.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cstdio>

namespace poolhouse::sandbox {

namespace {

/// The token of "Bearer TOKEN", or the password of "Basic", whatever the user: the CLI's older pg commands send it so.
std::optional<std::string> tokenOf(const Request& request) {
    const auto header = request.header("Authorization");
    const auto space = header ? header->find(' ') : std::string_view::npos;
    if (space == std::string_view::npos) {
        return std::nullopt;
    }
    const auto scheme = header->substr(0, space);
    const auto value = trimmed(header->substr(space));
    if (sameHeaderName(scheme, "Bearer")) {
        return std::string(value);
    }
    if (!sameHeaderName(scheme, "Basic")) {
        return std::nullopt;
    }
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray(value.data(), static_cast<qsizetype>(value.size())),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    const auto colon = decoded ? decoded.decoded.indexOf(':') : -1;
    return colon < 0 ? std::nullopt : std::optional(decoded.decoded.mid(colon + 1).toStdString());
}

/// Comparison in constant time.
bool sameSecret(std::string_view a, std::string_view b) {
    unsigned difference = a.size() == b.size() ? 0 : 1;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
        difference |= static_cast<unsigned>(static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]));
    }
    return difference == 0;
}

/// Weak, since the response may be sent compressed.
std::string entityTag(const std::string& body) {
    const auto mix = Mix(body.size()).with(body);
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "W/\"%016llx\"", static_cast<unsigned long long>(mix.number()));
    return text.data();
}

bool matches(const std::string& candidates, std::string_view tag) {
    const auto opaque = [](std::string_view text) { return text.starts_with("W/") ? text.substr(2) : text; };
    const auto all = listElements(candidates);
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string& each) { return each == "*" || opaque(each) == opaque(tag); });
}

void addValidator(const Request& request, Response& response) {
    const bool reading = request.method == "GET" || request.method == "HEAD";
    if (!reading || (response.status != 200 && response.status != 206)) {
        return;
    }
    const auto tag = entityTag(response.body);
    response.headers.push_back({"ETag", tag});
    response.headers.push_back({"Cache-Control", "private, no-cache"});
    if (matches(request.joinedHeader("If-None-Match"), tag)) {
        response.status = 304;
        response.body.clear();
        std::erase_if(response.headers, [](const Header& header) { return header.name == "Content-Type"; });
    }
}

/// The ids sent by the client, else a new one.
std::string requestId(const Request& request, core::Instant now, int requestsLeft) {
    const auto sent = request.joinedHeader("Request-Id");
    return !sent.empty() ? sent
                         : makeUuid(Mix(static_cast<std::uint64_t>(now.time_since_epoch().count()))
                                        .with(request.path)
                                        .with(static_cast<std::uint64_t>(requestsLeft)));
}

} // namespace

bool looksLikeToken(std::string_view token) {
    constexpr std::string_view prefix = "HRKU-";
    if (!token.starts_with(prefix)) {
        return isUuid(token);
    }
    const auto rest = token.substr(prefix.size());
    return !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

Api::Api(State state, ApiOptions options)
    : m_state(std::move(state)),
      m_options(std::move(options)),
      m_rateLimit(m_options.rateLimit),
      m_twoFactor(m_options.twoFactor),
      m_warnings(m_options.warning) {}

bool Api::accepts(const Request& request) const {
    const auto token = tokenOf(request);
    return token && (m_options.token ? sameSecret(*token, *m_options.token) : looksLikeToken(*token));
}

Response Api::handle(const Request& request, core::Instant now) {
    advance(m_state, now);
    auto response = answer(request, now);
    response.headers.push_back({"Request-Id", requestId(request, now, m_rateLimit.remaining(now))});
    m_warnings.addTo(response, request);
    addValidator(request, response);
    response.delay = m_options.latency;
    return response;
}

Response Api::answer(const Request& request, core::Instant now) {
    auto match = findRoute(request);
    const bool open = match.route != nullptr && match.route->guard == Guard::Open;
    if (!open && !accepts(request)) {
        return unauthorized();
    }
    const bool platform = (match.route != nullptr ? match.route->api : apiOf(request)) == ApiKind::Platform;
    const bool counted = platform && !(match.route != nullptr && match.route->free);
    Response response;
    if (counted && !m_rateLimit.tryConsume(now)) {
        response = rateLimited(m_rateLimit.secondsToNext());
    } else if (match.route != nullptr) {
        Exchange exchange{
            m_state, m_twoFactor, m_logSessions, request, now, std::move(match.parameters), m_rateLimit.remaining(now)};
        auto refusal = m_twoFactor.refusal(exchange, *match.route);
        response = refusal ? *std::move(refusal) : match.route->handler(exchange);
    } else {
        response = notServed(request, match.allowed);
    }
    if (platform) {
        response.headers.push_back({"RateLimit-Remaining", std::to_string(m_rateLimit.remaining(now))});
    }
    return response;
}

} // namespace poolhouse::sandbox
