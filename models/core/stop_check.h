// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>

namespace poolhouse::core {

/// Whether a long search is to stop, asked by it between its steps. What is asked may be set by another thread, such as
/// a std::stop_token; the check itself belongs to the thread of the search.
class StopCheck {
public:
    StopCheck() = default; ///< never
    explicit StopCheck(std::function<bool()> query) : m_query(std::move(query)) {}

    /// Calls the check. After the first true it stays true without calling it again.
    [[nodiscard]] bool stop() {
        m_stopped = m_stopped || (m_query && m_query());
        return m_stopped;
    }
    /// Result so far, without calling the check: the search was stopped and has no answer.
    [[nodiscard]] bool stopped() const { return m_stopped; }

private:
    std::function<bool()> m_query;
    bool m_stopped = false;
};

} // namespace poolhouse::core
