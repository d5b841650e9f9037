// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/lock_content.h"
#include "models/core/clock.h"
#include "models/operations/lock_storage.h"

#include <QString>

namespace poolhouse::ui {
class Preferences;
}

namespace poolhouse::console {

/// The read-only locks of all accounts in a file of their own: JSON with a version and a SHA-256 over the content,
/// replaced atomically, readable by its owner alone. That locks were ever kept is noted in the preferences, so that a
/// missing file is no reason to unlock. Locks that an earlier version kept in the preferences are taken over once.
class LockFile final : public operations::LockStorage {
public:
    /// Both references outlive it. Reads nothing yet. `heldElsewhere`: another window keeps the file, so nothing is
    /// saved.
    LockFile(QString file, ui::Preferences& preferences, const core::Clock& clock, bool heldElsewhere = false);

    [[nodiscard]] std::vector<operations::ReadOnlyLock> load(const QString& account) override;
    [[nodiscard]] std::vector<operations::ReadOnlyLock> loadOthers(const QString& account) override;
    [[nodiscard]] core::Result<core::Done, operations::LockStorageError>
    save(const QString& account, const std::vector<operations::ReadOnlyLock>& locks) override;

private:
    using Cause = operations::ReadOnlyLock::Cause;

    [[nodiscard]] core::Result<LockContent, Cause> read();
    [[nodiscard]] LockContent takenOver();
    [[nodiscard]] core::Result<LockContent, operations::LockStorageError> startOver(Cause why);
    [[nodiscard]] core::Result<core::Done, operations::LockStorageError> write(const LockContent& content);

    QString m_file;
    ui::Preferences& m_preferences;
    const core::Clock& m_clock;
    bool m_heldElsewhere;
};

} // namespace poolhouse::console
