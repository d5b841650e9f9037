// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_size.h"

#include <QScreen>
#include <QWidget>

namespace poolhouse::ui {

namespace {

constexpr QSize windowFrame(8, 32); ///< unknown before a window is shown

} // namespace

QSize largestWindow(const QWidget& widget) {
    return widget.screen() != nullptr ? widget.screen()->availableSize() - windowFrame
                                      : QSize(QWIDGETSIZE_MAX, QWIDGETSIZE_MAX);
}

void resizeWithinScreen(QWidget& dialog, QSize wanted) {
    dialog.resize(wanted.boundedTo(largestWindow(dialog)));
}

} // namespace poolhouse::ui
