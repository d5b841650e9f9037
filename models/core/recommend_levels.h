// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to recommend.cpp: what a search may choose from, and what it passes over.

#include "models/core/recommend_search.h"

#include <optional>
#include <vector>

namespace poolhouse::core {
class Catalog;
struct PriceTable;
} // namespace poolhouse::core

namespace poolhouse::core::recommending {

/// The levels of a catalog, which must outlive it.
struct Choices {
    std::vector<Offer> offers;
    std::vector<const Level*> priced; ///< also those that are no offers
    /// All that may accept connections, offers or not. What is unknown of them is as large as can be.
    std::vector<Level> conceivable;
};
[[nodiscard]] Choices choicesOf(const Catalog& catalog, const PriceTable& prices);

/// The conceivable levels, at no cost. `choices` must outlive them.
[[nodiscard]] std::vector<Offer> conceivableOffers(const Choices& choices);

/// Whether every level that accepts connections is an offer of known size.
[[nodiscard]] bool nothingUnknown(const Choices& choices);

/// The most of a figure that any level with a price has, and whether none may have as much as is asked.
template <class T> struct Most {
    T value{};
    bool known = true;
};
template <class T> [[nodiscard]] Most<T> mostPriced(const Choices& choices, std::optional<T> Level::*figure, T asked) {
    Most<T> most;
    for (const auto* level : choices.priced) {
        const auto& has = level->*figure;
        most.known = most.known && has && *has < asked;
        most.value = has && *has > most.value ? *has : most.value;
    }
    return most;
}

} // namespace poolhouse::core::recommending
