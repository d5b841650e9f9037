// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/lock_settings.h"

#include "models/tables/lock_list.h"
#include "ui/locks/saved_lines.h"
#include "ui/platform/preferences.h"

namespace poolhouse::ui {

namespace {

using Cause = operations::ReadOnlyLock::Cause;

const QString locksGroup = QStringLiteral("locks");

/// Once the key was "HOST ID"; that of a sandbox still begins with its place.
QString accountOf(const QString& key) {
    return key.startsWith(QLatin1String("sandbox ")) ? key : key.section(QLatin1Char(' '), -1);
}

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

std::vector<operations::ReadOnlyLock> PreferenceLocks::loadOthers(const QString& account) {
    auto others = tables::locksOfOthers(lockLinesOfAllAccounts(m_preferences), account);
    if (const auto file = m_preferences.unreadableFile()) {
        others.push_back(tables::lockForSafety(Cause::OtherAccount, *file));
    }
    return others;
}

std::map<QString, QStringList> lockLinesOfAllAccounts(const Preferences& preferences) {
    std::map<QString, QStringList> all;
    for (const auto& key : savedAccounts(preferences, locksGroup)) {
        const auto saved = loadLines(preferences, locksGroup, key);
        if (!saved) {
            continue;
        }
        auto& lines = all[accountOf(key)];
        lines += saved->lines;
        if (!saved->intact) {
            lines << QStringLiteral("cut");
        }
        lines.removeDuplicates();
    }
    return all;
}

} // namespace poolhouse::ui
