// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <iosfwd>
#include <string>
#include <utility>

class QDebug;

namespace poolhouse::api {

/// A text that is neither printed nor compared. The memory is wiped on destruction, as far as the text is held here.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string text) : m_text(std::move(text)) {}
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept : m_text(other.m_text) {
        other.wipe(); // moving a short string would leave a copy
    }
    Secret& operator=(const Secret&) = delete;
    Secret& operator=(Secret&& other) noexcept {
        if (this != &other) {
            wipe();
            m_text = other.m_text;
            other.wipe();
        }
        return *this;
    }
    ~Secret() { wipe(); }

    [[nodiscard]] bool empty() const { return m_text.empty(); }
    [[nodiscard]] const std::string& reveal() const { return m_text; }

    friend QDebug operator<<(QDebug, const Secret&) = delete;
    friend std::ostream& operator<<(std::ostream&, const Secret&) = delete;
    friend bool operator==(const Secret&, const Secret&) = delete;

private:
    void wipe() {
        for (volatile char& c : m_text) {
            c = '\0';
        }
        m_text.clear();
    }

    std::string m_text;
};

} // namespace poolhouse::api
