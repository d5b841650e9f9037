// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/needs_entry.h"
#include "models/plans/needs_sources.h"

#include <QString>

/// Text for what is entered beside the workloads (context "Wording").
namespace poolhouse::text {

[[nodiscard]] QString marginProblem(plans::MarginProblem problem); ///< beside the field, with an example

[[nodiscard]] QString needsTemplate(plans::NeedsTemplate kind); ///< "Puma: dynos × workers × threads"
/// What was read and what is assumed: "Dynos were read; 1 process with 5 threads each is assumed."
[[nodiscard]] QString processesBasis();
[[nodiscard]] QString noProcesses(); ///< why nothing was filled in: nothing runs, or no app is attached

} // namespace poolhouse::text
