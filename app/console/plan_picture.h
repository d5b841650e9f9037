// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/command_result.h"
#include "app/console/priced_catalog.h"
#include "models/core/cluster_plan.h"
#include "models/fleet/store.h"

#include <QString>

#include <optional>

namespace poolhouse::console {

/// Why no picture can be written there: it exists, or its folder does not. Empty: it can, for all that is known.
[[nodiscard]] std::optional<QString> pictureProblem(const QString& file);

/// Writes the plan as SVG to a new file, with what the store knows of its clusters. The exit code and a complaint of
/// the result say when that fails. Requires a QGuiApplication; plan and store match.
[[nodiscard]] CommandResult withPicture(CommandResult result, const core::Plan& plan, const fleet::Store& store,
                                        core::Instant now, const QString& file);
/// The same without an API: the clusters are as the plan says.
[[nodiscard]] CommandResult withPicture(CommandResult result, const core::Plan& plan, const PricedCatalog& priced,
                                        const QString& file);

} // namespace poolhouse::console
