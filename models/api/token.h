// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <iosfwd>
#include <string>
#include <utility>

class QDebug;

namespace poolhouse::api {

class RequestRunner;

/// API token. Cannot be printed, compared or read back; only RequestRunner turns it into a header. The memory is wiped
/// on destruction.
class Token {
public:
    Token() = default;
    explicit Token(std::string secret) : m_secret(std::move(secret)) {}
    Token(const Token&) = default;
    Token(Token&& other) noexcept : m_secret(other.m_secret) {
        other.wipe(); // moving a short string would leave a copy
    }
    Token& operator=(const Token&) = delete;
    ~Token() { wipe(); }

    /// Valid as a header value: not empty, printable ASCII without spaces.
    [[nodiscard]] bool usable() const {
        return !m_secret.empty() &&
               std::all_of(m_secret.begin(), m_secret.end(), [](char c) { return c > ' ' && c < 127; });
    }

    friend QDebug operator<<(QDebug, const Token&) = delete;
    friend std::ostream& operator<<(std::ostream&, const Token&) = delete;
    friend bool operator==(const Token&, const Token&) = delete;

private:
    friend class RequestRunner;

    void wipe() {
        for (volatile char& c : m_secret) {
            c = '\0';
        }
        m_secret.clear();
    }

    std::string m_secret;
};

} // namespace poolhouse::api
