// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/source.h"
#include "models/core/result.h"

#include <QString>
#include <QStringList>

#include <chrono>

namespace poolhouse::console {

/// Exit codes of the program.
inline constexpr int exitDone = 0;
inline constexpr int exitFailure = 1;    ///< asked well, could not be done
inline constexpr int exitUsage = 2;      ///< asked badly, or with a document that cannot be used
inline constexpr int exitInfeasible = 3; ///< understood, and cannot be met
inline constexpr int exitDrifted = 4;    ///< the clusters are no longer as the plan says

/// What `poolhouse info` is asked for.
struct InfoRequest {
    QString cluster; ///< name, UUID or APP::ATTACHMENT; empty: the whole fleet
    bool json = false;
    std::chrono::seconds timeout{60}; ///< for the whole command

    friend bool operator==(const InfoRequest&, const InfoRequest&) = default;
};

/// What `poolhouse estimate`, `recommend` and `apply` are asked for.
struct DocumentRequest {
    QString file;    ///< "-" for standard input
    QString catalog; ///< file with levels and prices; empty: they are asked of the API
    QString tier;    ///< whose prices count where the document says nothing; empty: the catalogue's, or "advanced"
    QString confirm; ///< the phrase typed for what apply destroys
    bool json = false;
    std::chrono::seconds timeout{60}; ///< for reading; a plan that is being applied takes the time it takes

    friend bool operator==(const DocumentRequest&, const DocumentRequest&) = default;
};

/// A command line that made sense.
struct CommandLine {
    enum class Command { Window, Info, Estimate, Recommend, Apply, Tour, Help, Version };
    Command command = Command::Window;
    Source source;
    InfoRequest info;
    DocumentRequest document;
    QString tourDirectory;
};

/// Reads the arguments without the program's name. The error is one text for people: what, why, what next.
[[nodiscard]] core::Result<CommandLine, QString> parseCommandLine(const QStringList& arguments);

[[nodiscard]] QString helpText();
[[nodiscard]] QString versionText();

} // namespace poolhouse::console
