// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/freshness.h"

namespace poolhouse::fleet {

void noteRead(Freshness& freshness, core::Instant at) {
    freshness = {};
    freshness.readAt = at;
}

void noteFailure(Freshness& freshness, const api::ApiError& error, core::Instant at) {
    freshness.loading = false;
    freshness.problem = error;
    freshness.failingSince = freshness.failingSince.value_or(at);
}

bool isStale(const Freshness& freshness, core::Instant now) {
    return freshness.readAt && now - *freshness.readAt > staleAfter;
}

} // namespace poolhouse::fleet
