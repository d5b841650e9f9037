// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/source.h"
#include "models/core/result.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace poolhouse::console {

/// Exit codes.
inline constexpr int exitDone = 0;
inline constexpr int exitFailure = 1;    ///< valid request that failed
inline constexpr int exitUsage = 2;      ///< invalid arguments or document
inline constexpr int exitInfeasible = 3; ///< valid needs that no shape meets, or not that of the plan
inline constexpr int exitDrifted = 4;    ///< the clusters have drifted from the plan
inline constexpr int exitUnknown = 5;    ///< whether the plan meets the needs can't be told

/// Arguments of the commands that only read: `poolhouse info`, `credentials`, `settings`, `quotas`, `maintenance`.
struct InfoRequest {
    QString cluster; ///< name, UUID or APP::ATTACHMENT; empty: the whole fleet
    bool json = false;
    std::chrono::seconds timeout{60}; ///< for the whole command, 1 to 86,400 s

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
        Estimate,
        Recommend,
        Apply,
        Tour,
        Help,
        Version
    };
    Command command = Command::Window;
    Source source;
    std::optional<Command> helpOn; ///< the command that Help is about; empty: all of them
    InfoRequest info;
    DocumentRequest document;
    QString tourDirectory;
    QString planFile; ///< to open in the window, an absolute path; empty: none
    QString caFile;   ///< additional certificate authorities; empty: none
};

/// Parses `arguments`, program name excluded. Error: a message that says what is wrong and what to do.
[[nodiscard]] core::Result<CommandLine, QString> parseCommandLine(const QStringList& arguments);

/// Whether it may ask the API of the account that no option names.
[[nodiscard]] bool usesDefaultApi(const CommandLine& line);

[[nodiscard]] QString helpText();
[[nodiscard]] QString helpText(CommandLine::Command command); ///< of one that has a name: usage and its options
[[nodiscard]] QString versionText();

} // namespace poolhouse::console
