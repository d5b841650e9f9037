// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include <optional>

class QWidget;

namespace poolhouse::console {

/// The window with everything that lies over it, at `scale` pixels to a device-independent one.
[[nodiscard]] QImage pictureOf(QWidget& window, int scale);

/// What moves by itself would look different each time: busy bars stand still, cursors do not blink.
void standStill(QWidget& window);

/// A sentence for people when nothing can be written into `directory`, which is made when it is not there.
[[nodiscard]] std::optional<QString> directoryProblem(const QString& directory);

} // namespace poolhouse::console
