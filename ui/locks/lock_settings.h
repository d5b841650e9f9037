// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/read_only_locks.h"

#include <QString>

#include <vector>

/// Where read-only locks are kept: in the preferences, a list for each account (Session::accountKey()).
namespace poolhouse::ui {

class Preferences;

/// Those of the account; none when it never had any. When they cannot be read, or the preferences cannot be trusted and
/// nothing says that the account has none, a single lock on everything that says why: a lock is never lost without a
/// word.
[[nodiscard]] std::vector<operations::ReadOnlyLock> loadLocks(const Preferences& preferences, const QString& account);

/// Keeps exactly these. What is lifted at the moment is kept as a lock: the next start locks again.
void keepLocks(Preferences& preferences, const QString& account, const std::vector<operations::ReadOnlyLock>& locks);

/// Why everything is locked, of locks that could not be read; empty when they could.
[[nodiscard]] QString lockTrouble(const operations::ReadOnlyLocks& locks);

} // namespace poolhouse::ui
