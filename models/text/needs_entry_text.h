// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/needs_entry.h"

#include <QString>

/// Text for what is entered beside the workloads (context "Wording").
namespace poolhouse::text {

[[nodiscard]] QString marginProblem(plans::MarginProblem problem); ///< beside the field, with an example

} // namespace poolhouse::text
