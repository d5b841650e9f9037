// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/recommend.h"
#include "models/documents/document_problem.h"

#include <string>
#include <string_view>

namespace poolhouse::documents {

/// NEEDS.json, see resources/schema/needs.schema.json. Guarantees unique workload names, valid pool names (rule 6),
/// figures within bounds and at most maxReadWorkloads read workloads.
[[nodiscard]] DocumentResult<core::Needs> readNeeds(std::string_view text);
[[nodiscard]] std::string writeNeeds(const core::Needs& needs);

} // namespace poolhouse::documents
