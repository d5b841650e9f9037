// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to recommend_search.cpp: what is worth keeping of the choices for some items.

#include "models/core/recommend_search.h"

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

    void offer(const Entry& entry);
    [[nodiscard]] const std::vector<Entry>& all() const { return m_kept; }

private:
    [[nodiscard]] bool beaten(const Entry& entry) const; ///< by those before its place

    std::size_t m_kinds;
    std::vector<Entry> m_kept;
};

} // namespace poolhouse::core::recommending
