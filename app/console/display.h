// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace poolhouse::console {

/// To be called before QApplication is made, which would end the program where there is no display. With
/// `picturesSuffice` it then draws off screen, else the answer is a sentence for people.
[[nodiscard]] std::optional<QString> prepareDisplay(bool picturesSuffice);

} // namespace poolhouse::console
