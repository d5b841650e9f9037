// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_removal.h"
#include "models/core/credential_change.h"
#include "models/core/ids.h"
#include "models/core/level.h"
#include "models/core/maintenance_change.h"
#include "models/core/migration_change.h"
#include "models/core/new_cluster.h"
#include "models/core/pool.h"
#include "models/core/pool_draft.h"
#include "models/core/quota_change.h"
#include "models/core/result.h"
#include "models/core/setting_change.h"
#include "models/core/version_upgrade.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace poolhouse::core {

/// The numbers are stored in the journal of operations: never change or reuse one.
enum class ChangeKind : int {
    AddPool = 0,
    SetLevel = 1,
    SetCount = 2,
    DestroyPool = 3,
    Attach = 4,
    Detach = 5,
    RunMaintenance = 6,  ///< now, instead of at its date
    MoveMaintenance = 7, ///< by weeks
    SetWindow = 8,       ///< of maintenances
    CreateCluster = 9,   ///< new, a fork or a rollback
    DestroyCluster = 10,
    UpgradeVersion = 11, ///< of PostgreSQL
    CreateCredential = 12,
    RotateCredential = 13, ///< it gets another password
    RotateAllCredentials = 14,
    DestroyCredential = 15,
    ChangeSettings = 16, ///< PostgreSQL parameters, several at once
    SetQuota = 17,
    PrepareMigration = 18, ///< from a classic database into the cluster
    RunMigration = 19,
    CancelMigration = 20,
};

/// What Attach and Detach are about, beside the pool. An intent to detach has an id and all the rest as it was shown,
/// or app and name only.
struct ChangedAttachment {
    std::string app;             ///< by name: it gets or loses the config var, and restarts (rule 9)
    std::string name;            ///< prefix of the config var: "READS" for READS_URL
    std::string credential = {}; ///< by name; empty: the owner's
    AttachmentId id = {};        ///< of the one to detach; empty for Attach

    friend bool operator==(const ChangedAttachment&, const ChangedAttachment&) = default;
};

/// One intended step on one pool, attachment or credential, or on a cluster, also a new one, its maintenance, settings,
/// quota or a migration into it. Like the API, a step changes either the level or the count, not both.
struct Change {
    ChangeKind kind = ChangeKind::SetCount;
    std::string pool;  ///< by name; "leader" for the leader pool; of Detach, the one attached, which may be gone
    std::string level; ///< AddPool and SetLevel
    int count = 0;     ///< AddPool and SetCount
    std::optional<ChangedAttachment> attachment = {};   ///< Attach and Detach
    std::optional<ChangedMaintenance> maintenance = {}; ///< of ChangeArea::Maintenance
    std::optional<NewCluster> newCluster = {};          ///< CreateCluster, which needs nothing else
    std::optional<ClusterRemoval> removal = {};         ///< DestroyCluster
    std::optional<VersionUpgrade> upgrade = {};         ///< UpgradeVersion
    std::optional<ChangedCredential> credential = {};   ///< of ChangeArea::Credentials
    std::optional<ChangedSettings> settings = {};       ///< ChangeSettings
    std::optional<ChangedQuota> quota = {};             ///< SetQuota
    std::optional<ChangedMigration> migration = {};     ///< of ChangeArea::Migration

    friend bool operator==(const Change&, const Change&) = default;
};

[[nodiscard]] Change changeOfSettings(ChangedSettings settings);
[[nodiscard]] Change changeOfQuota(ChangedQuota quota);
[[nodiscard]] Change changeOfMigration(ChangeKind kind, ChangedMigration migration);

/// Why a change cannot be applied.
struct ChangeRefusal {
    enum class Kind {
        PoolMissing,   ///< no pool has that name
        LeaderStays,   ///< the leader pool can be neither destroyed nor added
        NothingToDo,   ///< the pool already has that level or count
        DraftProblems, ///< see problems
    };
    Kind kind = Kind::NothingToDo;
    std::vector<DraftProblem> problems;

    friend bool operator==(const ChangeRefusal&, const ChangeRefusal&) = default;
};

/// The pools after the change, in the same order, a new pool last. A change that violates a rule is refused. Attaching
/// and detaching change no pool, and neither do maintenance, upgrades, credentials, settings, quotas and migrations; an
/// app can't be attached to a pool that is missing. A new cluster has its leader, if `pools` has none. Empty: the
/// cluster is gone with them.
[[nodiscard]] Result<std::vector<PoolShape>, ChangeRefusal> applied(std::span<const PoolShape> pools,
                                                                    const Change& change, const Catalog& catalog);

} // namespace poolhouse::core
