// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/delay.h"
#include "models/api/http_transport.h"
#include "models/core/ids.h"

#include <string>

namespace poolhouse::api {

/// What a request would change, as far as its path says.
struct WriteTarget {
    core::ClusterId cluster; ///< empty: the path names none
    std::string app;         ///< name or id; empty: the path names none

    friend bool operator==(const WriteTarget&, const WriteTarget&) = default;
};
[[nodiscard]] WriteTarget writeTargetOf(const HttpRequest& request);

/// A transport that lets nothing but GET through while a read-only lock holds: the last wall, whatever the window does.
/// What is refused is answered ReadOnly and never reaches the transport behind it, which must outlive this one, as must
/// `delay`.
class GuardedTransport final : public HttpTransport {
public:
    /// Asked for each request that is no GET, at the moment it is sent.
    using Locked = std::function<bool(const WriteTarget& target)>;

    GuardedTransport(HttpTransport& behind, Delay& delay, Locked locked);
    Call send(HttpRequest request, std::function<void(ApiResult<HttpResponse>)> reply) override;

private:
    HttpTransport& m_behind;
    Delay& m_delay;
    Locked m_locked;
};

} // namespace poolhouse::api
