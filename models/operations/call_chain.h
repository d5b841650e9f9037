// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"

#include <functional>
#include <memory>
#include <utility>

namespace poolhouse::operations {

/// Starts a call whose answer may start another one: `first` is given its reply, which passes the answer on to `next`
/// and keeps the call that this returns. Dropping the result ends both.
template <class T>
api::Call chained(const std::function<api::Call(api::Reply<T>)>& first,
                  std::function<api::Call(api::ApiResult<T>)> next) {
    auto second = std::make_shared<api::Call>();
    auto begun = std::make_shared<api::Call>(
        first([held = std::weak_ptr(second), next = std::move(next)](api::ApiResult<T> answer) {
            if (const auto call = held.lock()) {
                *call = next(std::move(answer));
            }
        }));
    return api::Call([begun, second] {
        begun->cancel();
        second->cancel();
    });
}

} // namespace poolhouse::operations
