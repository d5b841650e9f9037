// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/api.h"
#include "app/sandbox/request_parser.h"
#include "app/sandbox/scenarios.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace QTest {
template <> inline char* toString(const std::string& text) {
    return qstrdup(text.c_str());
}
} // namespace QTest

/// QCOMPARE for JSON: its conversions are too willing for Qt's overloads, and a text shows what differs.
#define COMPARE_JSON(actual, expected) QCOMPARE(nlohmann::json(actual).dump(), nlohmann::json(expected).dump())

namespace poolhouse::sandbox::test {

using nlohmann::json;
using std::chrono::seconds;

inline const core::Instant anchor = *core::parseInstant("2026-06-22T08:28:00Z");
inline const std::string goodToken = "01234567-89ab-cdef-0123-456789abcdef";

/// The sandbox without sockets: requests go through the parser into the pure function, at an instant the test sets.
class ApiClient {
public:
    explicit ApiClient(const std::string& scenario = "small", ApiOptions options = {}, std::uint64_t seed = 1)
        : api(makeWorld({scenario, seed, anchor}).value(), std::move(options)) {}

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
        return api.handle(parser.take(), now);
    }
    json get(const std::string& path, const std::vector<Header>& headers = {}) {
        return json::parse(send("GET", path, {}, headers).body);
    }
    std::string clusterId(const std::string& name) { return api.state().findCluster(name)->id; }
    std::string dataPath(const std::string& cluster) { return "/data/postgres/v1/" + clusterId(cluster); }
    json info(const std::string& cluster) { return get(dataPath(cluster) + "/info"); }
    /// null when the cluster has no such pool.
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

    Api api;
    core::Instant now = anchor;
};

inline std::string messageOf(const Response& response) {
    const auto body = json::parse(response.body, nullptr, false);
    return body.is_object() ? body.value("message", "") : std::string();
}

} // namespace poolhouse::sandbox::test
