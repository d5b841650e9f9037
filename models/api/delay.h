// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"

#include <chrono>
#include <functional>

namespace poolhouse::api {

/// Waiting without blocking, passed in so that a test decides when the time has come.
class Delay {
public:
    virtual ~Delay() = default;
    /// Calls `then` once from the event loop, never from inside; 0 means as soon as the loop gets there.
    virtual Call after(std::chrono::milliseconds time, std::function<void()> then) = 0;
};

/// Waits on the event loop of the thread that asks.
class TimerDelay final : public Delay {
public:
    Call after(std::chrono::milliseconds time, std::function<void()> then) override;
};

} // namespace poolhouse::api
