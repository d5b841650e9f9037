// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <type_traits>
#include <vector>

namespace poolhouse::core {

/// One edit of a list of rows. Edits apply in order, each to the result of the previous one: removals back to front,
/// then insertions front to back, then updates.
struct RowStep {
    enum class Kind { Remove, Insert, Update };
    Kind kind = Kind::Update;
    std::size_t row = 0; ///< where to remove, insert or update

    friend bool operator==(const RowStep&, const RowStep&) = default;
};

/// The edits from `before` to `after`; rows are identified by key. Kept rows preserve their identity (selection, scroll
/// position); moved rows are removed and inserted, as few as possible. `keyOf` returns an ordered key, unique within
/// each list; `same` compares the contents of a kept row.
template <class Row, class KeyOf, class Same>
std::vector<RowStep> rowSteps(const std::vector<Row>& before, const std::vector<Row>& after, KeyOf keyOf, Same same) {
    using Key = std::decay_t<decltype(keyOf(before.front()))>;
    std::map<Key, std::size_t> rowBefore;
    for (std::size_t row = 0; row < before.size(); ++row) {
        rowBefore.emplace(keyOf(before[row]), row);
    }

    // Kept rows: the longest increasing subsequence of old row numbers in the new order.
    constexpr auto none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> oldRow(after.size(), none), previous(after.size(), none), tails;
    for (std::size_t row = 0; row < after.size(); ++row) {
        const auto found = rowBefore.find(keyOf(after[row]));
        if (found == rowBefore.end()) {
            continue;
        }
        oldRow[row] = found->second;
        const auto place = std::lower_bound(tails.begin(), tails.end(), row,
                                            [&oldRow](std::size_t a, std::size_t b) { return oldRow[a] < oldRow[b]; });
        previous[row] = place == tails.begin() ? none : *(place - 1);
        if (place == tails.end()) {
            tails.push_back(row);
        } else {
            *place = row;
        }
    }
    std::vector<bool> staysBefore(before.size(), false), staysAfter(after.size(), false);
    for (std::size_t row = tails.empty() ? none : tails.back(); row != none; row = previous[row]) {
        staysAfter[row] = true;
        staysBefore[oldRow[row]] = true;
    }

    std::vector<RowStep> steps;
    for (std::size_t row = before.size(); row-- > 0;) {
        if (!staysBefore[row]) {
            steps.push_back({RowStep::Kind::Remove, row});
        }
    }
    for (std::size_t row = 0; row < after.size(); ++row) {
        if (!staysAfter[row]) {
            steps.push_back({RowStep::Kind::Insert, row});
        }
    }
    for (std::size_t row = 0; row < after.size(); ++row) {
        if (staysAfter[row] && !same(before[oldRow[row]], after[row])) {
            steps.push_back({RowStep::Kind::Update, row});
        }
    }
    return steps;
}

} // namespace poolhouse::core
