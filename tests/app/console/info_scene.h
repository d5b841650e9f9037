// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"
#include "models/fleet/store.h"

namespace poolhouse::console {

inline const core::Instant readAt = *core::parseInstant("2026-06-22T08:28:20Z");

inline core::Pool somePool(const char* name, const char* level, int count) {
    core::Pool pool;
    pool.id = {std::string("id-of-") + name};
    pool.name = name;
    pool.status = core::readEnum(core::poolStatusWords(), "available");
    pool.expectedLevel = level;
    pool.expectedCount = count;
    return pool;
}

/// One app with three clusters: "whole" with all figures, "gaps" with an unpriced level and null figures, "bad" that
/// could not be read. Attachments: example-app::DATABASE to whole, other-app::DATABASE to gaps, other-app::READS to
/// whole.
inline void fillStore(fleet::Store& store) {
    const core::App app{{"app-1"}, "example-app"};
    const core::App other{{"app-2"}, "other-app"};
    core::ClusterSummary whole{{"uuid-whole"}, "whole", app, "advanced", {}, {}};
    core::ClusterSummary gaps{{"uuid-gaps"}, "gaps", app, "advanced", {}, {}};
    core::ClusterSummary bad{{"uuid-bad"}, "bad", app, "advanced", {}, {}};
    store.applyFleet({app, other}, {whole, gaps, bad}, readAt);
    core::PriceList prices;
    prices.plans["advanced"].levels["8G-Performance"] = {core::Money{30000}, false};
    store.applyCatalog(core::Catalog({{"8G-Performance", 2, 8, 800}, {"64G-Performance", 8, 64, 5000}}), prices,
                       readAt);
    store.applyAttachments({{{"at-1"}, "DATABASE", app, whole.id, core::parseNamespace("")},
                            {{"at-2"}, "DATABASE", other, gaps.id, core::parseNamespace("")},
                            {{"at-3"}, "READS", other, whole.id, core::parseNamespace("pool:reads")}},
                           readAt);

    core::ClusterInfo info;
    info.id = whole.id;
    info.name = whole.name;
    info.app = app;
    info.status = core::readEnum(core::clusterStatusWords(), "available");
    info.version = "17.5";
    info.region = "us";
    info.planLimits = {{"storage-limit-in-gb", 42.5, 1000.0}};
    info.pools = {somePool("reads", "8G-Performance", 3), somePool("leader", "8G-Performance", 2)};
    info.pools[0].connectionsUsed = 0;
    info.pools[1].connectionsUsed = 612;
    store.applyInfo(info, readAt);

    core::ClusterInfo odd;
    odd.id = gaps.id;
    odd.name = gaps.name;
    odd.app = app;
    odd.status = core::readEnum(core::clusterStatusWords(), "hibernating");
    odd.pools = {somePool("leader", "64G-Performance", 1), somePool("strange", "2048G-Performance", 1)};
    store.applyInfo(odd, readAt);

    api::ApiError error;
    error.kind = api::ApiError::Kind::ServerError;
    error.status = 500;
    store.failCluster(bad.id, error, readAt);
}

} // namespace poolhouse::console
