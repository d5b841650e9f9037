// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/ids.h"
#include "models/core/migration.h"
#include "models/core/result.h"
#include "models/core/unreadable.h"

#include <optional>
#include <vector>

namespace poolhouse::api {

/// The newest migration into a cluster, and what of its answer could not be read.
struct MigrationAnswer {
    std::optional<core::Migration> migration; ///< empty: the cluster never was a target
    std::vector<core::Unreadable> unreadable;
};

/// Migrations from classic databases into clusters. Same thread and replies as the other services (services.h).
class MigrationService {
public:
    virtual ~MigrationService() = default;
    /// A cluster that does not exist has none either.
    virtual Call migration(const core::ClusterId& cluster, Reply<MigrationAnswer> reply) = 0;
    /// Those of heroku-postgresql that belong to the app and are no clusters, small ones included.
    virtual Call classicDatabases(const core::AppId& app, Reply<core::PartialList<core::ClassicDatabase>> reply) = 0;
    /// Deletes all data of the cluster. The source stays online.
    virtual Call prepareMigration(const core::ClusterId& cluster, const core::ClusterId& source,
                                  core::MigrationMethod method, Reply<core::Done> reply) = 0;
    /// Starts the one that is ready: the source is offline until it completes.
    virtual Call runMigration(const core::ClusterId& cluster, Reply<core::Done> reply) = 0;
    /// Drops the one that is ready.
    virtual Call cancelMigration(const core::ClusterId& cluster, Reply<core::Done> reply) = 0;
};

} // namespace poolhouse::api
