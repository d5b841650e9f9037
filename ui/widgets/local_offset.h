// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include <chrono>

namespace poolhouse::ui {

/// How far the local clock is ahead of UTC now; negative: behind.
[[nodiscard]] inline std::chrono::minutes localOffset() {
    const std::chrono::seconds offset(QDateTime::currentDateTime().offsetFromUtc());
    return std::chrono::duration_cast<std::chrono::minutes>(offset);
}

} // namespace poolhouse::ui
