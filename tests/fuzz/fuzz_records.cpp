// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/core/capacity.h"
#include "models/core/cost.h"
#include "models/json/json.h"
#include "tests/fuzz/spoil.h"

#include <QByteArray>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

using namespace poolhouse;
using namespace poolhouse::api;
using namespace poolhouse::fuzz;
using Json = nlohmann::json;

namespace {

constexpr std::size_t records = 4;

std::string numbered(const char* prefix, std::size_t number) {
    return prefix + std::to_string(number);
}

Json app(std::size_t number) {
    return {{"id", numbered("a", number)}, {"name", numbered("app-", number)}};
}

Json addon(std::size_t number) {
    return {{"id", numbered("c", number)},
            {"name", numbered("cluster-", number)},
            {"app", app(number)},
            {"addon_service", {{"name", "heroku-postgresql"}}},
            {"plan", {{"name", "heroku-postgresql:advanced"}}},
            {"state", "provisioned"},
            {"created_at", "2026-03-02T08:15:30Z"}};
}

Json attachment(std::size_t number) {
    return {{"id", numbered("t", number)},
            {"name", numbered("READS_", number)},
            {"app", app(number)},
            {"addon", {{"id", "c1"}}},
            {"namespace", "role:reader|pool:reads"}};
}

Json level(std::size_t number) {
    return {{"name", numbered("level-", number)}, {"vcpu", 2}, {"memory_in_gb", 4}, {"connection_limit", 380}};
}

Json price(std::size_t number) {
    return {{"billing_period", "month"},
            {"billing_unit", "compute"},
            {"product_description", numbered("level-", number)},
            {"rate", 15000}};
}

Json pool(std::size_t number) {
    return {{"id", numbered("p", number)},
            {"name", number == 0 ? std::string("leader") : numbered("reads-", number)},
            {"status", "available"},
            {"expected_count", 1},
            {"expected_level", "level-0"},
            {"expected_connection_limit", 380},
            {"connections_used", 10},
            {"compute_instances", Json::array({{{"id", "i"}, {"role", "follower"}, {"status", "up"}}})},
            {"endpoints", Json::array({{{"host", "h"}, {"port", 5432}, {"status", "available"}}})},
            {"wait_status", {{"waiting", false}, {"message", nullptr}}}};
}

Json listOf(Json (*record)(std::size_t)) {
    auto list = Json::array();
    for (std::size_t i = 0; i < records; ++i) {
        list.push_back(record(i));
    }
    return list;
}

QByteArray written(const Json& json) {
    return QByteArray::fromStdString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// What was not touched is there, in its order and as it was.
template <class T> void requireOthers(const std::vector<T>& whole, const std::vector<T>& partial, std::size_t odd) {
    auto from = partial.begin();
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i != odd) {
            from = std::find(from, partial.end(), whole[i]);
            require(from != partial.end());
        }
    }
}

template <class Read> void checkList(Json list, Read read, std::size_t odd, Choices& choices) {
    const auto whole = read(written(list));
    require(whole.ok() && whole.value().items.size() == records && whole.value().unreadable.empty());
    spoil(list[odd], choices);
    const auto partial = read(written(list));
    require(partial.ok());
    requireOthers(whole.value().items, partial.value().items, odd);
    require(partial.value().understood + 1 >= records);
    for (const auto& remark : partial.value().unreadable) {
        require(remark.path.starts_with("[" + std::to_string(odd) + "]") && !remark.expected.empty());
    }
}

void checkLevels(std::size_t odd, Choices& choices) {
    Json list = listOf(level);
    const auto whole = codec::readLevels(written({{"items", list}}));
    spoil(list[odd], choices);
    const auto partial = codec::readLevels(written({{"items", list}}));
    require(whole.ok() && partial.ok());
    for (std::size_t i = 0; i < records; ++i) {
        const auto& untouched = whole.value().levels()[i];
        const auto* found = partial.value().find(untouched.name);
        require(i == odd || (found != nullptr && (*found == untouched || list[odd].value("name", "") == found->name)));
    }
}

void checkPrices(std::size_t odd, Choices& choices) {
    Json entries = Json::object();
    for (std::size_t i = 0; i < records; ++i) {
        entries[numbered("entry-", i)] = price(i);
    }
    Json& spoiled = entries[numbered("entry-", odd)];
    spoil(spoiled, choices);
    const auto list = codec::readPricing(written({{"advanced", entries}, {"other", oddValue(choices)}}));
    require(list.ok());
    const auto* table = list.value().find("advanced");
    require(table != nullptr);
    for (std::size_t i = 0; i < records; ++i) {
        require(i == odd || table->find(numbered("level-", i)) != nullptr);
    }
}

void checkPools(std::size_t odd, Choices& choices) {
    Json info{{"addon", {{"id", "c"}, {"name", "cluster"}}},
              {"app", app(1)},
              {"status", "available"},
              {"plan_limits", Json::array({{{"name", "storage-limit-in-gb"}, {"current", 12}, {"limit", 1000}}})},
              {"quotas",
               Json::array({{{"type", "storage"}, {"current_gb", 3}, {"warning_gb", nullptr}, {"critical_gb", 4}}})},
              {"pools", listOf(pool)}};
    const auto whole = codec::readInfo(written(info));
    require(whole.ok() && whole.value().unreadable.empty());
    spoil(info["pools"][odd], choices);
    for (const char* const member : {"plan_limits", "quotas", "app", "status"}) {
        if (choices.below(4) == 0) {
            spoil(info[member], choices);
        }
    }
    const auto partial = codec::readInfo(written(info));
    require(partial.ok());
    requireOthers(whole.value().pools, partial.value().pools, odd);
    require(partial.value().pools.size() == records || !partial.value().allPoolsRead());
    if (!partial.value().allPoolsRead()) {
        require(!core::clusterCapacity(partial.value(), {}).limit);
        require(!core::estimateCost(partial.value(), nullptr).complete());
    }
}

} // namespace

/// Spoils one record of a valid answer, as the bytes decide; every other record must be read as if nothing had
/// happened.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Choices choices(data, size);
    const auto answer = choices.below(6);
    const auto odd = choices.below(records);
    switch (answer) {
    case 0: checkList(listOf(app), codec::readApps, odd, choices); break;
    case 1: checkList(listOf(addon), codec::readClusters, odd, choices); break;
    case 2: checkList(listOf(attachment), codec::readAttachments, odd, choices); break;
    case 3: checkLevels(odd, choices); break;
    case 4: checkPrices(odd, choices); break;
    default: checkPools(odd, choices); break;
    }
    return 0;
}
