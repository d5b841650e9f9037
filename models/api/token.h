// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/secret.h"

#include <algorithm>
#include <iosfwd>
#include <string>
#include <utility>

class QDebug;

namespace poolhouse::api {

class RequestRunner;

/// API token. Cannot be printed, compared or read back; only RequestRunner turns it into a header. See Secret.
class Token {
public:
    Token() = default;
    explicit Token(std::string secret) : m_secret(std::move(secret)) {}
    Token(const Token&) = default;
    Token(Token&&) noexcept = default;
    Token& operator=(const Token&) = delete;
    ~Token() = default;

    /// Valid as a header value: not empty, printable ASCII without spaces.
    [[nodiscard]] bool usable() const {
        const auto& text = m_secret.reveal();
        return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 127; });
    }

    friend QDebug operator<<(QDebug, const Token&) = delete;
    friend std::ostream& operator<<(std::ostream&, const Token&) = delete;
    friend bool operator==(const Token&, const Token&) = delete;

private:
    friend class RequestRunner;

    Secret m_secret;
};

} // namespace poolhouse::api
