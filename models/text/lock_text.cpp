// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/lock_text.h"

#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::text {

namespace {

using operations::ReadOnlyLock;

QString chosenLock(const ReadOnlyLock& lock) {
    const bool pattern = lock.pattern.contains(QLatin1Char('*')) || lock.pattern.contains(QLatin1Char('?'));
    switch (lock.scope) {
    case ReadOnlyLock::Scope::Account: return Text::tr("This account is read-only.");
    case ReadOnlyLock::Scope::App:
        return (pattern ? Text::tr("Apps matching %1 are read-only.") : Text::tr("The app %1 is read-only."))
            .arg(lock.pattern);
    case ReadOnlyLock::Scope::Cluster:
        return (pattern ? Text::tr("Clusters matching %1 are read-only.") : Text::tr("The cluster %1 is read-only."))
            .arg(lock.pattern);
    }
    return {};
}

/// The account in use may be the other one.
QString lockOfAnother(const ReadOnlyLock& lock) {
    switch (lock.scope) {
    case ReadOnlyLock::Scope::Account:
        return Text::tr("As an unnamed account: everything is read-only, because another account is.");
    case ReadOnlyLock::Scope::App:
        return Text::tr("As an unnamed account: a lock of another account makes the app %1 read-only.")
            .arg(lock.pattern);
    case ReadOnlyLock::Scope::Cluster:
        return Text::tr("As an unnamed account: a lock of another account makes the cluster %1 read-only.")
            .arg(lock.pattern);
    }
    return {};
}

} // namespace

QString lockSentence(const ReadOnlyLock& lock) {
    switch (lock.cause) {
    case ReadOnlyLock::Cause::Chosen: return chosenLock(lock);
    case ReadOnlyLock::Cause::OtherAccount: return lockOfAnother(lock);
    case ReadOnlyLock::Cause::SettingsUnreadable:
        return lock.file.isEmpty()
                   ? Text::tr("The settings couldn't be read, so everything is read-only. Define the locks again.")
                   : Text::tr(
                         "The settings in %1 couldn't be read, so everything is read-only. Define the locks again.")
                         .arg(lock.file);
    case ReadOnlyLock::Cause::LocksUnreadable:
        return Text::tr("This account's locks couldn't be read, so everything is read-only. Define them again.");
    case ReadOnlyLock::Cause::FileMissing:
        return Text::tr("The file of the read-only locks is missing, so everything is read-only: %1. Put it back, or "
                        "start over under Read-only locks.")
            .arg(lock.file);
    case ReadOnlyLock::Cause::FileEmpty:
        return Text::tr("The file of the read-only locks is empty, so everything is read-only: %1. Restore it from a "
                        "backup, or start over under Read-only locks.")
            .arg(lock.file);
    case ReadOnlyLock::Cause::FileDamaged:
        return Text::tr("The file of the read-only locks is damaged, so everything is read-only: %1. Restore it from "
                        "a backup, or start over under Read-only locks.")
            .arg(lock.file);
    case ReadOnlyLock::Cause::FileUnreadable:
        return Text::tr("The file of the read-only locks can't be read, so everything is read-only: %1. Check its "
                        "permissions, or start over under Read-only locks.")
            .arg(lock.file);
    case ReadOnlyLock::Cause::FileNewer:
        return Text::tr("The file of the read-only locks was written by a newer Poolhouse, so everything is "
                        "read-only: %1. Use that version, or start over under Read-only locks.")
            .arg(lock.file);
    case ReadOnlyLock::Cause::ListLost:
        return Text::tr("This account's locks were in a file that couldn't be read, so everything is read-only: %1. "
                        "Define them again.")
            .arg(lock.file);
    }
    return {};
}

std::optional<QString> lockTrouble(const operations::ReadOnlyLocks& locks) {
    const auto own = locks.own();
    const auto at = std::find_if(own.begin(), own.end(),
                                 [](const ReadOnlyLock& lock) { return lock.cause != ReadOnlyLock::Cause::Chosen; });
    return at == own.end() ? std::nullopt : std::optional(lockSentence(*at));
}

QString locksNotSaved(const operations::LockStorageError& error) {
    return error.reason.isEmpty()
               ? Text::tr("The locks couldn't be saved in %1, so nothing was changed.").arg(error.file)
               : Text::tr("The locks couldn't be saved in %1, so nothing was changed: %2.")
                     .arg(error.file, error.reason);
}

} // namespace poolhouse::text
