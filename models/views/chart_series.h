// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/series.h"

#include <QString>

#include <optional>
#include <vector>

namespace poolhouse::views {

/// One line of the chart of connections.
struct ChartSeries {
    core::PoolId pool;
    QString name;
    int colour = 0;
    std::vector<core::Sample> samples; ///< all readings; the chart thins them to its width
    std::optional<int> limit;

    friend bool operator==(const ChartSeries&, const ChartSeries&) = default;
};

} // namespace poolhouse::views
