// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::console {

/// Takes from this process what would give its secrets to others. To be called first in main(), on one thread.
///
/// - No core dump is written, and no process of the same user may read its memory (/proc, ptrace). A debugger needs
///   root, or starts the program itself.
/// - SSLKEYLOGFILE leaves the environment: with it, libcurl writes the keys of its TLS sessions to a file.
/// - New files and folders belong to the user alone.
void keepProcessPrivate();

} // namespace poolhouse::console
