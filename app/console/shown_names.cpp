// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/shown_names.h"

#include "models/text/printable.h"

#include <QString>

#include <algorithm>
#include <string>

namespace poolhouse::console {

namespace {

void makeShown(std::string& name) {
    const bool isPlain = std::all_of(name.begin(), name.end(), [](char c) { return c >= ' ' && c < 127; });
    if (!isPlain) {
        name = text::printable(QString::fromStdString(name)).toStdString();
    }
}

} // namespace

void makePrintable(core::App& app) {
    makeShown(app.name);
}

void makePrintable(core::ClusterSummary& cluster) {
    makeShown(cluster.name);
    makeShown(cluster.plan);
    makeShown(cluster.app.name);
}

void makePrintable(std::vector<core::ProcessType>& formation) {
    for (auto& each : formation) {
        makeShown(each.type);
    }
}

void makePrintable(core::Attachment& attachment) {
    makeShown(attachment.name);
    makeShown(attachment.app.name);
    makeShown(attachment.target.role);
    makeShown(attachment.target.pool);
}

void makePrintable(core::Pool& pool) {
    makeShown(pool.name);
    makeShown(pool.expectedLevel);
    makePrintable(pool.waitStatus);
    for (auto& instance : pool.instances) {
        makeShown(instance.name);
        makeShown(instance.level);
        makeShown(instance.status);
    }
    for (auto& endpoint : pool.endpoints) {
        makeShown(endpoint.host);
    }
}

void makePrintable(core::ClusterInfo& info) {
    for (auto* name : {&info.name, &info.app.name, &info.tier, &info.version, &info.region}) {
        makeShown(*name);
    }
    if (info.forkedFrom) {
        makeShown(*info.forkedFrom);
    }
    for (auto& pool : info.pools) {
        makePrintable(pool);
    }
}

void makePrintable(std::vector<core::Unreadable>& records) {
    for (auto& record : records) {
        makeShown(record.name);
    }
}

void makePrintable(core::WaitStatus& status) {
    makeShown(status.message);
}

void makePrintable(core::Credential& credential) {
    for (auto* name :
         {&credential.name, &credential.type.text, &credential.state.text, &credential.host, &credential.database}) {
        makeShown(*name);
    }
    if (credential.users) {
        for (auto& user : *credential.users) {
            makeShown(user.name);
            makeShown(user.state);
        }
    }
}

void makePrintable(core::Setting& setting) {
    makeShown(setting.name);
    for (auto* value : {&setting.value, &setting.defaultValue}) {
        if (auto* text = std::get_if<std::string>(value)) {
            makeShown(*text);
        }
    }
}

void makePrintable(core::Quota& quota) {
    makeShown(quota.type);
    makeShown(quota.action.text);
}

void makePrintable(core::Maintenance& maintenance) {
    for (auto* name : {&maintenance.clusterName, &maintenance.app, &maintenance.state.text, &maintenance.method,
                       &maintenance.reason, &maintenance.windowText}) {
        makeShown(*name);
    }
}

void makePrintable(api::MaintenanceAnswer& answer) {
    makePrintable(answer.maintenance);
    makePrintable(answer.unreadable);
}

void makePrintable(core::ClassicDatabase& database) {
    makeShown(database.name);
    makeShown(database.plan);
    makeShown(database.app.name);
}

void makePrintable(api::MigrationAnswer& answer) {
    if (auto& migration = answer.migration) {
        for (auto* text :
             {&migration->state.text, &migration->description, &migration->error, &migration->stopReason}) {
            makeShown(*text);
        }
        for (auto& check : migration->checks) {
            for (auto* text : {&check.name, &check.result, &check.description}) {
                makeShown(*text);
            }
        }
    }
    makePrintable(answer.unreadable);
}

} // namespace poolhouse::console
