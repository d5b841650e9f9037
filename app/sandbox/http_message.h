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

/// A whole request, checked and taken apart; independent of how it came.
struct Request {
    std::string method;                ///< "GET", case matters
    std::string path;                  ///< as sent, still percent-encoded, without query; starts with "/"
    std::string query;                 ///< as sent, without "?"
    std::vector<std::string> segments; ///< the path's parts, decoded; valid UTF-8 without NUL
    std::vector<Header> headers;
    std::string body;
    bool http10 = false;

    /// The first header of that name, without regard to case; empty when there is none.
    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
    /// All values of a header that may be repeated, joined with ", " as HTTP says.
    [[nodiscard]] std::string joinedHeader(std::string_view name) const;
};

/// An answer; the connection adds what belongs to the transport (length, connection, date).
struct Response {
    /// What becomes of it on its way; all but Whole are faults asked for.
    enum class Ending {
        Whole,
        Cut,   ///< ends in its middle, and with it the connection
        Reset, ///< not sent: the connection is reset
        Never, ///< not sent: the connection stays until the client leaves
    };

    int status = 200;
    std::vector<Header> headers;
    std::string body;
    std::chrono::milliseconds delay{0}; ///< how long the answer is held back, in real time
    Ending ending = Ending::Whole;
    std::string fault = {}; ///< the specification of the fault that made it; empty: none

    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

[[nodiscard]] std::string_view reasonPhrase(int status);

[[nodiscard]] bool sameHeaderName(std::string_view a, std::string_view b);

/// The elements of a comma separated header value, trimmed, empty ones left out.
[[nodiscard]] std::vector<std::string> listElements(std::string_view value);

/// Without blanks (space, tab) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// Percent-decoded; empty for a broken escape, NUL or text that is no UTF-8.
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text);

/// Valid UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool validUtf8(std::string_view text);

} // namespace poolhouse::sandbox
