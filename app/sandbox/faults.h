// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/fault.h"

#include <cstdint>
#include <vector>

namespace poolhouse::sandbox {

/// The active faults. Probabilities are deterministic: they depend on the seed and the order of requests only.
class Faults {
public:
    /// A fault and its counters.
    struct Entry {
        Fault fault;
        int struck = 0;        ///< requests it was applied to
        std::uint64_t met = 0; ///< requests it matched

        [[nodiscard]] bool spent() const { return fault.times && struck >= *fault.times; }
    };
    /// Faults to apply to one request.
    struct Strike {
        std::optional<Fault> fault; ///< never a Latency
        std::chrono::milliseconds latency{};
    };

    explicit Faults(std::uint64_t seed = 1) : m_seed(seed) {}

    void add(Fault fault) { m_entries.push_back({std::move(fault)}); }
    void clear() { m_entries.clear(); }
    [[nodiscard]] const std::vector<Entry>& all() const { return m_entries; } ///< in order of insertion

    /// The first matching fault and the sum of all matching latencies; updates their counters.
    [[nodiscard]] Strike strike(const Request& request);

private:
    std::uint64_t m_seed;
    std::vector<Entry> m_entries;
};

} // namespace poolhouse::sandbox
