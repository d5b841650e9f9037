// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/source.h"

#include <QString>

#include <vector>

class QApplication;

namespace poolhouse::console {

/// What `poolhouse --tour DIR` shall show.
struct TourRequest {
    QString directory;                ///< made when it is not there
    Source source;                    ///< LastUsed means the sandbox's default scenario
    std::vector<int> scales = {1, 2}; ///< pixels to a device-independent one
};

/// Writes every screen, light and dark, to PNG files and prints their paths. From the sandbox clock, seed and figures
/// are fixed, so two runs give the same pictures; from an API they are what it says now. Gives the program's exit code.
[[nodiscard]] int runTour(QApplication& application, const TourRequest& request);

} // namespace poolhouse::console
