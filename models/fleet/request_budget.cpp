// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/request_budget.h"

#include "models/fleet/poll_schedule.h"

#include <algorithm>

namespace poolhouse::fleet {

void RequestBudget::report(int left, core::Instant now) {
    m_left = m_left && m_reportedAt == now ? std::min(*m_left, left) : left;
    m_reportedAt = now;
}

void RequestBudget::replace(std::optional<int> left, core::Instant now) {
    m_left = left;
    m_reportedAt = now;
}

std::optional<int> RequestBudget::left(core::Instant now) const {
    return m_left ? std::optional(requestsLeftNow(*m_left, m_reportedAt, now)) : std::nullopt;
}

bool RequestBudget::exhausted(core::Instant now) const {
    const auto known = left(now);
    return known && *known <= 0;
}

bool RequestBudget::scarce(core::Instant now) const {
    const auto known = left(now);
    return known && *known <= requestReserve;
}

} // namespace poolhouse::fleet
