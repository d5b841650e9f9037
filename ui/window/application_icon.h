// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace poolhouse::ui {

/// For windows and the tray, in the sizes that desktops ask for. Drawn here: the icon engine of Qt SVG is a package of
/// its own on Debian 13, which may be missing.
[[nodiscard]] QIcon applicationIcon();

} // namespace poolhouse::ui
