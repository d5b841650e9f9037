// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/unread_records.h"

#include <algorithm>

namespace poolhouse::console {

bool isComplete(const std::vector<core::Unreadable>& unreadable) {
    return std::all_of(unreadable.begin(), unreadable.end(),
                       [](const core::Unreadable& each) { return each.kind == core::RecordKind::Page; });
}

std::vector<core::Unreadable> ofKind(std::vector<core::Unreadable> unreadable, core::RecordKind kind) {
    std::erase_if(unreadable, [kind](const core::Unreadable& each) { return each.kind != kind; });
    return unreadable;
}

} // namespace poolhouse::console
