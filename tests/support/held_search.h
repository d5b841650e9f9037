// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/search_worker.h"

#include <chrono>
#include <mutex>
#include <semaphore>
#include <vector>

namespace poolhouse::test {

/// Searches that end once the test lets them, or when they are stopped; after longestHold they give up, uncounted, so
/// that a test whose stop never comes fails. It outlives the worker that runs them; all methods may be called on any
/// thread.
class HeldSearch {
public:
    [[nodiscard]] views::SearchWorker::Search search() {
        return [this](const views::SearchRequest& request, core::StopCheck& stop) { return run(request, stop); };
    }
    void release(int searches = 1) { m_released.release(searches); }
    void releaseAll() { release(1000); }
    [[nodiscard]] std::vector<views::SearchRequest> started() const {
        const std::scoped_lock lock(m_mutex);
        return m_started;
    }
    [[nodiscard]] int count() const { return static_cast<int>(started().size()); } ///< of those that have started
    [[nodiscard]] int stopped() const {
        const std::scoped_lock lock(m_mutex);
        return m_stopped;
    }
    /// Blocks until one more has ended unstopped; false: none has for too long.
    [[nodiscard]] bool waitForEnd() { return m_ended.try_acquire_for(longestHold); }

private:
    static constexpr std::chrono::seconds longestHold{30};

    std::optional<plans::PlannerAnswer> run(const views::SearchRequest& request, core::StopCheck& stop) {
        {
            const std::scoped_lock lock(m_mutex);
            m_started.push_back(request);
        }
        const auto latest = std::chrono::steady_clock::now() + longestHold;
        while (!m_released.try_acquire_for(std::chrono::milliseconds(1))) {
            if (stop.stop()) {
                const std::scoped_lock lock(m_mutex);
                ++m_stopped;
                return std::nullopt;
            }
            if (std::chrono::steady_clock::now() > latest) {
                return std::nullopt;
            }
        }
        auto answer = views::searched(request, stop);
        m_ended.release();
        return answer;
    }

    mutable std::mutex m_mutex;
    std::vector<views::SearchRequest> m_started;
    int m_stopped = 0;
    std::counting_semaphore<> m_released{0};
    std::counting_semaphore<> m_ended{0};
};

} // namespace poolhouse::test
