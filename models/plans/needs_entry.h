// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

/// What is entered beside the workloads. Pure.
namespace poolhouse::plans {

enum class MarginProblem {
    NotAPercentage,
    TooMuch, ///< more than core::mostMargin
};
/// "10", "10 %": whole hundredths from 0 to core::mostMargin.
[[nodiscard]] core::Result<int, MarginProblem> readMargin(const QString& text);

} // namespace poolhouse::plans
