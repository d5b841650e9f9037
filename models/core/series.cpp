// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/series.h"

#include <algorithm>

namespace poolhouse::core {

std::vector<Sample> downsampled(std::span<const Sample> samples, std::size_t buckets) {
    if (buckets == 0) {
        return {};
    }
    if (samples.size() <= buckets * 2) {
        return {samples.begin(), samples.end()};
    }
    const auto start = samples.front().at;
    const auto length = std::max<std::int64_t>(1, (samples.back().at - start).count() + 1);
    const auto bucketOf = [&](const Sample& sample) {
        return static_cast<std::size_t>(static_cast<double>((sample.at - start).count()) / static_cast<double>(length) *
                                        static_cast<double>(buckets));
    };

    std::vector<Sample> kept;
    const auto keep = [&kept](const Sample& sample) {
        if (kept.empty() || !(kept.back() == sample)) {
            kept.push_back(sample);
        }
    };
    keep(samples.front());
    for (std::size_t from = 0; from < samples.size();) {
        const auto bucket = bucketOf(samples[from]);
        std::size_t to = from;
        const Sample* lowest = nullptr;
        const Sample* highest = nullptr;
        for (; to < samples.size() && bucketOf(samples[to]) == bucket; ++to) {
            const auto& sample = samples[to];
            if (!sample.value) {
                continue;
            }
            lowest = lowest == nullptr || *sample.value < *lowest->value ? &sample : lowest;
            highest = highest == nullptr || *sample.value > *highest->value ? &sample : highest;
        }
        if (lowest == nullptr) {
            keep(samples[from]);
        } else {
            keep(*std::min(lowest, highest));
            keep(*std::max(lowest, highest));
        }
        from = to;
    }
    keep(samples.back());
    return kept;
}

std::optional<double> SeenChange::perDay() const {
    using Days = std::chrono::duration<double, std::chrono::days::period>;
    return over() >= std::chrono::days(1) ? std::optional(by() / Days(over()).count()) : std::nullopt;
}

std::optional<SeenChange> seenChange(std::span<const Sample> samples) {
    const auto known = [](const Sample& sample) { return sample.value.has_value(); };
    const auto first = std::find_if(samples.begin(), samples.end(), known);
    const auto last = std::find_if(samples.rbegin(), samples.rend(), known);
    if (first == samples.end() || first->at == last->at) {
        return std::nullopt;
    }
    return SeenChange{*first, *last};
}

std::vector<std::chrono::milliseconds> gapsOf(std::span<const Sample> samples) {
    std::vector<std::chrono::milliseconds> gaps;
    const Sample* known = nullptr;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const bool ends = samples[i].value || i + 1 == samples.size();
        if (known != nullptr && ends && !(samples[i].value && samples[i - 1].value)) {
            gaps.push_back(samples[i].at - known->at);
        }
        known = samples[i].value ? &samples[i] : known;
    }
    return gaps;
}

std::optional<double> peakOf(std::span<const Sample> samples) {
    std::optional<double> peak;
    for (const auto& sample : samples) {
        if (sample.value && (!peak || *sample.value > *peak)) {
            peak = sample.value;
        }
    }
    return peak;
}

} // namespace poolhouse::core
