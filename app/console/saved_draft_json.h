// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/documents/document_problem.h"
#include "models/plans/repository.h"

#include <string>
#include <string_view>

namespace poolhouse::console {

/// A draft with everything entered so far. Unlike PLAN.json it need not obey any rule, and only this program reads it.
/// Alternatives were once saved with a name, "Plan 3"; such files are still read.
[[nodiscard]] std::string writeSavedDraft(const plans::SavedDraft& saved);
[[nodiscard]] documents::DocumentResult<plans::SavedDraft> readSavedDraft(std::string_view text);

} // namespace poolhouse::console
