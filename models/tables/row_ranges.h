// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/keyed_diff.h"

#include <vector>

namespace poolhouse::tables {

/// Merges adjacent steps of a keyed diff: a view is notified once of a thousand new rows.
struct RowRange {
    core::RowStep::Kind kind = core::RowStep::Kind::Update;
    int first = 0;
    int last = 0;
};

[[nodiscard]] inline std::vector<RowRange> rowRanges(const std::vector<core::RowStep>& steps) {
    std::vector<RowRange> ranges;
    for (const auto& step : steps) {
        const int row = static_cast<int>(step.row);
        const bool fromBack = step.kind == core::RowStep::Kind::Remove;
        if (!ranges.empty() && ranges.back().kind == step.kind) {
            auto& range = ranges.back();
            if (fromBack ? row == range.first - 1 : row == range.last + 1) {
                (fromBack ? range.first : range.last) = row;
                continue;
            }
        }
        ranges.push_back({step.kind, row, row});
    }
    return ranges;
}

} // namespace poolhouse::tables
