// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment.h"
#include "models/core/cluster.h"
#include "models/core/credential.h"
#include "models/core/maintenance.h"
#include "models/core/migration.h"
#include "models/core/quota.h"
#include "models/core/setting.h"

#include <optional>
#include <vector>

namespace poolhouse::operations {

/// What one read for an operation found.
struct Snapshot {
    core::ClusterInfo info; ///< without an id: there is no such cluster, or it has no details yet
    std::optional<std::vector<core::Attachment>> attachments = {}; ///< of the cluster; empty: not asked for
    std::optional<core::Maintenance> maintenance = {};             ///< current or latest; empty: not asked for
    std::vector<core::Maintenance> pastMaintenances = {};          ///< the newest first; empty if not asked for
    std::optional<core::ClusterSummary> listed = {}; ///< the cluster; empty: it is not there, or was not asked for
    std::vector<core::Setting> settings = {};        ///< the same
    std::vector<core::Quota> quotas = {};            ///< the same
    std::optional<core::OpenEnum<core::AddonState>> addon = {}; ///< empty: not asked for
    std::vector<core::Credential> credentials = {};             ///< of the cluster; empty if not asked for
    std::optional<core::Migration> migration = {}; ///< into the cluster; empty: there is none, or it was not asked for
};

} // namespace poolhouse::operations
