// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/exchange.h"
#include "models/core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <map>
#include <string>
#include <vector>

namespace poolhouse::sandbox {

inline constexpr std::size_t defaultPage = 200;
inline constexpr std::size_t largestPage = 1000;

/// Range header of the Platform API: "FIELD [START]..[END]; max=N, order=asc|desc"; "]" before START excludes START.
struct RangeSpec {
    std::string field = "id";
    std::string start;
    std::string end;
    bool afterStart = false;
    bool descending = false;
    std::size_t max = defaultPage;

    friend bool operator==(const RangeSpec&, const RangeSpec&) = default;
};

/// Parses a Range header; max is capped at largestPage. The error is a sentence for the response.
[[nodiscard]] core::Result<RangeSpec, std::string>
parseRange(std::string_view text, std::initializer_list<std::string_view> fields = {"id", "name"});

/// An element of a paged list.
struct PagedItem {
    const std::string* id;
    const std::string* name;
};

/// Responds with a page of `items`, which are sorted by id; `write` returns the JSON of the item at an index. 206 with
/// Next-Range if more remain, else 200.
[[nodiscard]] Response pagedList(const Exchange& exchange, const std::vector<PagedItem>& items,
                                 const std::function<nlohmann::json(std::size_t index)>& write);

/// The same for pointers to records with an id and a name.
template <class Record, class Write>
Response pagedRecords(const Exchange& exchange, const std::vector<const Record*>& records, Write&& write) {
    std::vector<PagedItem> items;
    items.reserve(records.size());
    for (const auto* record : records) {
        items.push_back({&record->id, &record->name});
    }
    return pagedList(exchange, items, [&](std::size_t index) { return write(*records[index]); });
}

/// The same for a map of records by id. A page by id is located by its start, independent of the length of the list.
template <class Record, class Write>
Response pagedMap(const Exchange& exchange, const std::map<std::string, Record>& records, Write&& write) {
    const auto header = exchange.request.header("Range");
    const auto parsed = parseRange(header.value_or("id .."));
    std::vector<const Record*> page;
    const bool byId = parsed.ok() && parsed.value().field == "id" && !parsed.value().descending;
    auto at = byId ? records.lower_bound(parsed.value().start) : records.begin();
    const auto enough = byId ? parsed.value().max + 2 : records.size(); // an excluded start, and one to detect more
    for (; at != records.end() && page.size() < enough; ++at) {
        page.push_back(&at->second);
    }
    return pagedRecords(exchange, page, std::forward<Write>(write));
}

} // namespace poolhouse::sandbox
