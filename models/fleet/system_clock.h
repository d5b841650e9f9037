// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"

namespace poolhouse::fleet {

/// The system clock, in UTC with millisecond resolution.
class SystemClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override;
};

} // namespace poolhouse::fleet
