// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/read_only_locks.h"

#include <QString>

#include <vector>

/// Persistence of read-only locks in the preferences, one list per account (Session::accountKey()).
namespace poolhouse::ui {

class Preferences;

/// Locks of the account; empty if none were ever saved. If they cannot be read, or the preferences were damaged and
/// hold no list for the account, a single lock on everything with the reason: a lock is never lost silently.
[[nodiscard]] std::vector<operations::ReadOnlyLock> loadLocks(const Preferences& preferences, const QString& account);

/// Replaces the account's list. Lifted locks are saved as locks: they hold again at the next start.
void saveLocks(Preferences& preferences, const QString& account, const std::vector<operations::ReadOnlyLock>& locks);

/// Why everything is locked, if the locks could not be read; nullopt if they could.
[[nodiscard]] std::optional<QString> lockTrouble(const operations::ReadOnlyLocks& locks);

} // namespace poolhouse::ui
