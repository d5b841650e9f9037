// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/plan_text.h"
#include "models/text/text.h"

namespace poolhouse::text {

QString restartsText(const std::vector<core::AppRestarts>& restarts) {
    QStringList apps;
    for (const auto& each : restarts) {
        const auto app = toQString(each.app);
        apps << (each.count == 1   ? Text::tr("%1 once", "an app restarts").arg(app)
                 : each.count == 2 ? Text::tr("%1 twice", "an app restarts").arg(app)
                                   : Text::tr("%1 %2 times", "an app restarts").arg(app, Text::number(each.count)));
    }
    return apps.isEmpty() ? QString() : Text::tr("Apps restart: %1.", "a list").arg(apps.join(QStringLiteral(", ")));
}

} // namespace poolhouse::text
