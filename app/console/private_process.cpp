// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/private_process.h"

#include <QtGlobal>

namespace poolhouse::console {

void keepProcessPrivate() {
    qunsetenv("SSLKEYLOGFILE");
}

} // namespace poolhouse::console
