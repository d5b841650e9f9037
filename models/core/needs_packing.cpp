// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/needs_packing.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace poolhouse::core::packing {

namespace {

Mask bitOf(std::size_t item) {
    return static_cast<Mask>(1U << item);
}

std::size_t setsOf(std::span<const Item> items) {
    return std::size_t{1} << items.size();
}

/// The last bin in use when some items are packed bin by bin, and how full it is. The smaller, the better: whatever
/// follows a state also follows each smaller one, so the smallest is all there is to know of a set of items.
struct State {
    std::size_t bin = 0;
    std::int64_t load = 0;

    friend auto operator<=>(const State&, const State&) = default;
};

constexpr std::int64_t closed = std::numeric_limits<std::int64_t>::max() / 2; ///< load of a bin that takes no more

/// The best state for each set of some of the items, packed into the bins from `first` on.
class Packing {
public:
    Packing(std::span<const Item> items, std::span<const Bin> bins, std::size_t first, Mask some)
        : m_items(items), m_bins(bins), m_states(setsOf(items), State{bins.size(), 0}) {
        m_states[0] = {first, 0};
        const std::size_t all = some;
        for (auto set = (0 - all) & all; set != 0; set = (set - all) & all) { // ascending, without the other items
            for (auto left = static_cast<Mask>(set); left != 0; left = static_cast<Mask>(left & (left - 1))) {
                const auto item = static_cast<std::size_t>(std::countr_zero(left));
                m_states[set] = std::min(m_states[set], with(m_states[set & ~std::size_t{bitOf(item)}], item));
            }
        }
    }

    /// Of the items in question.
    [[nodiscard]] bool takes(std::size_t set) const { return set == 0 || m_states[set].bin < m_bins.size(); }

private:
    [[nodiscard]] State with(const State& state, std::size_t item) const {
        const auto& [connections, alone] = m_items[item];
        for (auto bin = state.bin; bin < m_bins.size(); ++bin) {
            const auto load = bin == state.bin ? state.load : 0;
            const bool free = !alone || load == 0;
            if (free && (m_bins[bin].takes & bitOf(item)) != 0 && load + connections <= m_bins[bin].remaining) {
                return {bin, alone ? closed : load + connections};
            }
        }
        return {m_bins.size(), 0};
    }

    std::span<const Item> m_items;
    std::span<const Bin> m_bins;
    std::vector<State> m_states; ///< by set of items; the bin after the last one: it can't be packed
};

std::vector<std::int64_t> sumsOf(std::span<const Item> items) {
    std::vector<std::int64_t> sums(setsOf(items), 0);
    for (std::size_t set = 1; set < sums.size(); ++set) {
        sums[set] = sums[set & (set - 1)] + items[static_cast<std::size_t>(std::countr_zero(set))].connections;
    }
    return sums;
}

Mask allOf(std::span<const Item> items) {
    return static_cast<Mask>(setsOf(items) - 1);
}

Mask aloneOf(std::span<const Item> items) {
    Mask alone = 0;
    for (std::size_t item = 0; item < items.size(); ++item) {
        alone = static_cast<Mask>(alone | (items[item].alone ? bitOf(item) : 0));
    }
    return alone;
}

/// Most items, of those the most connections, of those the earliest.
Mask best(const Packing& packing, const std::vector<std::int64_t>& sums) {
    const auto rank = [&sums](std::size_t set) { return std::pair(std::popcount(set), sums[set]); };
    std::size_t found = 0;
    for (std::size_t set = 1; set < sums.size(); ++set) {
        found = packing.takes(set) && rank(set) > rank(found) ? set : found;
    }
    return static_cast<Mask>(found);
}

/// One largest item after the other into the first bin that takes it: enough as a proof where it succeeds.
bool takesGreedily(std::span<const Item> items, std::span<const Bin> bins) {
    std::vector<std::size_t> order;
    order.reserve(items.size());
    for (std::size_t item = 0; item < items.size(); ++item) {
        order.push_back(item);
    }
    std::stable_sort(order.begin(), order.end(), [items](std::size_t a, std::size_t b) {
        return std::pair(items[a].alone, items[a].connections) > std::pair(items[b].alone, items[b].connections);
    });
    std::vector<std::int64_t> loads(bins.size(), 0);
    return std::all_of(order.begin(), order.end(), [&](std::size_t item) {
        for (std::size_t bin = 0; bin < bins.size(); ++bin) {
            const bool free = !items[item].alone || loads[bin] == 0;
            if (free && (bins[bin].takes & bitOf(item)) != 0 &&
                loads[bin] + items[item].connections <= bins[bin].remaining) {
                loads[bin] = items[item].alone ? closed : loads[bin] + items[item].connections;
                return true;
            }
        }
        return false;
    });
}

/// More than all bins together have room for, or than any of them has.
bool tooLarge(std::span<const Item> items, std::span<const Bin> bins) {
    std::int64_t remaining = 0, connections = 0;
    for (const auto& bin : bins) {
        remaining += std::clamp<std::int64_t>(bin.remaining, 0, closed / 16);
    }
    for (const auto& item : items) {
        connections += item.connections;
    }
    return connections > remaining;
}

} // namespace

bool takesAll(std::span<const Item> items, std::span<const Bin> bins) {
    const auto all = allOf(items);
    return takesGreedily(items, bins) || (!tooLarge(items, bins) && Packing(items, bins, 0, all).takes(all));
}

std::vector<Mask> takesMost(std::span<const Item> items, std::span<const Bin> bins) {
    const auto sums = sumsOf(items);
    const auto alone = aloneOf(items);
    auto rest = best(Packing(items, bins, 0, allOf(items)), sums);
    std::vector<Mask> taken;
    taken.reserve(bins.size());
    for (std::size_t bin = 0; bin < bins.size(); ++bin) {
        const Packing later(items, bins, bin + 1, rest);
        Mask most = 0;
        for (auto part = rest;; part = static_cast<Mask>((part - 1) & rest)) {
            const bool fits = part == 0 || ((part & ~bins[bin].takes) == 0 && sums[part] <= bins[bin].remaining &&
                                            ((part & alone) == 0 || std::has_single_bit(part)));
            if (fits && sums[part] >= sums[most] && later.takes(static_cast<std::size_t>(rest ^ part))) {
                most = part;
            }
            if (part == 0) {
                break;
            }
        }
        taken.push_back(most);
        rest = static_cast<Mask>(rest ^ most);
    }
    return taken;
}

} // namespace poolhouse::core::packing
