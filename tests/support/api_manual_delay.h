// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/delay.h"

#include <chrono>
#include <deque>
#include <memory>
#include <utility>

namespace poolhouse::test {

/// Delays that fire on request of the test.
class ApiManualDelay final : public api::Delay {
public:
    api::Call after(std::chrono::milliseconds time, std::function<void()> then) override {
        const auto pause = std::make_shared<Pause>(Pause{time, std::move(then)});
        m_pauses.push_back(pause);
        return api::Call([weak = std::weak_ptr(pause)] {
            if (const auto held = weak.lock()) {
                held->then = nullptr;
            }
        });
    }

    [[nodiscard]] std::size_t count() const { return m_pauses.size(); } ///< created so far
    [[nodiscard]] std::chrono::milliseconds time(std::size_t index) const { return m_pauses.at(index)->time; }
    [[nodiscard]] bool waits(std::size_t index) const { return m_pauses.at(index)->then != nullptr; }
    /// Fires delay number `index`, unless cancelled.
    void elapse(std::size_t index) {
        if (const auto then = std::exchange(m_pauses.at(index)->then, nullptr)) {
            then();
        }
    }

private:
    struct Pause {
        std::chrono::milliseconds time{};
        std::function<void()> then;
    };
    std::deque<std::shared_ptr<Pause>> m_pauses;
};

} // namespace poolhouse::test
