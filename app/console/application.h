// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_line.h"

class QApplication;

namespace poolhouse::console {

/// Each runs until its work is done or SIGINT or SIGTERM comes, and gives the program's exit code.

/// The window. It is painted before anything slow begins: sandbox and keyring come after the first frame.
[[nodiscard]] int runWindow(QApplication& application, const CommandLine& line);
/// `poolhouse info`: needs no display.
[[nodiscard]] int runInfo(const CommandLine& line);
/// `poolhouse estimate`, `recommend` and `apply`: need no display, and with --catalog no API.
[[nodiscard]] int runDocument(const CommandLine& line);

/// Writes all of it; false when stdout is closed or full.
[[nodiscard]] bool printOut(const QString& text);
void printError(const QString& text);

} // namespace poolhouse::console
