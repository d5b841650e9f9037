// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace poolhouse::console {

/// Takes from this process what would give its secrets to others. To be called first in main(), on one thread.
///
/// SSLKEYLOGFILE is removed from the environment: with it, libcurl writes the keys of its TLS sessions to a file.
void keepProcessPrivate();

} // namespace poolhouse::console
