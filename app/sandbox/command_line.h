// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandbox.h"
#include "models/core/result.h"

#include <QStringList>

#include <string>

namespace poolhouse::sandbox {

/// Parsed command line of `poolhouse-sandbox`.
struct CommandLine {
    SandboxOptions options;
    bool scenarioGiven = false;
    bool help = false;
    bool version = false;
};

/// Parses the arguments, program name first. The error is a user-facing sentence.
[[nodiscard]] core::Result<CommandLine, std::string> parseCommandLine(const QStringList& arguments);

[[nodiscard]] std::string helpText();

} // namespace poolhouse::sandbox
