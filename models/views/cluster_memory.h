// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>

namespace poolhouse::views {

/// A value for each of the clusters asked for last: for twice as many as the plan has, and at least `least`, so that a
/// view of the whole plan finds all of them. Not thread-safe.
template <class Value> class ClusterMemory {
public:
    static constexpr std::size_t least = 128; ///< clusters

    /// Of so many clusters is the plan. Those beyond the limit are forgotten, the longest unused first.
    void setPlanned(std::size_t clusters) {
        m_most = std::max(least, 2 * clusters);
        while (m_kept.size() > m_most) {
            forgetOldest();
        }
    }
    /// A new one for a cluster that is not remembered. Valid until another cluster is asked for.
    [[nodiscard]] Value& of(const core::ClusterId& cluster) {
        auto at = m_kept.find(cluster);
        if (at == m_kept.end()) {
            if (m_kept.size() == m_most) {
                forgetOldest();
            }
            at = m_kept.emplace(cluster, Kept()).first;
        }
        at->second.used = ++m_uses;
        return at->second.value;
    }
    void clear() { m_kept.clear(); }
    [[nodiscard]] std::size_t size() const { return m_kept.size(); } ///< clusters

private:
    struct Kept {
        Value value{};
        std::uint64_t used = 0;
    };
    void forgetOldest() {
        m_kept.erase(std::min_element(m_kept.begin(), m_kept.end(),
                                      [](const auto& a, const auto& b) { return a.second.used < b.second.used; }));
    }

    std::map<core::ClusterId, Kept> m_kept;
    std::uint64_t m_uses = 0;
    std::size_t m_most = least;
};

} // namespace poolhouse::views
