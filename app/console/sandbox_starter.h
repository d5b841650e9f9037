// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session_controller.h"

namespace poolhouse::console {

/// Starts the built-in sandbox in this process, on a free local port, from a worker thread. Create, use and destroy it
/// on one thread with an event loop; destruction waits for a start in progress.
[[nodiscard]] SandboxStarter builtInSandbox();

} // namespace poolhouse::console
