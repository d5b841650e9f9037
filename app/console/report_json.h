// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Parts that the JSON of several commands has.

#include "app/console/json_values.h"
#include "app/console/report_source.h"
#include "models/core/unreadable.h"
#include "models/text/problem_text.h"

#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::console {

/// `read_at`: when the lists of apps and clusters were read.
[[nodiscard]] Json sourceJson(const fleet::Store& store, const InfoSource& source);
[[nodiscard]] Json problemJson(const api::ApiError& problem, text::RequestKind request);
/// Appends to a list; `cluster`: the name of the cluster that they are about, or null.
void addUnreadable(Json& list, const std::vector<core::Unreadable>& unreadable, const Json& cluster);

} // namespace poolhouse::console
