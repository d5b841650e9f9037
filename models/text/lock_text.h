// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/read_only_locks.h"

#include <QString>

/// Read-only locks as text (context "Wording").
namespace poolhouse::text {

/// "Apps matching example-* are read-only."; of a lock for safety, why everything is locked.
[[nodiscard]] QString lockSentence(const operations::ReadOnlyLock& lock);

} // namespace poolhouse::text
