// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/operations/read_only_locks.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>

namespace poolhouse::console {

inline constexpr qint64 mostLockBytes = 4 * 1024 * 1024; ///< no list of locks is as long

/// What the file of the read-only locks holds.
struct LockContent {
    std::map<QString, QStringList> accounts; ///< as tables::writtenLocks() writes them
    std::optional<QString> lost;             ///< where the locks of accounts that are not listed may have been

    friend bool operator==(const LockContent&, const LockContent&) = default;
};

/// JSON with a version and a SHA-256 over the content.
[[nodiscard]] QByteArray writtenLockContent(const LockContent& content);
/// FileDamaged for anything that writtenLockContent() does not write, FileNewer for a later version of it.
[[nodiscard]] core::Result<LockContent, operations::ReadOnlyLock::Cause> readLockContent(const QByteArray& text);

} // namespace poolhouse::console
