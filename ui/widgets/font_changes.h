// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QWidget;

namespace poolhouse::ui {

/// Runs `measure` after another font or style sheet, once for all that change at a time, before the next paint. Not in
/// the change event of the widget: the application hands out fonts in no order, and children may have the old one then.
void onFontChange(QWidget& widget, std::function<void()> measure);

} // namespace poolhouse::ui
