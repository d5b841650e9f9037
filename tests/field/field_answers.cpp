// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/field/field_answers.h"

#include <algorithm>
#include <utility>

namespace poolhouse::test {

namespace {

constexpr const char* whenMade = "2026-03-02T08:15:30Z";
constexpr const char* planName = "heroku-postgresql:advanced";

std::string numbered(std::string_view prefix, int number) {
    std::string digits = std::to_string(number);
    digits.insert(0, 12 - std::min<std::size_t>(digits.size(), 12), '0');
    return std::string(prefix) + "-0000-4000-8000-" + digits;
}

Json appReference(std::string_view name) {
    return {{"id", numbered("11111111", name == webApp ? 1 : 2)}, {"name", name}};
}

Json level(const char* name, int vcpu, int memory, int connections) {
    return {{"name", name}, {"vcpu", vcpu}, {"memory_in_gb", memory}, {"connection_limit", connections}};
}

Json levelPrice(const char* name, int cents) {
    return {{"billing_period", "month"}, {"billing_unit", "compute"}, {"product_description", name}, {"rate", cents}};
}

int connectionsOf(std::string_view levelName) {
    return levelName == "8G-Performance" ? 800 : 380;
}

Json prices() {
    return {{"advanced",
             {{"4g-performance", levelPrice("4G-Performance", 15000)},
              {"8g-performance", levelPrice("8G-Performance", 30000)},
              {"16g-performance", levelPrice("16G-Performance", 50000)},
              {"32g-performance", levelPrice("32G-Performance", 90000)},
              {"storage-optimized",
               {{"billing_period", "month"},
                {"billing_unit", "gigabyte"},
                {"product_description", "storage-optimized"},
                {"rate", 20},
                {"included_units", 100}}}}}};
}

} // namespace

std::string infoRoute(std::string_view cluster) {
    return "GET /data/postgres/v1/" + std::string(cluster) + "/info";
}

Json fieldAddon(std::string_view id, std::string_view name, std::string_view app) {
    return {{"id", id},
            {"name", name},
            {"app", appReference(app)},
            {"addon_service", {{"id", numbered("55555555", 1)}, {"name", "heroku-postgresql"}}},
            {"plan", {{"id", numbered("66666666", 1)}, {"name", planName}}},
            {"state", "provisioned"},
            {"config_vars", Json::array({"DATABASE_URL"})},
            {"provider_id", "x"},
            {"billed_price", nullptr},
            {"actions", Json::array()},
            {"web_url", nullptr},
            {"created_at", whenMade},
            {"updated_at", whenMade}};
}

Json fieldAttachment(int number, std::string_view name, std::string_view app, std::string_view cluster,
                     std::string_view pool) {
    return {{"id", numbered("bbbbbbbb", number)},
            {"name", name},
            {"namespace", pool.empty() ? Json(nullptr) : Json("role:analyst|pool:" + std::string(pool))},
            {"app", appReference(app)},
            {"addon",
             {{"id", cluster},
              {"name", cluster == firstCluster ? firstName : secondName},
              {"app", appReference(app)},
              {"plan", {{"id", numbered("66666666", 1)}, {"name", planName}}}}},
            {"config_vars", Json::array({std::string(name) + "_URL"})},
            {"web_url", nullptr},
            {"log_input_url", nullptr},
            {"created_at", whenMade},
            {"updated_at", whenMade}};
}

Json fieldPool(int number, std::string_view name, std::string_view levelName, int count, int used) {
    const bool leader = name == "leader";
    auto instances = Json::array();
    for (int i = 0; i < count; ++i) {
        const std::string id = "i" + std::to_string(100000 + number * 100 + i);
        const char* const role = !leader ? "follower" : i == 0 ? "leader" : "standby";
        instances.push_back({{"id", id},
                             {"name", id},
                             {"level", levelName},
                             {"role", role},
                             {"status", "up"},
                             {"updated_at", whenMade}});
    }
    return {
        {"id", numbered("eeeeeeee", number)},
        {"name", name},
        {"status", "available"},
        {"expected_count", count},
        {"expected_level", levelName},
        {"expected_connection_limit", connectionsOf(levelName) * (leader ? 1 : count)},
        {"connections_used", used},
        {"compute_instances", std::move(instances)},
        {"endpoints",
         Json::array({{{"host", std::string(name) + ".example.invalid"}, {"port", 5432}, {"status", "available"}}})},
        {"metrics_sources", {{"cluster", nullptr}, {"database", nullptr}, {"leader", nullptr}}},
        {"wait_status", {{"waiting", false}, {"message", nullptr}}}};
}

Json fieldInfo(std::string_view id, std::string_view name, std::string_view app, Json pools) {
    return {{"addon", {{"id", id}, {"name", name}}},
            {"app", appReference(app)},
            {"created_at", whenMade},
            {"features",
             {{"continuous_protection", {{"enabled", true}}},
              {"credentials", {{"enabled", true}, {"current_count", 1}}},
              {"data_encryption", {{"enabled", true}}},
              {"fork", {{"enabled", true}}},
              {"highly_available", {{"enabled", true}}},
              {"rollback", {{"enabled", true}, {"earliest_time", whenMade}, {"latest_time", whenMade}}}}},
            {"forked_from", nullptr},
            {"plan_limits", Json::array({{{"name", "connection-limit"}, {"current", 120}, {"limit", 380}},
                                         {{"name", "storage-limit-in-gb"}, {"current", 142.5}, {"limit", 128000}},
                                         {{"name", "table-limit"}, {"current", 12}, {"limit", 4000}}})},
            {"pools", std::move(pools)},
            {"quotas", Json::array()},
            {"region", "us"},
            {"status", "available"},
            {"tier", "advanced"},
            {"version", "17.5"}};
}

std::map<std::string, Json> fieldAnswers() {
    const Json wait{{"waiting", false}, {"message", nullptr}};
    Json web = appReference(webApp);
    web.update({{"team", nullptr}, {"created_at", whenMade}});
    Json shopApi = appReference(apiApp);
    shopApi.update({{"team", {{"id", numbered("22222222", 3)}, {"name", "shop-team"}}}, {"created_at", whenMade}});
    std::map<std::string, Json> answers;
    answers["GET /account"] = {
        {"id", numbered("99999999", 9)}, {"email", "ops@example.com"}, {"two_factor_authentication", false}};
    answers["GET /account/rate-limits"] = {{"remaining", 4400}};
    answers["GET /apps"] = Json::array({web, shopApi});
    answers["GET /addons"] =
        Json::array({fieldAddon(firstCluster, firstName, webApp), fieldAddon(secondCluster, secondName, apiApp)});
    answers["GET /addon-attachments"] = Json::array({fieldAttachment(1, "DATABASE", webApp, firstCluster),
                                                     fieldAttachment(2, "READS", webApp, firstCluster, "web-reads"),
                                                     fieldAttachment(3, "DATABASE", apiApp, secondCluster)});
    answers["GET /data/postgres/v1/levels/advanced"] = {
        {"items", Json::array({level("4G-Performance", 2, 4, 380), level("8G-Performance", 2, 8, 800),
                               level("16G-Performance", 2, 16, 1600), level("32G-Performance", 4, 32, 3200),
                               level("64G-Performance", 8, 64, 5000)})}};
    answers["GET /data/postgres/v1/pricing"] = prices();
    answers[infoRoute(firstCluster)] = fieldInfo(firstCluster, firstName, webApp,
                                                 Json::array({fieldPool(1, "leader", "8G-Performance", 2, 300),
                                                              fieldPool(2, "web-reads", "4G-Performance", 3, 700)}));
    answers[infoRoute(secondCluster)] =
        fieldInfo(secondCluster, secondName, apiApp, Json::array({fieldPool(3, "leader", "4G-Performance", 1, 90)}));
    for (const auto cluster : {firstCluster, secondCluster}) {
        answers["GET /data/postgres/v1/" + std::string(cluster) + "/wait_status"] = wait;
    }
    return answers;
}

} // namespace poolhouse::test
