// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_template.h"
#include "models/core/instant.h"
#include "models/core/maintenance.h"
#include "models/core/migration.h"
#include "models/core/quota.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace poolhouse::console {

/// A setting that is named on the command line.
struct NamedSetting {
    QString name;
    QString value{}; ///< of `settings set`

    friend bool operator==(const NamedSetting&, const NamedSetting&) = default;
};

/// A threshold that is given on the command line.
struct GivenThreshold {
    std::optional<int> gb{}; ///< empty: none

    friend bool operator==(const GivenThreshold&, const GivenThreshold&) = default;
};

/// Arguments of the commands that change one cluster: `poolhouse pool add`, `pool scale`, `pool destroy`, `attach`,
/// `detach`, `switch`, `maintenance run`, `maintenance move`, `maintenance window`, `destroy`, `upgrade`, `credentials
/// create`, `credentials rotate`, `credentials destroy`, `settings set`, `settings reset`, `quotas set`, `migrate
/// prepare`, `migrate run` and `migrate cancel`, and of `create` and `fork`, which make one. Empty: not given.
struct ChangeRequest {
    QString cluster;                             ///< name, UUID or APP::ATTACHMENT; of `fork`, the source
    QString pool;                                ///< of `pool add`, its name
    QString level;                               ///< of a pool, or of a new cluster's leader
    std::optional<int> count{};                  ///< instances of a pool
    QString app{};                               ///< to attach, detach or switch, or that gets the new cluster
    QString attachment{};                        ///< name, with or without "_URL"
    QString credential{};                        ///< by name; of a rotation, empty: all of them
    bool forced = false;                         ///< a rotation
    std::optional<int> weeks{};                  ///< to move a maintenance by
    std::optional<core::WeekTime> window{};      ///< start, in UTC
    QString name{};                              ///< of a new cluster
    QString plan{};                              ///< of a new cluster, in full
    bool highAvailability = false;               ///< of a new cluster
    std::vector<core::NewPoolDraft> followers{}; ///< pools of a new cluster
    QString like{};                    ///< name, UUID or APP::ATTACHMENT of the cluster that a new one is like
    QString shape{};                   ///< file with a plan that has the shape of a new one
    std::optional<core::Instant> at{}; ///< to roll back to
    QString version{};                 ///< of PostgreSQL
    QString detaching{};               ///< other apps that may lose the cluster, separated by spaces
    std::vector<NamedSetting> settings{};
    std::optional<GivenThreshold> warning{}; ///< of the storage quota, like the next two
    std::optional<GivenThreshold> critical{};
    std::optional<core::EnforcementAction> action{};
    QString to{};          ///< name, UUID or APP::ATTACHMENT of the cluster that apps are switched over to
    bool newNames = false; ///< they keep the config vars of the new attachments
    QString from{};        ///< the database to migrate from, name or id
    std::optional<core::MigrationMethod> method{};
    QString confirm{}; ///< confirmation phrase, where one is asked for
    bool json = false;
    bool dryRun = false;              ///< print the effect, send nothing
    bool wait = false;                ///< end when the change is complete, rather than accepted
    std::chrono::seconds timeout{60}; ///< for reading only; changing is not limited

    friend bool operator==(const ChangeRequest&, const ChangeRequest&) = default;
};

} // namespace poolhouse::console
