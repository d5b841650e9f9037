// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::console {

/// Takes from this process what would give its secrets to others. To be called first in main(), on one thread.
///
/// - No core dump is written, and no process of the same user may read its memory (/proc, ptrace). A debugger needs
///   root, or starts the program itself. The hard limit stays, so that programs that it starts may have theirs.
/// - SSLKEYLOGFILE leaves the environment: with it, libcurl writes the keys of its TLS sessions to a file.
/// - New files and folders belong to the user alone.
void keepProcessPrivate();

/// While it lives, programs that are started get the file mode mask and the limit of core dumps that this one was
/// started with: they are no secrets of this program. Its own memory stays private.
class InheritedRights {
public:
    InheritedRights();
    ~InheritedRights();
    InheritedRights(const InheritedRights&) = delete;
    InheritedRights& operator=(const InheritedRights&) = delete;
};

} // namespace poolhouse::console
