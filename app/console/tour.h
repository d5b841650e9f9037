// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/environment.h"
#include "app/console/source.h"

#include <QSize>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

class QApplication;
class QWidget;

namespace poolhouse::console {

/// Arguments of `poolhouse --tour DIR`.
struct TourRequest {
    QString directory;                ///< created if missing
    Source source;                    ///< LastUsed: the sandbox's default scenario
    std::vector<int> scales = {1, 2}; ///< device pixel ratios; empty: no pictures, and the screens in light only
    /// Of the window, in device-independent pixels; nullopt: the size that suits each screen.
    std::optional<QSize> size = std::nullopt;
    /// Called for each screen, in light, before its pictures are taken. Empty: not called.
    std::function<void(const QString& scene, QWidget& window)> visit = {};
    Environment environment = {};
};

/// Writes every screen, light and dark, to PNG files and prints their paths. Sandbox pictures are reproducible (fixed
/// clock, seed and figures); API pictures show live data. Returns the exit code.
[[nodiscard]] int runTour(QApplication& application, const TourRequest& request);

} // namespace poolhouse::console
