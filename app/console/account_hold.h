// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/file_lock.h"
#include "models/operations/journal.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::console {

/// Keeps other processes from changing an account: lock files beside the journal, held for its lifetime or
/// until released.
class AccountHold {
public:
    enum class Holder { Window, Apply };

    /// In `directory`; empty: no other process has to be excluded.
    AccountHold(QString directory, Holder holder);

    /// The account's token is held beside it, since another process may not know the account's name. Empty `token` or
    /// `account`: that one is unknown. Why it is not held, empty: it is. All or nothing.
    [[nodiscard]] std::optional<operations::JournalError> acquire(const QString& token, const QString& account);
    void letGo() { m_locks.clear(); }
    [[nodiscard]] bool holdsNothing() const { return m_locks.empty(); }

private:
    [[nodiscard]] std::optional<operations::JournalError> lock(const QString& file);

    QString m_directory;
    Holder m_holder;
    std::vector<std::unique_ptr<FileLock>> m_locks;
};

} // namespace poolhouse::console
