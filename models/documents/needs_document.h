// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/recommend.h"
#include "models/documents/document_problem.h"

#include <string>
#include <string_view>

namespace poolhouse::documents {

/// NEEDS.json, see resources/schema/needs.schema.json. What reads is well formed: names are there once, pools have
/// names that rule 6 allows, figures are in their bounds, and there are not more read workloads than the search takes.
[[nodiscard]] DocumentResult<core::Needs> readNeeds(std::string_view text);
[[nodiscard]] std::string writeNeeds(const core::Needs& needs);

} // namespace poolhouse::documents
