// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/attachment_move.h"
#include "models/documents/json_document.h"

#include <vector>

namespace poolhouse::documents {

/// One move of a plan: {"app": ..., "credential": ..., "from": {"pool": ..., "name": ...}, "to": {...}}. Names of
/// pools are not checked.
[[nodiscard]] core::AttachmentMove readMove(const Node& node);
[[nodiscard]] Json movesJson(const std::vector<core::AttachmentMove>& moves);

} // namespace poolhouse::documents
