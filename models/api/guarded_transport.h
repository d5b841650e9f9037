// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/delay.h"
#include "models/api/http_transport.h"

#include <functional>

namespace poolhouse::api {

/// As the request says, else derived from its path.
[[nodiscard]] WriteTarget writeTargetOf(const HttpRequest& request);

/// Blocks every request but GET while a read-only lock applies, as a last line of defence behind the window's own
/// checks. A blocked request fails with ReadOnly and never reaches `inner`. `inner` and `delay` must outlive this
/// object.
class GuardedTransport final : public HttpTransport {
public:
    /// Evaluated for each request other than GET when it is sent.
    using Locked = std::function<bool(const WriteTarget& target)>;

    GuardedTransport(HttpTransport& inner, Delay& delay, Locked locked);
    Call send(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) override;

private:
    HttpTransport& m_inner;
    Delay& m_delay;
    Locked m_locked;
};

} // namespace poolhouse::api
