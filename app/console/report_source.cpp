// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/report_source.h"

#include "models/fleet/session.h"

namespace poolhouse::console {

InfoSource sourceOf(const fleet::Session& session) {
    return {session.isSandbox() ? QStringLiteral("sandbox") : QStringLiteral("api"), session.target()};
}

} // namespace poolhouse::console
