// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QRectF>

#include <vector>

namespace poolhouse::ui {

/// Lines of 45 degrees inside `rect`, without a clip. They start at multiples of `step` so that neighbours agree.
[[nodiscard]] std::vector<QLineF> laneHatch(const QRectF& rect, double step, bool rising);

} // namespace poolhouse::ui
