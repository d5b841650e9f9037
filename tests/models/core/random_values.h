// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/limits.h"
#include "tests/support/cluster_builder.h"

#include <cstdint>
#include <string>
#include <vector>

namespace poolhouse::test {

/// Numbers from a seed that are the same on every machine, which the standard distributions do not promise.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() {
        // xorshift64*, unlike the mixer of generatePoolName()
        m_state ^= m_state >> 12;
        m_state ^= m_state << 25;
        m_state ^= m_state >> 27;
        return m_state * 0x2545F4914F6CDD1DULL;
    }
    /// 0 to bound - 1
    int below(int bound) { return static_cast<int>((next() >> 33) % static_cast<std::uint64_t>(bound)); }
    /// least to most
    int between(int least, int most) { return least + below(most - least + 1); }
    bool oneIn(int chances) { return below(chances) == 0; }
    /// 0 to just below 1
    double share() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    std::string text(std::string_view alphabet, int length) {
        std::string made;
        for (int at = 0; at < length; ++at) {
            made += alphabet[static_cast<std::size_t>(below(static_cast<int>(alphabet.size())))];
        }
        return made;
    }

private:
    std::uint64_t m_state;
};

/// A level of the published catalog; in one case of eight one that it lacks, when asked for.
inline std::string randomLevel(Random& random, bool maybeUnknown) {
    const auto catalog = publishedCatalog();
    if (maybeUnknown && random.oneIn(8)) {
        return "2T-Performance";
    }
    return catalog.levels()[static_cast<std::size_t>(random.below(static_cast<int>(catalog.levels().size())))].name;
}

/// A cluster within rules 1 to 3: a leader, up to five followers, up to 13 instances in all, some figures unknown.
inline core::ClusterInfo randomCluster(Random& random, bool maybeUnknown) {
    ClusterBuilder cluster("random");
    if (!random.oneIn(6)) {
        cluster.storage(random.oneIn(3) ? random.between(0, 100) : random.share() * 2000);
    }
    int left = core::maxFollowerInstances;
    const int followers = random.below(core::maxFollowerPools + 1);
    for (int number = 0; number <= followers; ++number) {
        const int count = number == 0 ? random.between(1, 2) : random.below(left + 1);
        left -= number == 0 ? 0 : count;
        PoolBuilder pool(number == 0 ? "leader" : "pool-" + std::to_string(number), randomLevel(random, maybeUnknown),
                         count);
        if (!maybeUnknown || !random.oneIn(8)) {
            pool.used(random.below(2000));
        }
        if (random.oneIn(4)) {
            pool.apiLimit(random.below(8000));
        }
        cluster.pool(pool);
    }
    auto built = cluster.build();
    if (random.oneIn(2)) {
        std::swap(built.pools.front(), built.pools.back()); // the API promises no order
    }
    return built;
}

} // namespace poolhouse::test
