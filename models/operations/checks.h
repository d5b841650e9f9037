// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/machine.h"

/// What a fresh look at the cluster means for an operation, one function a phase. Private to the machine.
namespace poolhouse::operations::machine {

[[nodiscard]] Todo check(Run& run, const core::ClusterInfo& info, const Facts& facts);
[[nodiscard]] Todo verify(Run& run, const core::ClusterInfo& info, const Facts& facts);
[[nodiscard]] Todo watch(Run& run, const core::ClusterInfo& info, const Facts& facts);

} // namespace poolhouse::operations::machine
