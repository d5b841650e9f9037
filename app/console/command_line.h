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
inline constexpr int exitFailure = 1; ///< asked well, could not be done
inline constexpr int exitUsage = 2;   ///< asked badly

/// What `poolhouse info` is asked for.
struct InfoRequest {
    QString cluster; ///< name, UUID or APP::ATTACHMENT; empty: the whole fleet
    bool json = false;
    std::chrono::seconds timeout{60}; ///< for the whole command

    friend bool operator==(const InfoRequest&, const InfoRequest&) = default;
};

/// A command line that made sense.
struct CommandLine {
    enum class Command { Window, Info, Tour, Help, Version };
    Command command = Command::Window;
    Source source;
    InfoRequest info;
    QString tourDirectory;
};

/// Reads the arguments without the program's name. The error is one text for people: what, why, what next.
[[nodiscard]] core::Result<CommandLine, QString> parseCommandLine(const QStringList& arguments);

[[nodiscard]] QString helpText();
[[nodiscard]] QString versionText();

} // namespace poolhouse::console
