// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/recommend_entries.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace poolhouse::core::recommending {

namespace {

bool needsNoMore(const Value& a, const Value& b) {
    return a.instances <= b.instances && a.pools <= b.pools;
}

} // namespace

void Entries::offer(const Entry& entry) {
    if (beaten(entry)) {
        return;
    }
    const auto place =
        std::find_if(m_kept.begin(), m_kept.end(), [&entry](const Entry& kept) { return entry.value < kept.value; });
    auto at = static_cast<std::size_t>(m_kept.insert(place, entry) - m_kept.begin()) + 1;
    while (at < m_kept.size()) { // those that it is better than
        const auto kept = m_kept.begin() + static_cast<std::ptrdiff_t>(at);
        if (needsNoMore(entry.value, kept->value) && beaten(*kept)) {
            m_kept.erase(kept);
        } else {
            ++at;
        }
    }
}

bool Entries::beaten(const Entry& entry) const {
    std::array<std::int64_t, mostKinds> kinds{};
    std::size_t found = 0;
    for (const auto& kept : m_kept) {
        if (&kept == &entry || entry.value < kept.value) {
            break; // and than all that follow
        }
        const auto known = kinds.begin() + static_cast<std::ptrdiff_t>(found);
        if (!needsNoMore(kept.value, entry.value) || std::find(kinds.begin(), known, kept.value.names) != known) {
            continue;
        }
        if (kept.value.names == entry.value.names || found + 1 == m_kinds) {
            return true;
        }
        kinds[found++] = kept.value.names;
    }
    return false;
}

} // namespace poolhouse::core::recommending
