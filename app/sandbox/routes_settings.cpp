// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/cluster_events.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/routes.h"
#include "app/sandbox/settings.h"
#include "app/sandbox/targets.h"

#include <algorithm>
#include <array>
#include <map>

namespace poolhouse::sandbox {

namespace {

using nlohmann::json;

std::string valueOf(const ClusterRecord& cluster, const SettingRule& rule) {
    for (const auto& setting : cluster.settings) {
        if (setting.name == rule.name) {
            return setting.value;
        }
    }
    return std::string(rule.defaultValue);
}

void setValue(ClusterRecord& cluster, const SettingRule& rule, const std::string& value) {
    std::erase_if(cluster.settings, [&](const SettingRecord& setting) { return setting.name == rule.name; });
    if (value != rule.defaultValue) {
        cluster.settings.push_back({std::string(rule.name), value});
    }
}

Response listSettings(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    json items = json::array();
    for (const auto& rule : settingRules()) {
        items.push_back({{"name", rule.name},
                         {"current", settingJson(rule, valueOf(*cluster, rule))},
                         {"default", settingJson(rule, rule.defaultValue)},
                         {"reboot_required", rule.rebootRequired}});
    }
    return jsonResponse({{"items", std::move(items)}});
}

using SettingValues = std::map<std::string, std::string>; ///< canonical values by name

/// Parses "a:1,b:c"; the last value of a repeated name wins.
core::Result<SettingValues, Response> readSettings(const std::string& text) {
    SettingValues wanted;
    for (const auto& pair : listElements(text)) {
        const auto colon = pair.find(':');
        const auto name = std::string(trimmed(std::string_view(pair).substr(0, colon)));
        if (colon == std::string::npos || name.empty()) {
            return refused(dataApi, "A setting is given as NAME:VALUE, not as \"" + pair.substr(0, 100) + "\".");
        }
        const auto* rule = findSetting(name);
        if (rule == nullptr) {
            return refused(dataApi, "There is no setting called \"" + name.substr(0, 100) + "\".");
        }
        const auto given = trimmed(std::string_view(pair).substr(colon + 1));
        const auto value = canonicalValue(*rule, given);
        if (!value) {
            return refused(dataApi, "The setting " + name + " takes " + allowedValues(*rule) + ", not \"" +
                                        std::string(given.substr(0, 100)) + "\".");
        }
        wanted[name] = *value;
    }
    if (wanted.empty()) {
        return refused(dataApi, "The member \"settings\" must name at least one setting.");
    }
    return wanted;
}

Response changeSettings(Exchange& exchange) {
    const auto* cluster = advancedCluster(exchange);
    if (cluster == nullptr) {
        return noSuchCluster();
    }
    const auto body = objectBody(exchange, dataApi, {"settings"});
    if (!body) {
        return body.error();
    }
    const auto text = textMember(body.value(), dataApi, "settings");
    if (!text) {
        return text.error();
    }
    const auto wanted = readSettings(text.value().value_or(""));
    if (!wanted) {
        return wanted.error();
    }
    if (cluster->state == "provisioning") {
        return refused(dataApi, "The database is still being provisioned; its settings can be changed when it is "
                                "available.");
    }
    if (auto refusal = clusterRefusal(*cluster, exchange.now)) {
        return *std::move(refusal);
    }
    json changes = json::array();
    exchange.state.editCluster(std::string(cluster->id), [&](ClusterRecord& record) {
        for (const auto& [name, value] : wanted.value()) {
            const auto& rule = *findSetting(name);
            const auto previous = valueOf(record, rule);
            if (previous != value) {
                changes.push_back(
                    {{"name", name}, {"previous", settingJson(rule, previous)}, {"current", settingJson(rule, value)}});
                setValue(record, rule, value);
            }
        }
    });
    if (!changes.empty()) {
        beginSettings(exchange.state, std::string(cluster->id), exchange.now);
    }
    return jsonResponse({{"changes", std::move(changes)}});
}

} // namespace

std::span<const Route> settingRoutes() {
    static constexpr std::array routes{Route{"GET", "/data/postgres/v1/{id}/settings", listSettings, dataApi},
                                       Route{"PUT", "/data/postgres/v1/{id}/settings", changeSettings, dataApi}};
    return routes;
}

} // namespace poolhouse::sandbox
