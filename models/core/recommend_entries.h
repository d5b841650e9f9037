// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to recommend_search.cpp: what is worth keeping of the choices for some items.

#include "models/core/recommend_search.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace poolhouse::core::recommending {

/// How good a choice is: the less, the better, in the order of the members. All of them add up over pools, so the best
/// whole is found from the best parts.
struct Value {
    std::int64_t cents = 0;
    int instances = 0;
    int pools = 0;
    std::int64_t survivable = 0; // negative
    /// The kind, negative: pools on each level in three bits, the level first by name in the highest.
    std::int64_t names = 0;
    double spread = 0; // squares of the connections carried: the less, the more evenly they are spread

    friend auto operator<=>(const Value&, const Value&) = default;
    friend Value operator+(const Value& a, const Value& b) {
        return {a.cents + b.cents,           a.instances + b.instances, a.pools + b.pools,
                a.survivable + b.survivable, a.names + b.names,         a.spread + b.spread};
    }
};

/// One way to run a pool: a level and as few instances as carry it.
struct Option {
    std::size_t offer = 0;
    int count = 0;
    Value value;
};

struct Entry {
    Value value;
    Mask group = 0;          // the last pool's items
    std::uint8_t option = 0; // of that pool
    std::uint8_t rest = 0;   // entry of the pools before
};

/// Choices of which none is beaten by as many others of different kinds as are wanted, or by one of its own kind, that
/// need no more instances and pools; the best first. What completes it would complete those, too.
class Entries {
public:
    explicit Entries(std::size_t kinds = 1) : m_kinds(kinds) {}

    void offer(const Entry& entry) {
        if (beaten(entry)) {
            return;
        }
        const auto place = std::find_if(m_kept.begin(), m_kept.end(),
                                        [&entry](const Entry& kept) { return entry.value < kept.value; });
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
    [[nodiscard]] const std::vector<Entry>& all() const { return m_kept; }

private:
    static bool needsNoMore(const Value& a, const Value& b) { return a.instances <= b.instances && a.pools <= b.pools; }

    /// By those before its place.
    [[nodiscard]] bool beaten(const Entry& entry) const {
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

    std::size_t m_kinds;
    std::vector<Entry> m_kept;
};

} // namespace poolhouse::core::recommending
