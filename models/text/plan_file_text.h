// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/plan_file.h"
#include "models/plans/repository.h"

#include <QString>

/// Text for plans in files (context "Wording").
namespace poolhouse::text {

/// "clusters[0].wanted[1].count: must be at least 0, not -3"
[[nodiscard]] QString planFileError(const plans::PlanFileError& error);
/// What could not be written, read or removed, and the consequence for the plan.
[[nodiscard]] QString planStorageSentence(const plans::PlanStorageError& error);

} // namespace poolhouse::text
