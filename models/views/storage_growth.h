// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/core/series.h"
#include "models/text/tone.h"

#include <QString>

#include <span>
#include <vector>

namespace poolhouse::views {

/// A size to stay below.
struct StorageMark {
    QString label; ///< "Warning 150 GB"
    double gb = 0; ///< decimal gigabytes
    text::Tone tone = text::Tone::Neutral;

    friend bool operator==(const StorageMark&, const StorageMark&) = default;
};

/// Storage in use over the time that was seen. Nothing is extrapolated.
struct StorageGrowth {
    std::vector<core::Sample> samples; ///< in GB; at least two known ones, or none
    std::vector<StorageMark> marks;    ///< thresholds of the quota and the limit of the plan that are drawn
    QString change;                    ///< "Grew by 4.2 GB in 1 day 3 h, about 3.7 GB a day."; why nothing is drawn
    QString note;                      ///< since when, gaps, and marks too far up to be drawn

    friend bool operator==(const StorageGrowth&, const StorageGrowth&) = default;
};

/// Pure. `marks`: all that there are; those far above the sizes would flatten the line.
[[nodiscard]] StorageGrowth storageGrowth(std::span<const core::Sample> samples, const std::vector<StorageMark>& marks,
                                          core::Instant now);

} // namespace poolhouse::views
