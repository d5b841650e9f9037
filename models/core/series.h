// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace poolhouse::core {

/// One reading. An empty value is a gap: it was asked and not known, and no line may be drawn across it.
struct Sample {
    Instant at;
    std::optional<double> value;

    friend bool operator==(const Sample&, const Sample&) = default;
};

/// At most about `buckets` x 2 samples that draw the same picture at `buckets` pixels: of each stretch of equal time
/// the lowest and the highest reading in their order, a gap where a stretch has only gaps, first and last always.
/// Samples are ordered by time; the result is a part of them. With few samples they come back unchanged.
[[nodiscard]] std::vector<Sample> downsampled(std::span<const Sample> samples, std::size_t buckets);

/// The highest known value; empty when none is known.
[[nodiscard]] std::optional<double> peakOf(std::span<const Sample> samples);

} // namespace poolhouse::core
