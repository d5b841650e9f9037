// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/lock_storage.h"
#include "models/operations/read_only_locks.h"

#include <QString>

#include <optional>

/// Read-only locks as text (context "Wording").
namespace poolhouse::text {

/// "Apps matching example-* are read-only."; of a lock for safety, why everything is locked.
[[nodiscard]] QString lockSentence(const operations::ReadOnlyLock& lock);
/// Why everything is locked, if the locks could not be read; nullopt if they could.
[[nodiscard]] std::optional<QString> lockTrouble(const operations::ReadOnlyLocks& locks);
[[nodiscard]] QString locksNotSaved(const operations::LockStorageError& error);

} // namespace poolhouse::text
