// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/freshness.h"

namespace poolhouse::fleet {

bool isStale(const Freshness& freshness, core::Instant now) {
    return freshness.readAt && now - *freshness.readAt > staleAfter;
}

} // namespace poolhouse::fleet
