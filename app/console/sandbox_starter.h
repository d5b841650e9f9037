// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session_controller.h"

namespace poolhouse::console {

/// Starts the built-in sandbox in this process, on a port of its own choice of this machine. A large world or a slow
/// disk takes its time on another thread. To be made, used and dropped on one thread with an event loop; dropping it
/// waits for what is being started.
[[nodiscard]] SandboxStarter builtInSandbox();

} // namespace poolhouse::console
