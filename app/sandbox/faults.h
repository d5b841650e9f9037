// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/fault.h"

#include <cstdint>
#include <vector>

namespace poolhouse::sandbox {

/// The faults in force. Which request one with a probability strikes follows from the seed and the order of requests
/// alone.
class Faults {
public:
    /// A fault and what it has done.
    struct Entry {
        Fault fault;
        int struck = 0;        ///< how many requests it was let loose on
        std::uint64_t met = 0; ///< how many it could have been

        [[nodiscard]] bool spent() const { return fault.times && struck >= *fault.times; }
    };
    /// What goes wrong with one request.
    struct Strike {
        std::optional<Fault> fault; ///< never a Latency
        std::chrono::milliseconds latency{};
    };

    explicit Faults(std::uint64_t seed = 1) : m_seed(seed) {}

    void add(Fault fault) { m_entries.push_back({std::move(fault)}); }
    void clear() { m_entries.clear(); }
    [[nodiscard]] const std::vector<Entry>& all() const { return m_entries; } ///< in the order they were added

    /// The first fault that fits, and all latencies that fit; they count as having struck.
    [[nodiscard]] Strike strike(const Request& request);

private:
    std::uint64_t m_seed;
    std::vector<Entry> m_entries;
};

} // namespace poolhouse::sandbox
