// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/change_request.h"
#include "app/console/source.h"

#include <QString>

#include <chrono>
#include <optional>

namespace poolhouse::console {

/// Arguments of the commands that only read: `poolhouse info`, `credentials`, `credentials url`, `settings`, `settings
/// compare`, `quotas`,
/// `maintenance`, `migrate`, `levels`.
struct InfoRequest {
    QString cluster; ///< name, UUID or APP::ATTACHMENT; empty: the whole fleet
    bool json = false;
    std::chrono::seconds timeout{60}; ///< for the whole command, 1 to 86,400 s
    QString tier{};                   ///< levels: of its prices; empty: "advanced"
    QString credential{};             ///< of `credentials url`, by name; empty: the owner's
    QString form{};                   ///< of `credentials url`, see text::connectionFormOf(); empty: the URL
    QString other{};                  ///< the cluster that `settings compare` compares it with

    friend bool operator==(const InfoRequest&, const InfoRequest&) = default;
};

/// Arguments of `poolhouse estimate`, `recommend` and `apply`.
struct DocumentRequest {
    QString file;    ///< "-" for standard input
    QString catalog; ///< file with levels and prices; empty: read from the API
    QString tier;    ///< default price tier; empty: the catalog's, or "advanced"
    QString confirm; ///< confirmation phrase for pools that apply destroys
    bool json = false;
    std::chrono::seconds timeout{60}; ///< for reading only; applying is not limited
    QString svg{};                    ///< file to draw the plan to; empty: none
    QString needs{};                  ///< file with needs to test the plan against, or "-"; empty: none

    friend bool operator==(const DocumentRequest&, const DocumentRequest&) = default;
};

/// Parsed and validated command line.
struct CommandLine {
    enum class Command {
        Window,
        Info,
        Credentials,
        Settings,
        Quotas,
        Maintenance,
        Migration,
        Levels,
        Estimate,
        Recommend,
        Apply,
        AddPool,
        ScalePool,
        DestroyPool,
        Attach,
        Detach,
        SwitchApps,
        RunMaintenance,
        MoveMaintenance,
        SetWindow,
        Create,
        Fork,
        DestroyCluster,
        UpgradeVersion,
        CreateCredential,
        RotateCredential,
        DestroyCredential,
        ConnectionUrl,
        SetSettings,
        ResetSettings,
        CompareSettings,
        SetQuota,
        PrepareMigration,
        RunMigration,
        CancelMigration,
        Completion,
        Tour,
        Help,
        Version
    };
    Command command = Command::Window;
    Source source;
    std::optional<Command> helpOn; ///< the command that Help is about; empty: all of them
    QString helpFamily;            ///< the first word of the commands that Help is about, if it is not one; "pool"
    InfoRequest info;
    DocumentRequest document;
    ChangeRequest change;
    QString shell; ///< of the completion
    QString tourDirectory;
    QString planFile; ///< to open in the window, an absolute path; empty: none
    QString caFile;   ///< additional certificate authorities; empty: none
};

} // namespace poolhouse::console
