// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QApplication;

namespace poolhouse::console {

/// `poolhouse --tour DIR`: writes every screen, light and dark, at scale 1 and 2, to PNG files and prints their paths. Clock,
/// seed and figures are fixed, so two runs give the same pictures. Gives the program's exit code.
[[nodiscard]] int runTour(QApplication& application, const QString& directory);

} // namespace poolhouse::console
