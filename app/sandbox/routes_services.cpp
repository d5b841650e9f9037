// SPDX-License-Identifier: GPL-3.0-or-later
// What can be ordered: the add-on service, its plans, and regions.
#include "app/sandbox/errors.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/plans.h"
#include "app/sandbox/platform_json.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "models/core/cluster.h"

#include <algorithm>
#include <array>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

struct RegionRule {
    std::string_view name;
    std::string_view description;
    std::string_view country;
    std::string_view locale;
    std::string_view provider; ///< its own name of the region
    bool privateSpaces = false;
};

constexpr std::array regionRules{
    RegionRule{"us", "United States", "United States", "Virginia", "us-east-1"},
    RegionRule{"eu", "Europe", "Ireland", "Dublin", "eu-west-1"},
    RegionRule{"dublin", "Dublin, Ireland", "Ireland", "Dublin", "eu-west-1", true},
    RegionRule{"frankfurt", "Frankfurt, Germany", "Germany", "Frankfurt", "eu-central-1", true},
    RegionRule{"london", "London, United Kingdom", "United Kingdom", "London", "eu-west-2", true},
    RegionRule{"montreal", "Montreal, Canada", "Canada", "Montreal", "ca-central-1", true},
    RegionRule{"mumbai", "Mumbai, India", "India", "Mumbai", "ap-south-1", true},
    RegionRule{"oregon", "Oregon, United States", "United States", "Oregon", "us-west-2", true},
    RegionRule{"singapore", "Singapore", "Singapore", "Singapore", "ap-southeast-1", true},
    RegionRule{"sydney", "Sydney, Australia", "Australia", "Sydney", "ap-southeast-2", true},
    RegionRule{"tokyo", "Tokyo, Japan", "Japan", "Tokyo", "ap-northeast-1", true},
    RegionRule{"virginia", "Virginia, United States", "United States", "Virginia", "us-east-1", true}};

json regionJson(const RegionRule& rule) {
    json region = regionRefJson(std::string(rule.name));
    region.update({{"description", rule.description},
                   {"country", rule.country},
                   {"locale", rule.locale},
                   {"private_capable", rule.privateSpaces},
                   {"provider", {{"name", "amazon-web-services"}, {"region", rule.provider}}},
                   {"created_at", "2012-11-21T20:44:16Z"},
                   {"updated_at", "2012-11-21T20:44:16Z"}});
    return region;
}

Response listRegions(Exchange&) {
    json list = json::array();
    for (const auto& rule : regionRules) {
        list.push_back(regionJson(rule));
    }
    return jsonResponse(list);
}

Response getRegion(Exchange& exchange) {
    const auto& wanted = exchange.parameters[0];
    for (const auto& rule : regionRules) {
        auto region = regionJson(rule);
        if (rule.name == wanted || region["id"] == wanted) {
            return jsonResponse(region);
        }
    }
    return notFound("region");
}

Response listServices(Exchange&) {
    return jsonResponse(json::array({serviceJson(true)}));
}

bool isService(const std::string& idOrName) {
    return idOrName == addonService || serviceJson(false)["id"] == idOrName;
}

Response getService(Exchange& exchange) {
    return isService(exchange.parameters[0]) ? jsonResponse(serviceJson(true)) : notFound("add_on service");
}

Response listPlans(Exchange& exchange) {
    if (!isService(exchange.parameters[0])) {
        return notFound("add_on service");
    }
    json list = json::array();
    for (const auto& plan : allPlans()) {
        list.push_back(planJson(std::string(plan.name), true));
    }
    return jsonResponse(list);
}

/// By name, with or without the service, or id.
Response planResponse(const std::string& wanted) {
    const auto [service, name] = core::splitPlanName(wanted);
    for (const auto& plan : allPlans()) {
        const bool named = plan.name == name && (service.empty() || service == addonService);
        auto body = planJson(std::string(plan.name), true);
        if (named || body["id"] == wanted) {
            return jsonResponse(body);
        }
    }
    return notFound("plan");
}

Response getServicePlan(Exchange& exchange) {
    return isService(exchange.parameters[0]) ? planResponse(exchange.parameters[1]) : notFound("add_on service");
}

} // namespace

std::span<const Route> serviceRoutes() {
    static constexpr std::array routes{Route{"GET", "/addon-services", listServices},
                                       Route{"GET", "/addon-services/{service}", getService},
                                       Route{"GET", "/addon-services/{service}/plans", listPlans},
                                       Route{"GET", "/addon-services/{service}/plans/{plan}", getServicePlan},
                                       Route{"GET", "/regions", listRegions},
                                       Route{"GET", "/regions/{region}", getRegion}};
    return routes;
}

} // namespace poolhouse::sandbox
