// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"

namespace poolhouse::sandbox {

/// Whether the Host header names loopback: localhost or a subdomain of it, 127.x.y.z or [::1], with any port. Protects
/// against DNS rebinding, where a browser sends the attacker's host name. HTTP/1.0 requests may omit the header; no
/// browser does.
[[nodiscard]] bool addressedToThisMachine(const Request& request);

} // namespace poolhouse::sandbox
