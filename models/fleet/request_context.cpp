// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/request_context.h"

namespace poolhouse::fleet {

bool isUnreachable(const api::ApiError& error) {
    switch (error.kind) {
    case api::ApiError::Kind::Unreachable:
    case api::ApiError::Kind::ConnectionLost:
    case api::ApiError::Kind::Timeout: return true;
    default: return false;
    }
}

} // namespace poolhouse::fleet
