// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"

#include <functional>
#include <memory>
#include <utility>

namespace poolhouse::api {

/// A question under way. Whoever wants the answer keeps the Call; destroying or replacing it cancels, and after that
/// the reply is never told. So a reply cannot outlive its receiver, and a newer question makes an older answer void.
class [[nodiscard]] Call {
public:
    Call() = default; ///< nothing under way
    explicit Call(std::function<void()> cancel) : m_cancel(std::move(cancel)) {}
    Call(Call&& other) noexcept : m_cancel(std::exchange(other.m_cancel, nullptr)) {}
    Call& operator=(Call&& other) noexcept {
        if (this != &other) {
            cancel();
            m_cancel = std::exchange(other.m_cancel, nullptr);
        }
        return *this;
    }
    ~Call() { cancel(); }
    Call(const Call&) = delete;
    Call& operator=(const Call&) = delete;

    /// Harmless when nothing is under way or the answer has come.
    void cancel() {
        if (m_cancel) {
            std::exchange(m_cancel, nullptr)();
        }
    }

private:
    std::function<void()> m_cancel;
};

/// Told once, from the event loop of the thread that asked, never from inside the asking function.
template <class T> using Reply = std::function<void(ApiResult<T>)>;

} // namespace poolhouse::api
