// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/private_process.h"

#include <QtGlobal>

#include <optional>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace poolhouse::console {

namespace {

constexpr mode_t notForOthers = 077;

struct Rights {
    mode_t mask;
    rlimit core;
};

std::optional<Rights> rightsAtStart; ///< empty: nothing was taken

void takeRights(const Rights& started) {
    const rlimit none{0, started.core.rlim_max};
    ::umask(notForOthers);
    ::setrlimit(RLIMIT_CORE, &none);
}

} // namespace

void keepProcessPrivate() {
    Rights started{::umask(notForOthers), {0, 0}};
    ::getrlimit(RLIMIT_CORE, &started.core);
    rightsAtStart = started;
    takeRights(started);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    qunsetenv("SSLKEYLOGFILE");
}

InheritedRights::InheritedRights() {
    if (rightsAtStart) {
        ::umask(rightsAtStart->mask);
        ::setrlimit(RLIMIT_CORE, &rightsAtStart->core);
    }
}

InheritedRights::~InheritedRights() {
    if (rightsAtStart) {
        takeRights(*rightsAtStart);
    }
}

} // namespace poolhouse::console
