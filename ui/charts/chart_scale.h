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

/// Round tick values from 0 to at least `highest` in about `wanted` equal steps of 1, 2, 2.5 or 5 x 10^n, integers
/// only.
[[nodiscard]] std::vector<double> valueTicks(double highest, int wanted);

/// At most `most` ticks in [from, to], on whole minutes, hours or days of local time.
[[nodiscard]] std::vector<core::Instant> timeTicks(core::Instant from, core::Instant to, int most);

/// "14:05" in local time; the date ("22 Jun") for steps of a day or more.
[[nodiscard]] QString timeTickText(core::Instant tick, std::chrono::milliseconds step);
[[nodiscard]] QString clockText(core::Instant instant, bool seconds = false);

/// Horizontal axis value: milliseconds since `origin`.
[[nodiscard]] double axisTime(core::Instant instant, core::Instant origin);

/// Contiguous segments of one pool's readings, downsampled to at most two points per pixel over a width of `pixels`.
[[nodiscard]] std::vector<QList<QPointF>> lineSegments(std::span<const core::Sample> samples, int pixels,
                                                       core::Instant origin);

} // namespace poolhouse::ui
