// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandbox.h"
#include "models/core/result.h"

#include <QStringList>

#include <string>

namespace poolhouse::sandbox {

/// What `poolhouse-sandbox` was asked to do.
struct CommandLine {
    SandboxOptions options;
    bool scenarioGiven = false;
    bool help = false;
    bool version = false;
};

/// Reads the arguments (the program's name first). The error is a sentence for people.
[[nodiscard]] core::Result<CommandLine, std::string> parseCommandLine(const QStringList& arguments);

[[nodiscard]] std::string helpText();

} // namespace poolhouse::sandbox
