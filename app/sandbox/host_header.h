// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"

namespace poolhouse::sandbox {

/// Whether the request is addressed to this machine by name: localhost or a name below it, 127.x.y.z or [::1], with any
/// port. A page in a browser whose name was pointed at 127.0.0.1 (DNS rebinding) sends its own name and is told by it.
/// HTTP/1.0 may leave the header out, which no browser does.
[[nodiscard]] bool addressedToThisMachine(const Request& request);

} // namespace poolhouse::sandbox
