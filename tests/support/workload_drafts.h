// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/plan_draft.h"

#include <optional>
#include <string>
#include <utility>

namespace poolhouse::test {

/// A reading workload as entered; pinned where `pool` is given.
inline plans::WorkloadDraft workloadDraft(const char* name, std::int64_t connections,
                                          std::optional<std::string> pool = {}) {
    plans::WorkloadDraft draft;
    draft.workload.name = name;
    draft.workload.connections = connections;
    draft.workload.pool = std::move(pool);
    return draft;
}

} // namespace poolhouse::test
