// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"

#include <functional>
#include <memory>
#include <utility>

namespace poolhouse::api {

/// Owning handle of an in-flight request. Destroying or replacing it cancels the request; its reply is then never
/// invoked. Held as a member, it ensures that replies never outlive their receiver and that a newer request supersedes
/// an older one.
class [[nodiscard]] Call {
public:
    Call() = default; ///< no request
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

    /// No effect without a request or after its reply.
    void cancel() {
        if (m_cancel) {
            std::exchange(m_cancel, nullptr)();
        }
    }

private:
    std::function<void()> m_cancel;
};

/// Invoked at most once, from the event loop of the calling thread, never from within the initiating call.
template <class T> using Reply = std::function<void(ApiResult<T>)>;

} // namespace poolhouse::api
