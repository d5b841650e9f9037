// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QWidget;

namespace poolhouse::ui {

/// Puts widgets that were made late where `place` is in the order of Tab, whether or not it takes the focus.
void placeInTabOrder(QWidget& place, const std::vector<QWidget*>& stops);

} // namespace poolhouse::ui
