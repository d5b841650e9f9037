// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/lock_settings.h"

#include "models/tables/lock_list.h"
#include "models/text/lock_text.h"
#include "ui/platform/preferences.h"

#include <QStringList>
#include <QUrl>
#include <QVariant>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using Cause = operations::ReadOnlyLock::Cause;

QString keyOf(const QString& account) {
    // encoded: a slash in the account would start a settings group
    return QStringLiteral("locks/") + QString::fromLatin1(QUrl::toPercentEncoding(account));
}

/// The first line is the number of lines that follow, to detect truncation.
QString headOf(qsizetype count) {
    return QString::number(count);
}

} // namespace

std::vector<operations::ReadOnlyLock> loadLocks(const Preferences& preferences, const QString& account) {
    const QVariant saved = preferences.value(keyOf(account));
    if (!saved.isValid()) {
        const auto file = preferences.unreadableFile();
        return file ? std::vector{tables::lockForSafety(Cause::SettingsUnreadable, *file)}
                    : std::vector<operations::ReadOnlyLock>();
    }
    QStringList lines = saved.toStringList();
    const QString head = lines.isEmpty() ? QString() : lines.takeFirst();
    auto locks = head == headOf(lines.size()) ? tables::readLocks(lines) : std::nullopt;
    return locks ? std::move(*locks) : std::vector{tables::lockForSafety(Cause::LocksUnreadable)};
}

void saveLocks(Preferences& preferences, const QString& account, const std::vector<operations::ReadOnlyLock>& locks) {
    QStringList lines = tables::writtenLocks(locks);
    lines.prepend(headOf(lines.size()));
    preferences.setValue(keyOf(account), lines);
}

std::optional<QString> lockTrouble(const operations::ReadOnlyLocks& locks) {
    const auto& all = locks.all();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [](const operations::ReadOnlyLock& lock) { return lock.cause != Cause::Chosen; });
    return at == all.end() ? std::nullopt : std::optional(text::lockSentence(*at));
}

} // namespace poolhouse::ui
