// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::sandbox {

struct Header {
    std::string name; ///< as sent; compare with header() or sameHeaderName()
    std::string value;

    friend bool operator==(const Header&, const Header&) = default;
};

/// A complete, validated request.
struct Request {
    std::string method;                ///< "GET", case-sensitive
    std::string path;                  ///< percent-encoded, without query; starts with "/"
    std::string query;                 ///< percent-encoded, without "?"
    std::vector<std::string> segments; ///< decoded path segments; valid UTF-8 without NUL
    std::vector<Header> headers;
    std::string body;
    bool http10 = false;

    /// Value of the first header of that name, case-insensitive; empty when absent.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
    /// All values of a repeatable header, joined with ", " (RFC 9110).
    [[nodiscard]] std::string joinedHeader(std::string_view name) const;
};

/// A response; the connection adds the transport headers (Content-Length, Connection, Vary, Content-Encoding).
struct Response {
    /// How it is sent; all but Whole are injected faults.
    enum class Ending {
        Whole,
        Cut,   ///< truncated, then the connection is closed
        Reset, ///< not sent; the connection is reset
        Never, ///< not sent; the connection stays open until the client closes it
    };

    int status = 200;
    std::vector<Header> headers;
    std::string body;
    std::chrono::milliseconds delay{0}; ///< before sending, in real time
    Ending ending = Ending::Whole;
    std::string fault = {}; ///< specification of the applied fault; empty: none
    bool last = false;      ///< the connection is closed after it

    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

[[nodiscard]] std::string_view reasonPhrase(int status);

[[nodiscard]] bool sameHeaderName(std::string_view a, std::string_view b);

/// The non-empty elements of a comma-separated header value, trimmed.
[[nodiscard]] std::vector<std::string> listElements(std::string_view value);

/// Without leading and trailing spaces and tabs.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Percent-decoded; empty for an invalid escape, NUL or invalid UTF-8.
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text);

/// Valid UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool validUtf8(std::string_view text);

} // namespace poolhouse::sandbox
