// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/netrc.h"

#include <algorithm>

namespace poolhouse::console {

namespace {

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

/// Tokenizer for netrc files.
class Words {
public:
    explicit Words(std::string_view text) : m_text(text) {}

    /// The next token. A # starts a comment before a keyword; a value may begin with one.
    std::optional<std::string> keyword() { return next(true); }
    std::optional<std::string> value() { return next(false); }

    /// Skips the value of a login, which is empty where "password VALUE" follows at once.
    void skipValue() {
        const auto before = m_at;
        const bool mayBeKeyword = value() == "password";
        const auto after = m_at;
        if (mayBeKeyword && keyword() != "password") {
            m_at = before;
        } else if (mayBeKeyword) {
            m_at = after;
        }
    }

    /// Skips to the blank line that ends a macro.
    void skipMacro() {
        while (m_at < m_text.size()) {
            const auto end = std::min(m_text.find('\n', m_at), m_text.size());
            const auto line = m_text.substr(m_at, end - m_at);
            m_at = std::min(end + 1, m_text.size());
            if (line.empty() || line == "\r") {
                return;
            }
        }
    }

private:
    void skipLine() { m_at = std::min(m_text.find('\n', m_at), m_text.size()); }

    std::optional<std::string> next(bool comments) {
        for (;;) {
            while (m_at < m_text.size() && isSpace(m_text[m_at])) {
                ++m_at;
            }
            if (m_at == m_text.size()) {
                return std::nullopt;
            }
            if (!comments || m_text[m_at] != '#') {
                return m_text[m_at] == '"' ? quoted() : plain();
            }
            skipLine();
        }
    }

    std::string plain() {
        const auto start = m_at;
        while (m_at < m_text.size() && !isSpace(m_text[m_at])) {
            ++m_at;
        }
        return std::string(m_text.substr(start, m_at - start));
    }

    std::string quoted() {
        std::string word;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size()) {
                ++m_at;
            }
            word += m_text[m_at];
        }
        m_at = std::min(m_at + 1, m_text.size());
        return word;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace

std::optional<std::string> netrcPassword(std::string_view text, std::string_view machine) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    Words words(text);
    bool matches = false;
    while (const auto word = words.keyword()) {
        if (*word == "machine") {
            const auto name = words.value();
            matches = name && *name == machine;
        } else if (*word == "default") {
            matches = false;
        } else if (*word == "password") {
            auto password = words.value();
            if (matches && password && !password->empty()) {
                return password;
            }
        } else if (*word == "login" || *word == "account") {
            words.skipValue();
        } else if (*word == "macdef") {
            words.skipMacro();
        }
    }
    return std::nullopt;
}

} // namespace poolhouse::console
