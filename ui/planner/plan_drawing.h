// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/plan_sheet.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace poolhouse::ui {

enum class DrawingFormat { Svg, Png, Pdf };

/// By the suffix of a file name; empty: another one.
[[nodiscard]] std::optional<DrawingFormat> drawingFormat(const QString& fileName);

/// The sheet as a file: all lanes to one scale, with their figures, steps and a legend, in the colours of the light
/// theme and the font of the application. SVG and PNG are one page of a fixed width, PNG at twice its size; PDF has
/// pages of A4. The same sheet gives the same SVG. Requires a QGuiApplication.
[[nodiscard]] QByteArray planDrawing(const views::PlanSheet& sheet, DrawingFormat format);

} // namespace poolhouse::ui
