// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"
#include "models/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace poolhouse::sandbox {

inline constexpr std::size_t defaultPage = 200;
inline constexpr std::size_t largestPage = 1000;

/// A Range header as the Platform API has it: "FIELD [START]..[END]; max=N, order=asc|desc", where "]" before START
/// leaves START itself out.
struct RangeSpec {
    std::string field = "id";
    std::string start;
    std::string end;
    bool afterStart = false;
    bool descending = false;
    std::size_t max = defaultPage;

    friend bool operator==(const RangeSpec&, const RangeSpec&) = default;
};

/// The error is a sentence. A max above 1000 counts as 1000. Fields are "id" and "name".
[[nodiscard]] core::Result<RangeSpec, std::string> parseRange(std::string_view text);

/// A list that can be asked for by pages.
struct PagedItem {
    const std::string* id;
    const std::string* name;
};

/// Answers a list: `items` in the order of their ids, `write` makes the JSON of the one at an index. 206 with
/// Next-Range while more remains, 200 for the whole list in one page or its last page.
[[nodiscard]] Response pagedList(const Exchange& exchange, const std::vector<PagedItem>& items,
                                 const std::function<nlohmann::json(std::size_t index)>& write);

/// The same for a list of pointers to records that have an id and a name.
template <class Record, class Write>
Response pagedRecords(const Exchange& exchange, const std::vector<const Record*>& records, Write&& write) {
    std::vector<PagedItem> items;
    items.reserve(records.size());
    for (const auto* record : records) {
        items.push_back({&record->id, &record->name});
    }
    return pagedList(exchange, items, [&](std::size_t index) { return write(*records[index]); });
}

} // namespace poolhouse::sandbox
