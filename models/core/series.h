// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace poolhouse::core {

/// One reading. An empty value is a gap (read but unknown); no line is drawn across it.
struct Sample {
    Instant at;
    std::optional<double> value;

    friend bool operator==(const Sample&, const Sample&) = default;
};

/// Min-max downsampling for a plot `buckets` pixels wide: at most about 2 x `buckets` samples, from each time bucket
/// the lowest and the highest reading in their order, a gap for buckets with gaps only, and the first and last sample.
/// Precondition: `samples` are ordered by time. Short series are returned unchanged.
[[nodiscard]] std::vector<Sample> downsampled(std::span<const Sample> samples, std::size_t buckets);

/// Highest known value; empty when there is none.
[[nodiscard]] std::optional<double> peakOf(std::span<const Sample> samples);

} // namespace poolhouse::core
