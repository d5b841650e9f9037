// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/display.h"

#include <QtGlobal>

namespace poolhouse::console {

std::optional<QString> prepareDisplay(bool picturesSuffice) {
    if (picturesSuffice) {
        // pictures must not depend on the local desktop
        qputenv("QT_QPA_PLATFORM", "offscreen");
        qputenv("TZ", "UTC");
        for (const char* name : {"QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_STYLE_OVERRIDE"}) {
            qunsetenv(name);
        }
        return std::nullopt;
    }
    for (const char* name : {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}) {
        if (!qEnvironmentVariableIsEmpty(name)) {
            return std::nullopt;
        }
    }
    return QStringLiteral("No display, so no window can be opened. Use poolhouse info for figures, or poolhouse --tour "
                          "DIR for a picture of every screen.");
}

} // namespace poolhouse::console
