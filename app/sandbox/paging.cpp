// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/paging.h"

#include "app/sandbox/errors.h"
#include "app/sandbox/request_body.h"

#include <algorithm>
#include <charconv>

namespace poolhouse::sandbox {

namespace {

std::optional<std::string> applyOption(RangeSpec& spec, std::string_view option) {
    if (option == "order=asc" || option == "order=desc") {
        spec.descending = option == "order=desc";
        return std::nullopt;
    }
    if (option.starts_with("max=")) {
        const auto digits = option.substr(4);
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), spec.max);
        const bool whole = !digits.empty() && parsed.ptr == digits.data() + digits.size();
        if (whole && parsed.ec == std::errc::result_out_of_range) {
            spec.max = largestPage;
        } else if (!whole || spec.max == 0) {
            return "In the Range header, max must be a number from 1 to 1000.";
        }
        spec.max = std::min(spec.max, largestPage);
        return std::nullopt;
    }
    return "The Range header has an option that is neither max nor order.";
}

std::string nextRange(const RangeSpec& spec, const std::string& last) {
    return spec.field + " ]" + last + ".." + spec.end + "; max=" + std::to_string(spec.max) +
           (spec.descending ? ", order=desc" : "");
}

} // namespace

core::Result<RangeSpec, std::string> parseRange(std::string_view text, std::initializer_list<std::string_view> fields) {
    RangeSpec spec;
    const auto semicolon = text.find(';');
    const auto interval = trimmed(text.substr(0, semicolon));
    const auto space = interval.find(' ');
    spec.field = interval.substr(0, space);
    if (std::find(fields.begin(), fields.end(), spec.field) == fields.end()) {
        std::string sentence = "This list can be ranged by";
        for (const auto field : fields) {
            sentence += (field == *fields.begin() ? " " : " or ") + std::string(field);
        }
        return sentence + " only.";
    }
    auto bounds = space == std::string_view::npos ? std::string_view{} : trimmed(interval.substr(space + 1));
    const auto dots = bounds.find("..");
    if (dots == std::string_view::npos) {
        return std::string("The Range header must be FIELD START..END.");
    }
    auto start = bounds.substr(0, dots);
    if (start.starts_with(']') || start.starts_with('[')) {
        spec.afterStart = start.front() == ']';
        start.remove_prefix(1);
    }
    auto end = bounds.substr(dots + 2);
    if (end.ends_with(']')) {
        end.remove_suffix(1);
    }
    spec.start = start;
    spec.end = end;
    if (semicolon != std::string_view::npos) {
        for (const auto& option : listElements(text.substr(semicolon + 1))) {
            if (auto error = applyOption(spec, option)) {
                return *std::move(error);
            }
        }
    }
    return spec;
}

Response pagedList(const Exchange& exchange, const std::vector<PagedItem>& items,
                   const std::function<nlohmann::json(std::size_t)>& write) {
    RangeSpec spec;
    if (const auto range = exchange.request.header("Range")) {
        auto parsed = parseRange(*range);
        if (!parsed) {
            return badRange(parsed.error());
        }
        spec = std::move(parsed).value();
    }
    const auto key = [&](std::size_t i) -> const std::string& {
        return spec.field == "name" ? *items[i].name : *items[i].id;
    };
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& low = spec.descending ? spec.end : spec.start;
        const auto& high = spec.descending ? spec.start : spec.end;
        const bool inside = (low.empty() || key(i) >= low) && (high.empty() || key(i) <= high);
        if (inside && !(spec.afterStart && key(i) == spec.start)) {
            chosen.push_back(i);
        }
    }
    const auto before = [&](std::size_t a, std::size_t b) {
        return spec.descending ? key(b) < key(a) : key(a) < key(b);
    };
    if (!std::is_sorted(chosen.begin(), chosen.end(), before)) {
        std::stable_sort(chosen.begin(), chosen.end(), before);
    }
    const bool more = chosen.size() > spec.max;
    if (more) {
        // never split records with the same key: "]KEY" would skip the rest
        auto size = spec.max;
        while (size < chosen.size() && key(chosen[size]) == key(chosen[size - 1])) {
            ++size;
        }
        chosen.resize(size);
    }
    auto list = nlohmann::json::array();
    for (const auto index : chosen) {
        list.push_back(write(index));
    }
    auto response = jsonResponse(list, more ? 206 : 200);
    response.headers.push_back({"Accept-Ranges", "id, name"});
    if (!chosen.empty()) {
        const auto& last = key(chosen.back());
        response.headers.push_back({"Content-Range", spec.field + " " + key(chosen.front()) + ".." + last +
                                                         "; max=" + std::to_string(spec.max)});
        if (more) {
            response.headers.push_back({"Next-Range", nextRange(spec, last)});
        }
    }
    return response;
}

} // namespace poolhouse::sandbox
