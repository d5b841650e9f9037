// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to recommend.cpp: the search for the follower pools.

#include "models/core/level.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core::recommending {

/// One bit for each item; 12 at most.
using Mask = std::uint16_t;

/// A level that can be bought.
struct Offer {
    const Level* level = nullptr;
    std::int64_t cents = 0; ///< of one instance for a month

    [[nodiscard]] bool fits(double memoryGb, int vcpu) const;
};

/// Read workloads that must be in one pool: those pinned to one name, or a single one.
struct Item {
    std::vector<std::size_t> workloads; ///< their places in the needs
    std::string pinned;                 ///< empty: any pool
    bool alone = false;                 ///< no other item in its pool
    std::int64_t connections = 0;
    double memoryGb = 0;
    int vcpu = 0;
};

/// One pool of the answer.
struct ChosenPool {
    Mask items = 0;
    std::size_t offer = 0;
    int count = 0;
};

/// The pools that carry all items best (see recommend()), in no order; empty when five pools and thirteen instances do
/// not suffice. Dynamic programming over the sets of items: for each set it keeps the choices that no other one beats
/// with as few instances and pools, which is exact because all that is compared adds up. What cannot be part of
/// anything as cheap as a choice known already is left out.
[[nodiscard]] std::vector<ChosenPool> choosePools(std::span<const Item> items, std::span<const Offer> offers,
                                                  bool survive);

/// The fewest pools that can hold all items, however many that may be, with no regard to instances. Every item must fit
/// an offer.
[[nodiscard]] int fewestPools(std::span<const Item> items, std::span<const Offer> offers);

/// The fewest instances that carry everything in at most five pools, however many that may be. Five pools must do.
[[nodiscard]] std::int64_t fewestInstances(std::span<const Item> items, std::span<const Offer> offers, bool survive);

} // namespace poolhouse::core::recommending
