// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/core/series.h"

#include <QList>
#include <QPointF>
#include <QString>

#include <span>
#include <vector>

namespace poolhouse::ui {

/// Round values from 0 to at least `highest` in about `wanted` equal steps of 1, 2, 2.5 or 5 x 10^n; whole numbers
/// only.
[[nodiscard]] std::vector<double> valueTicks(double highest, int wanted);

/// Full minutes, hours or days in local time inside [from, to], `most` at most.
[[nodiscard]] std::vector<core::Instant> timeTicks(core::Instant from, core::Instant to, int most);

/// "14:05" in local time; with the date for ticks of a day and more ("22 Jun").
[[nodiscard]] QString timeTickText(core::Instant tick, std::chrono::milliseconds step);
[[nodiscard]] QString clockText(core::Instant instant, bool seconds = false);

/// Milliseconds since `origin`, which is what the horizontal axis counts.
[[nodiscard]] double axisTime(core::Instant instant, core::Instant origin);

/// The line of one pool as pieces without gaps, thinned to `pixels`: at most two points a pixel.
[[nodiscard]] std::vector<QList<QPointF>> lineSegments(std::span<const core::Sample> samples, int pixels,
                                                       core::Instant origin);

} // namespace poolhouse::ui
