// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/api.h"
#include "app/sandbox/recorder.h"
#include "app/sandbox/request_parser.h"
#include "app/sandbox/scenarios.h"
#include "models/json/json.h"
#include "tests/support/json_compare.h"

#include <QTest>

#include <filesystem>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace poolhouse::sandbox::test {

using nlohmann::json;
using std::chrono::seconds;

inline const core::Instant anchor = *core::parseInstant("2026-06-22T08:28:00Z");
inline const std::string rectangular = "postgresql-rectangular-12345";
inline const std::string classic = "postgresql-rigid-40120"; ///< standard-2, on example-app
inline const std::string goodToken = "01234567-89ab-cdef-0123-456789abcdef";

/// Records exchanges for the schema check; null when the build defines no folder for records.
inline std::unique_ptr<Recorder> testRecorder(const std::string& scenario) {
#ifdef POOLHOUSE_RECORDS
    std::filesystem::create_directories(POOLHOUSE_RECORDS);
    return Recorder::open(POOLHOUSE_RECORDS "/test-" + std::to_string(::getpid()) + ".jsonl", scenario).value();
#else
    (void)scenario;
    return nullptr;
#endif
}

/// The sandbox without sockets: passes requests through the parser to Api::handle(), at a time set by the test.
class ApiClient {
public:
    explicit ApiClient(const std::string& scenario = "small", ApiOptions options = {}, std::uint64_t seed = 1)
        : api(makeWorld({scenario, seed, anchor}).value(), std::move(options)), recorder(testRecorder(scenario)) {}

    Response send(const std::string& method, const std::string& path, const std::string& body = {},
                  const std::vector<Header>& headers = {}) {
        std::string text =
            method + " " + path + " HTTP/1.1\r\nHost: test\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        bool authorized = false;
        for (const auto& header : headers) {
            text += header.name + ": " + header.value + "\r\n";
            authorized |= header.name == "Authorization";
        }
        if (!authorized) {
            text += "Authorization: Bearer " + goodToken + "\r\n";
        }
        RequestParser parser;
        parser.append(text + "\r\n" + body);
        if (parser.advance() != RequestParser::Outcome::Complete) {
            return {parser.failure().status, {}, parser.failure().sentence, {}};
        }
        const auto request = parser.takeRequest();
        auto response = api.handle(request, now);
        if (recorder) {
            recorder->write(request, response);
        }
        return response;
    }
    json get(const std::string& path, const std::vector<Header>& headers = {}) {
        return json::parse(send("GET", path, {}, headers).body);
    }
    std::string clusterId(const std::string& name) { return api.state().findCluster(name)->id; }
    std::string dataPath(const std::string& cluster) { return "/data/postgres/v1/" + clusterId(cluster); }
    json info(const std::string& cluster) { return get(dataPath(cluster) + "/info"); }
    /// null when the cluster lacks the pool.
    json pool(const std::string& cluster, const std::string& name) {
        const auto answer = info(cluster);
        for (const auto& each : answer["pools"]) {
            if (each["name"] == name) {
                return each;
            }
        }
        return nullptr;
    }
    std::string poolPath(const std::string& cluster, const std::string& name) {
        return dataPath(cluster) + "/pools/" + pool(cluster, name)["id"].get<std::string>();
    }

    /// Sends a JSON body; returns the status and the parsed response.
    std::pair<int, json> call(const std::string& method, const std::string& path, const json& body = nullptr,
                              const std::vector<Header>& headers = {}) {
        const auto response = send(method, path, body.is_null() ? std::string() : body.dump(), headers);
        return {response.status, json::parse(response.body, nullptr, false)};
    }
    json configVars(const std::string& app) { return get("/apps/" + app + "/config-vars"); }
    json lastRelease(const std::string& app) {
        return get("/apps/" + app + "/releases", {{"Range", "version ..; max=1, order=desc"}})[0];
    }
    json attachment(const std::string& app, const std::string& name) {
        return get("/apps/" + app + "/addon-attachments/" + name);
    }

    Api api;
    core::Instant now = anchor;
    std::unique_ptr<Recorder> recorder;
};

inline std::string messageOf(const Response& response) {
    const auto body = json::parse(response.body, nullptr, false);
    return body.is_object() ? body.value("message", "") : std::string();
}

/// String value of a member; empty when absent or not a string.
inline std::string textOf(const json& body, const std::string& member) {
    return body.is_object() && body.contains(member) && body[member].is_string() ? body[member].get<std::string>()
                                                                                 : std::string();
}

} // namespace poolhouse::sandbox::test
