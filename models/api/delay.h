// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"

#include <chrono>
#include <functional>

namespace poolhouse::api {

/// Non-blocking delays, injected so that tests control the time.
class Delay {
public:
    virtual ~Delay() = default;
    /// Calls `then` once from the event loop, never from within after(); 0 means at the next iteration.
    virtual Call after(std::chrono::milliseconds time, std::function<void()> then) = 0;
};

/// QTimer on the event loop of the calling thread.
class TimerDelay final : public Delay {
public:
    Call after(std::chrono::milliseconds time, std::function<void()> then) override;
};

} // namespace poolhouse::api
