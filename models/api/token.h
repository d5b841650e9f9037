// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <iosfwd>
#include <string>
#include <utility>

class QDebug;

namespace poolhouse::api {

class RequestRunner;

/// A secret that opens the API. It cannot be printed, compared or read back; only the client's own machinery makes a
/// header of it. Its memory is overwritten when it goes.
class Token {
public:
    Token() = default;
    explicit Token(std::string secret) : m_secret(std::move(secret)) {}
    Token(const Token&) = default;
    Token(Token&& other) noexcept : m_secret(other.m_secret) {
        other.wipe();
    } // a short string leaves a copy when moved
    Token& operator=(const Token&) = delete;
    ~Token() { wipe(); }

    /// Not empty, and nothing in it that could break out of its header line.
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
