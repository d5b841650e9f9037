// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/lock_settings.h"

#include "models/tables/lock_list.h"
#include "models/text/lock_text.h"
#include "ui/locks/saved_lines.h"
#include "ui/platform/preferences.h"

#include <algorithm>

namespace poolhouse::ui {

namespace {

using Cause = operations::ReadOnlyLock::Cause;

const QString locksGroup = QStringLiteral("locks");

} // namespace

std::vector<operations::ReadOnlyLock> loadLocks(const Preferences& preferences, const QString& account) {
    const auto saved = loadLines(preferences, locksGroup, account);
    if (!saved) {
        const auto file = preferences.unreadableFile();
        return file ? std::vector{tables::lockForSafety(Cause::SettingsUnreadable, *file)}
                    : std::vector<operations::ReadOnlyLock>();
    }
    auto locks = saved->intact ? tables::readLocks(saved->lines) : std::nullopt;
    return locks ? std::move(*locks) : std::vector{tables::lockForSafety(Cause::LocksUnreadable)};
}

void saveLocks(Preferences& preferences, const QString& account, const std::vector<operations::ReadOnlyLock>& locks) {
    saveLines(preferences, locksGroup, account, tables::writtenLocks(locks));
}

std::optional<QString> lockTrouble(const operations::ReadOnlyLocks& locks) {
    const auto& all = locks.all();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [](const operations::ReadOnlyLock& lock) { return lock.cause != Cause::Chosen; });
    return at == all.end() ? std::nullopt : std::optional(text::lockSentence(*at));
}

} // namespace poolhouse::ui
