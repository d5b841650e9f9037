// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <algorithm>
#include <cmath>

namespace poolhouse::sandbox {

/// The account's token bucket (x-rate-limit): initially full, refilled by 75 per minute of sandbox time.
class RateLimit {
public:
    static constexpr int publishedSize = 4500;
    static constexpr double perMinute = 75;

    /// `size` is 1 or more.
    explicit RateLimit(int size = publishedSize) : m_size(size), m_tokens(size) {}

    /// Consumes a token; false when none is left.
    [[nodiscard]] bool tryConsume(core::Instant now) {
        refill(now);
        if (m_tokens < 1) {
            return false;
        }
        m_tokens -= 1;
        return true;
    }
    [[nodiscard]] int remaining(core::Instant now) {
        refill(now);
        return static_cast<int>(m_tokens);
    }
    /// Seconds of sandbox time until the next token, rounded up, at least 1.
    [[nodiscard]] int secondsToNext() const {
        return std::max(1, static_cast<int>(std::ceil((1 - m_tokens) * 60 / perMinute)));
    }

private:
    void refill(core::Instant now) {
        if (!m_started || now < m_last) {
            m_last = now;
            m_started = true;
        }
        const double minutes = std::chrono::duration<double, std::ratio<60>>(now - m_last).count();
        m_tokens = std::min<double>(m_size, m_tokens + minutes * perMinute);
        m_last = now;
    }

    int m_size;
    double m_tokens;
    core::Instant m_last;
    bool m_started = false;
};

} // namespace poolhouse::sandbox
