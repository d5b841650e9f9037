// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/cluster_area_command.h"
#include "app/console/maintenance_command.h"
#include "tests/app/console/command_scene.h"
#include "tests/field/field_schema.h"
#include "tests/support/json_compare.h"

#include <chrono>
#include <string>

namespace poolhouse::console {

/// An account with the clusters "orders", "ledger" and "archive" of example-app, each of which answers with one record
/// of each area. Attachments: example-app::DATABASE (owner) and example-app::READS (reporting, pool reads) to orders,
/// other-app::DATABASE to ledger.
class AreaScene : public CommandScene {
public:
    using Command = CommandLine::Command;

    std::chrono::seconds timeout{20};
    std::chrono::minutes offset{0};

    AreaScene() {
        const core::App app{{"app-1"}, "example-app"}, other{{"app-2"}, "other-app"};
        client->knownApps = {app, other};
        for (const char* const name : {"orders", "ledger", "archive"}) {
            client->knownClusters.push_back({{std::string("uuid-") + name}, name, app, "advanced", {}, {}});
        }
        const std::vector<core::Attachment> attachments{
            {{"at-1"}, "DATABASE", app, {"uuid-orders"}, core::parseNamespace("")},
            {{"at-2"}, "READS", app, {"uuid-orders"}, core::parseNamespace("role:reporting|pool:reads")},
            {{"at-3"}, "DATABASE", other, {"uuid-ledger"}, core::parseNamespace("")}};
        client->attachmentLists.automatic = [attachments](const std::string&) {
            return api::ApiResult<std::vector<core::Attachment>>(attachments);
        };
        answer(client->credentialLists, {credential("u0", "owner"), credential("reporting", "additional")});
        answer(client->settingLists, {{"log_lock_waits", true, true, false},
                                      {"log_statement", std::string("mod"), std::string("ddl"), true}});
        answer(client->quotaLists,
               {{"storage", 85.0, 80.0, 90.0, core::readEnum(core::enforcementActionWords(), "restrict"), false}});
        client->maintenances.automatic = [](const std::string& id) {
            return api::ApiResult<api::MaintenanceAnswer>(api::MaintenanceAnswer{maintenanceOf(id, "none", ""), {}});
        };
        answer(client->maintenanceHistories, {maintenanceOf("uuid-orders", "completed", "2026-03-01T00:00:00Z")});
    }

    CommandResult run(Command area, const QString& cluster, bool json = false) {
        return CommandScene::run([&](const Dependencies& parts) -> std::unique_ptr<AreaCommand> {
            const AreaCommand::Dependencies dependencies{parts.store, parts.poller, parts.session, parts.clock};
            const InfoRequest request{cluster, json, timeout};
            if (area == Command::Maintenance) {
                return std::make_unique<MaintenanceCommand>(request, dependencies, parts.clients, offset);
            }
            return std::make_unique<ClusterAreaCommand>(
                area, request, dependencies, ClusterAreaCommand::Services{parts.clients, parts.clients, parts.clients});
        });
    }

    /// The JSON of a command, after a check against its schema.
    static test::Json checked(const CommandResult& result, const char* schema) {
        const auto json = test::Json::parse(result.output.toStdString(), nullptr, false);
        const auto fault = test::schemaFault(schema, json);
        if (!fault.empty()) {
            qWarning("%s", fault.c_str());
            return {};
        }
        return json;
    }

    template <class T>
    static void answer(test::Questions<core::PartialList<T>>& questions, std::vector<T> items,
                       std::vector<core::Unreadable> unreadable = {}) {
        const core::PartialList<T> list{items, std::move(unreadable), items.size()};
        questions.automatic = [list](const std::string&) { return api::ApiResult<core::PartialList<T>>(list); };
    }

    static core::Credential credential(const char* name, const char* type) {
        core::Credential made;
        made.name = name;
        made.type = core::readEnum(core::credentialTypeWords(), type);
        made.state = core::readEnum(core::credentialStateWords(), "active");
        made.database = "d0";
        return made;
    }

    static core::Maintenance maintenanceOf(const std::string& id, const char* state, const char* requiredBy) {
        core::Maintenance made;
        made.cluster.value = id;
        made.state = core::readEnum(core::maintenanceStateWords(), state);
        made.reason = "routine_maintenance";
        made.requiredBy = core::parseInstant(requiredBy);
        made.windowText = "Thursdays 22:00 to Fridays 02:00 UTC";
        made.window = core::parseWindow(made.windowText);
        return made;
    }
};

} // namespace poolhouse::console
