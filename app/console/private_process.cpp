// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/private_process.h"

#include <QtGlobal>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace poolhouse::console {

void keepProcessPrivate() {
    constexpr mode_t notForOthers = 077;
    constexpr rlimit none{0, 0};
    ::umask(notForOthers);
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    qunsetenv("SSLKEYLOGFILE");
}

} // namespace poolhouse::console
