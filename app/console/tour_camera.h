// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <optional>

class QWidget;

namespace poolhouse::console {

/// Renders the window with its overlays at device pixel ratio `scale`.
[[nodiscard]] QImage pictureOf(QWidget& window, int scale);

/// Freezes animations: busy indicators and cursor blinking.
void freezeAnimations(QWidget& window);

/// Creates `directory` if missing; error message if it is not writable.
[[nodiscard]] std::optional<QString> directoryProblem(const QString& directory);

} // namespace poolhouse::console
