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

} // namespace poolhouse::console
