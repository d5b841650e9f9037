// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace poolhouse::ui {

/// `page` inside a frameless area that scrolls when there is no room, at 200 % or on a small screen. It becomes the
/// area's child.
[[nodiscard]] QWidget* scrolled(QWidget* page, QWidget* parent);

} // namespace poolhouse::ui
