// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace poolhouse::console {

/// Call before constructing QApplication, which would abort without a display. With `picturesSuffice`, selects the
/// offscreen platform; otherwise returns an error message if there is no display.
[[nodiscard]] std::optional<QString> prepareDisplay(bool picturesSuffice);

} // namespace poolhouse::console
