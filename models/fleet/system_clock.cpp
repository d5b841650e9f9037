// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/system_clock.h"

namespace poolhouse::fleet {

core::Instant SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

} // namespace poolhouse::fleet
