// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/kind_rules.h"

#include <optional>
#include <string>
#include <vector>

/// What several kinds have in common. Private to *_kinds.cpp.
namespace poolhouse::operations {

/// KindRules::complete of a change that leaves nothing open.
void nothingToComplete(Operation& operation, const AdmissionContext& context);
/// KindRules::inverse of what can't be taken back.
[[nodiscard]] std::optional<core::Change> noInverse(const Operation& operation);
/// KindRules::read for changes visible in the cluster's own record.
[[nodiscard]] api::Call readInfo(const Services& services, const Operation& operation,
                                 const api::Reply<Snapshot>& reply);

/// With what the API said about it.
[[nodiscard]] Progress withWords(ProgressCode code, std::string said);

/// The same pools with the same levels and counts, in any order.
[[nodiscard]] bool samePools(const std::vector<core::PoolShape>& one, const std::vector<core::PoolShape>& other);

} // namespace poolhouse::operations
