// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/unreadable.h"

#include <vector>

namespace poolhouse::console {

/// Nothing that is known of is missing: a list may only have ended oddly.
[[nodiscard]] bool isComplete(const std::vector<core::Unreadable>& unreadable);
[[nodiscard]] std::vector<core::Unreadable> ofKind(std::vector<core::Unreadable> unreadable, core::RecordKind kind);

} // namespace poolhouse::console
