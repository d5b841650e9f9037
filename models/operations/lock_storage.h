// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/operations/read_only_locks.h"

#include <QString>

#include <vector>

namespace poolhouse::operations {

/// Why locks could not be saved. models/text/lock_text.h has the sentence.
struct LockStorageError {
    QString file;
    QString reason; ///< the system's, may be empty
};

/// Where the locks of all accounts are kept, by Session::accountKey().
class LockStorage {
public:
    LockStorage() = default;
    LockStorage(const LockStorage&) = delete;
    LockStorage& operator=(const LockStorage&) = delete;
    virtual ~LockStorage() = default;

    /// The account's locks; empty if none were ever kept. If that cannot be known, a single lock on everything whose
    /// cause says why: a lock is never lost silently.
    [[nodiscard]] virtual std::vector<ReadOnlyLock> load(const QString& account) = 0;
    /// The locks of all accounts but this one, as OtherAccount: it may be any of them, since its name is not known.
    /// Sandboxes do not count. One on everything where they cannot be read or were lost.
    [[nodiscard]] virtual std::vector<ReadOnlyLock> loadOthers(const QString& account) = 0;
    /// Replaces the account's locks. Lifted ones are kept as locks. An unreadable file is renamed first; accounts
    /// that were in it stay locked until their locks are saved as well.
    [[nodiscard]] virtual core::Result<core::Done, LockStorageError> save(const QString& account,
                                                                          const std::vector<ReadOnlyLock>& locks) = 0;
};

} // namespace poolhouse::operations
