// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <chrono>
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

/// The first and the last known value.
struct SeenChange {
    Sample first;
    Sample last;

    [[nodiscard]] double by() const { return *last.value - *first.value; }
    [[nodiscard]] std::chrono::milliseconds over() const { return last.at - first.at; }
    /// Empty unless it was over a day or longer: nothing is extrapolated.
    [[nodiscard]] std::optional<double> perDay() const;
};
/// Empty with less than two known values.
[[nodiscard]] std::optional<SeenChange> seenChange(std::span<const Sample> samples);

/// Times between known values in which there was none, also after the last one, up to the last sample.
[[nodiscard]] std::vector<std::chrono::milliseconds> gapsOf(std::span<const Sample> samples);

/// Highest known value; empty when there is none.
[[nodiscard]] std::optional<double> peakOf(std::span<const Sample> samples);

} // namespace poolhouse::core
