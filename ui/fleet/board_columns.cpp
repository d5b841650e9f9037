// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/board_columns.h"

#include <algorithm>
#include <numeric>

namespace poolhouse::ui {

namespace {

/// Hides the least important until the rest fits: any, or only those that yield.
void hide(const std::vector<ColumnNeed>& needs, std::vector<int>& widths, int available, bool any) {
    while (std::accumulate(widths.begin(), widths.end(), 0) > available) {
        std::size_t least = needs.size();
        int visible = 0;
        for (std::size_t column = 0; column < needs.size(); ++column) {
            visible += widths[column] > 0 ? 1 : 0;
            if (widths[column] > 0 && (any || needs[column].yields) &&
                (least == needs.size() || needs[column].importance < needs[least].importance)) {
                least = column;
            }
        }
        if (visible <= 1 || least == needs.size()) {
            return;
        }
        widths[least] = 0;
    }
}

/// Brings back what is narrow enough after all, the most important first.
void showAgain(const std::vector<ColumnNeed>& needs, std::vector<int>& widths, int available) {
    std::vector<std::size_t> hidden;
    for (std::size_t column = 0; column < needs.size(); ++column) {
        if (widths[column] == 0) {
            hidden.push_back(column);
        }
    }
    std::sort(hidden.begin(), hidden.end(),
              [&needs](std::size_t a, std::size_t b) { return needs[a].importance > needs[b].importance; });
    const auto fitOfVisible = [&] {
        int sum = 0;
        for (std::size_t column = 0; column < needs.size(); ++column) {
            sum += widths[column] > 0 ? needs[column].fit : 0;
        }
        return sum;
    };
    for (const auto column : hidden) {
        const int others = needs[column].yields ? fitOfVisible() : std::accumulate(widths.begin(), widths.end(), 0);
        if (others + needs[column].least <= available) {
            widths[column] = needs[column].least;
        }
    }
}

/// Raises a width to `wanted` as far as `spare` goes.
void raise(int& width, int wanted, int& spare) {
    const int more = std::clamp(wanted - width, 0, std::max(0, spare));
    width += more;
    spare -= more;
}

} // namespace

std::vector<int> fitColumns(const std::vector<ColumnNeed>& needs, int available) {
    std::vector<int> widths;
    widths.reserve(needs.size());
    for (const auto& need : needs) {
        widths.push_back(need.fit);
    }
    hide(needs, widths, available, false);
    for (std::size_t column = 0; column < needs.size(); ++column) {
        widths[column] = widths[column] > 0 ? needs[column].least : 0;
    }
    hide(needs, widths, available, true);
    showAgain(needs, widths, available);
    int spare = available - std::accumulate(widths.begin(), widths.end(), 0);
    for (std::size_t column = 0; column < needs.size(); ++column) {
        if (widths[column] > 0) {
            raise(widths[column], needs[column].fit, spare);
        }
    }
    for (std::size_t column = 0; column < needs.size(); ++column) {
        if (widths[column] > 0 && needs[column].grows) {
            raise(widths[column], 2 * needs[column].fit, spare);
        }
    }
    const auto visible = std::count_if(widths.begin(), widths.end(), [](int width) { return width > 0; });
    if (spare <= 0 || visible == 0) {
        return widths;
    }
    const int share = spare / static_cast<int>(visible);
    std::size_t last = 0;
    for (std::size_t column = 0; column < widths.size(); ++column) {
        if (widths[column] > 0) {
            widths[column] += share;
            last = column;
        }
    }
    widths[last] += spare - share * static_cast<int>(visible);
    return widths;
}

} // namespace poolhouse::ui
