// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_result.h"
#include "models/views/plan_sheet.h"

#include <QString>

#include <optional>

namespace poolhouse::console {

/// Why no picture can be written there: it exists, or its folder does not. Empty: it can, for all that is known.
[[nodiscard]] std::optional<QString> pictureProblem(const QString& file);

/// Writes the sheet as SVG to a new file. The exit code and a complaint of the result say when that fails. Requires a
/// QGuiApplication.
[[nodiscard]] CommandResult withPicture(CommandResult result, const views::PlanSheet& sheet, const QString& file);

} // namespace poolhouse::console
