// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/child_signals.h"

#include <QWidget>

namespace poolhouse::ui {

void disconnectChildren(QWidget& whole) {
    const auto parts = whole.findChildren<QObject*>();
    for (const auto* part : parts) {
        part->disconnect(&whole);
    }
}

} // namespace poolhouse::ui
