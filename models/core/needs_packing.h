// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to needs_fit.cpp: which workloads go into which pools.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace poolhouse::core::packing {

/// One bit per item, at most 12.
using Mask = std::uint16_t;

struct Item {
    std::int64_t connections = 0; ///< at least 1
    bool alone = false;           ///< takes a bin of its own
};

struct Bin {
    std::int64_t remaining = 0; ///< connections
    Mask takes = 0;             ///< items that may be in it
};

/// Whether the bins take all items.
[[nodiscard]] bool takesAll(std::span<const Item> items, std::span<const Bin> bins);

/// What goes into each bin: as many items as possible, of those the most connections, of those the earliest items. Of
/// several ways the one that fills earlier bins first.
[[nodiscard]] std::vector<Mask> takesMost(std::span<const Item> items, std::span<const Bin> bins);

} // namespace poolhouse::core::packing
