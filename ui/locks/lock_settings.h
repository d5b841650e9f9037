// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/lock_storage.h"

#include <QString>
#include <QStringList>

#include <map>
#include <vector>

/// Persistence of read-only locks in the preferences, one list per account (Session::accountKey()).
namespace poolhouse::ui {

class Preferences;

/// Locks of the account; empty if none were ever saved. If they cannot be read, or the preferences were damaged and
/// hold no list for the account, a single lock on everything with the reason: a lock is never lost silently.
[[nodiscard]] std::vector<operations::ReadOnlyLock> loadLocks(const Preferences& preferences, const QString& account);

/// Replaces the account's list. Lifted locks are saved as locks: they hold again at the next start.
void saveLocks(Preferences& preferences, const QString& account, const std::vector<operations::ReadOnlyLock>& locks);

/// Locks in the preferences alone: of sessions that keep no file.
class PreferenceLocks final : public operations::LockStorage {
public:
    explicit PreferenceLocks(Preferences& preferences) : m_preferences(preferences) {}

    [[nodiscard]] std::vector<operations::ReadOnlyLock> load(const QString& account) override {
        return loadLocks(m_preferences, account);
    }
    [[nodiscard]] std::vector<operations::ReadOnlyLock> loadOthers(const QString& account) override;
    [[nodiscard]] core::Result<core::Done, operations::LockStorageError>
    save(const QString& account, const std::vector<operations::ReadOnlyLock>& locks) override {
        saveLocks(m_preferences, account, locks);
        return core::Done{};
    }

private:
    Preferences& m_preferences;
};

/// What the preferences hold of all accounts, as tables::writtenLocks() writes it, from before locks had a file. Lines
/// that were cut get one that cannot be read. The locks of one account under several keys are joined.
[[nodiscard]] std::map<QString, QStringList> lockLinesOfAllAccounts(const Preferences& preferences);

} // namespace poolhouse::ui
