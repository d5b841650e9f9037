// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to this folder.

#include "models/operations/operation.h"

#include <QString>

namespace poolhouse::text {

/// For programs that read an export, so never translated: "set-count".
[[nodiscard]] QString kindWord(core::ChangeKind kind);
[[nodiscard]] QString stateWord(operations::Operation::State state); ///< "outcome-unknown"

} // namespace poolhouse::text
