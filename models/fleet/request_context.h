// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_error.h"
#include "models/core/instant.h"

#include <functional>
#include <optional>
#include <string>

namespace poolhouse::fleet {

/// What an unanswered request proves.
enum class RequestScope {
    List,    ///< a list without an answer: the API cannot be reached
    Single,  ///< may be the fault of what was asked for; only several of them prove the same
    Account, ///< as Single; refused with 401, it ends the session
};

/// What the request groups of a poller share. Implemented by the poller; a test scripts it. GUI thread only.
class RequestContext {
public:
    virtual ~RequestContext() = default;

    [[nodiscard]] virtual core::Instant now() const = 0;
    [[nodiscard]] virtual double random() = 0; ///< jitter of back-off delays, in [0, 1)
    [[nodiscard]] virtual bool mayAsk() const = 0;
    [[nodiscard]] virtual std::optional<int> requestsLeft() const = 0; ///< of the API's budget; empty: not reported yet
    [[nodiscard]] virtual double budgetShare() const = 0;              ///< of its refill that polling may use

    /// An answer of any kind arrived. `request` identifies the request in logs and attributions: "fleet", a cluster id.
    virtual void answered(const std::string& request) = 0;
    /// True when the error concerns the whole session (offline, refused, rate limit, stopped) and was dealt with.
    /// `report` records a failure of this request alone: it is called once another request has been answered, and
    /// dropped when the API turns out to be unreachable.
    [[nodiscard]] virtual bool failed(const api::ApiError& error, const std::string& request, RequestScope scope,
                                      std::function<void()> report = {}) = 0;
    /// Sends whatever is due now; callable from any reply or slot.
    virtual void proceed() = 0;
};

/// No answer at all: the network's fault or the API's.
[[nodiscard]] bool isUnreachable(const api::ApiError& error);

} // namespace poolhouse::fleet
