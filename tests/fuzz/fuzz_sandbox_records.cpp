// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/api.h"
#include "app/sandbox/json_input.h"
#include "app/sandbox/records_check.h"
#include "app/sandbox/records_json.h"
#include "app/sandbox/request_parser.h"
#include "app/sandbox/scenarios.h"
#include "tests/fuzz/spoil.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

using namespace poolhouse;
using namespace poolhouse::fuzz;
using namespace poolhouse::sandbox;
using nlohmann::json;

namespace {

const core::Instant start = *core::parseInstant("2026-06-22T08:28:00Z");

/// The records of a database: an app with two of its databases, one with a change under way.
struct Database {
    json world;
    std::vector<json> apps;
    std::vector<json> clusters;
    std::vector<json> attachments;
};

Database validDatabase() {
    auto made = makeWorld({"small", 1, start}).value();
    Database database{toJson(made.world()), {}, {}, {}};
    for (const auto* name : {"postgresql-lively-80211", "postgresql-cubic-55310"}) {
        const auto& cluster = *made.findCluster(name);
        database.clusters.push_back(toJson(cluster));
        for (const auto* attachment : made.attachmentsOfCluster(cluster.id)) {
            database.attachments.push_back(toJson(*attachment));
        }
    }
    database.apps.push_back(toJson(*made.findApp("billing-prod")));
    return database;
}

template <class Record> void insertAll(State& state, const std::vector<json>& records) {
    for (const auto& each : records) {
        Record record;
        fromJson(each, record);
        state.insert(std::move(record));
    }
}

/// The state, unless a record cannot be read or breaks what the service relies on.
std::optional<State> stateOf(const Database& database) {
    try {
        WorldRecord world;
        fromJson(database.world, world);
        State state(world);
        insertAll<AppRecord>(state, database.apps);
        insertAll<ClusterRecord>(state, database.clusters);
        insertAll<AttachmentRecord>(state, database.attachments);
        return contentProblem(state) ? std::nullopt : std::optional(std::move(state));
    } catch (const json::exception&) {
        return std::nullopt;
    } catch (const std::out_of_range&) {
        return std::nullopt;
    }
}

void spoilSomething(Database& database, Choices& choices) {
    const auto one = [&](std::vector<json>& records) -> json& { return records[choices.below(records.size())]; };
    switch (choices.below(8)) {
    case 0: spoil(database.world, choices); break;
    case 1:
    case 2: spoil(one(database.apps), choices); break;
    case 3: spoil(one(database.attachments), choices); break;
    default: spoil(one(database.clusters), choices); break;
    }
}

Request requestOf(std::string_view method, std::string_view path, std::string_view body) {
    RequestParser parser;
    parser.append(std::string(method) + " " + std::string(path) +
                  " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer HRKU-fuzz\r\nContent-Length: " +
                  std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
    return parser.advance() == RequestParser::Outcome::Complete ? parser.takeRequest() : Request{};
}

void ask(Api& api, core::Instant now, std::string_view method, const std::string& path, std::string_view body = {}) {
    const auto request = requestOf(method, path, body);
    if (request.segments.empty()) {
        return; // an id that is no part of an address
    }
    const auto response = api.handle(request, now);
    require(response.status >= 200 && response.status < 500);
    require(response.status == 204 || parseJson(response.body).ok() || path.starts_with("/log-streams"));
}

void askAll(Api& api, const std::string& app, const std::string& cluster, core::Instant now) {
    for (const auto* path : {"/addons", "/addon-attachments", "/apps"}) {
        ask(api, now, "GET", path);
    }
    for (const auto* rest : {"", "/releases", "/config-vars", "/dynos", "/formation", "/addons"}) {
        ask(api, now, "GET", "/apps/" + app + rest);
    }
    ask(api, now, "GET", "/data/maintenances/v1/apps/" + app);
    ask(api, now, "GET", "/data/maintenances/v1/" + cluster + "/history?limit=20");
    ask(api, now, "GET", "/data/maintenances/v1/" + cluster + "/window");
    for (const auto* rest : {"/info", "/wait_status", "/credentials", "/settings", "/quotas", "/migrations"}) {
        ask(api, now, "GET", "/data/postgres/v1/" + cluster + rest);
    }
}

void changeAll(Api& api, const std::string& app, const std::string& cluster, core::Instant now) {
    ask(api, now, "POST", "/apps/" + app + "/dynos", R"({"command":"ls"})");
    ask(api, now, "PATCH", "/apps/" + app + "/config-vars", R"({"A":"b"})");
    ask(api, now, "POST", "/apps/" + app + "/log-sessions", "{}");
    ask(api, now, "POST", "/addon-attachments", R"({"addon":")" + cluster + R"(","app":")" + app + R"("})");
    ask(api, now, "POST", "/data/postgres/v1/" + cluster + "/credentials", R"({"name":"reader"})");
    ask(api, now, "POST", "/data/postgres/v1/" + cluster + "/pools", R"({"level":"4G-Performance","count":1})");
    ask(api, now, "POST", "/data/maintenances/v1/" + cluster + "/schedule", R"({"delay_weeks":"1"})");
    ask(api, now, "POST", "/data/maintenances/v1/" + cluster + "/window",
        R"({"day_of_week":"sunday","time_of_day":"13:30"})");
}

} // namespace

/// Spoils some members of a valid database, as the bytes decide. What is accepted must serve reading and changing, now
/// and later.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Database valid = validDatabase();
    Choices choices(data, size);
    auto database = valid;
    for (auto times = 1 + choices.below(3); times > 0; --times) {
        spoilSomething(database, choices);
    }
    auto state = stateOf(database);
    if (!state) {
        return 0;
    }
    const auto app = state->apps().empty() ? "none" : state->apps().begin()->first;
    const auto cluster = state->clusters().empty() ? "none" : state->clusters().begin()->first;
    Api api(*std::move(state), {.token = {}, .rateLimit = 1'000'000, .latency = {}, .twoFactor = false, .warning = {}});
    askAll(api, app, cluster, start);
    changeAll(api, app, cluster, start);
    const auto later = start + std::chrono::days(choices.below(100));
    askAll(api, app, cluster, later);
    return 0;
}
