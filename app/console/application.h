// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"

class QApplication;

namespace poolhouse::console {

struct Environment;

/// Each function runs until done or until SIGINT or SIGTERM, and returns the exit code.

/// The window. The session (sandbox, keyring) starts after the first frame is painted.
[[nodiscard]] int runWindow(QApplication& application, const CommandLine& line, const Environment& environment);
/// `poolhouse info`. Requires no display.
[[nodiscard]] int runInfo(const CommandLine& line, const Environment& environment);
/// `poolhouse credentials`, `settings`, `quotas` and `maintenance`. Require no display.
[[nodiscard]] int runAreas(const CommandLine& line, const Environment& environment);
/// `poolhouse estimate`, `recommend` and `apply`. Require no display and, with --catalog, no API.
[[nodiscard]] int runDocument(const CommandLine& line, const Environment& environment);
/// `poolhouse pool add`, `pool scale`, `pool destroy`, `attach` and `detach`. Require no display.
[[nodiscard]] int runChange(const CommandLine& line, const Environment& environment);

/// Writes `text` to stdout; on failure reports to stderr and returns false.
[[nodiscard]] bool printOut(const QString& text);
void printError(const QString& text);

} // namespace poolhouse::console
