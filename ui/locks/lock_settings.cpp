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
    // a slash in the name of an account must not become a group of its own
    return QStringLiteral("locks/") + QString::fromLatin1(QUrl::toPercentEncoding(account));
}

/// The first line tells how many follow, so that a list cut off in the middle is known for one.
QString headOf(qsizetype count) {
    return QString::number(count);
}

} // namespace

std::vector<operations::ReadOnlyLock> loadLocks(const Preferences& preferences, const QString& account) {
    const QVariant kept = preferences.value(keyOf(account));
    if (!kept.isValid()) {
        const auto file = preferences.unreadableFile();
        return file ? std::vector{tables::lockForSafety(Cause::SettingsUnreadable, *file)}
                    : std::vector<operations::ReadOnlyLock>();
    }
    QStringList lines = kept.toStringList();
    const QString head = lines.isEmpty() ? QString() : lines.takeFirst();
    auto locks = head == headOf(lines.size()) ? tables::readLocks(lines) : std::nullopt;
    return locks ? std::move(*locks) : std::vector{tables::lockForSafety(Cause::LocksUnreadable)};
}

void keepLocks(Preferences& preferences, const QString& account, const std::vector<operations::ReadOnlyLock>& locks) {
    QStringList lines = tables::writtenLocks(locks);
    lines.prepend(headOf(lines.size()));
    preferences.setValue(keyOf(account), lines);
}

QString lockTrouble(const operations::ReadOnlyLocks& locks) {
    const auto& all = locks.all();
    const auto at = std::find_if(all.begin(), all.end(),
                                 [](const operations::ReadOnlyLock& lock) { return lock.cause != Cause::Chosen; });
    return at == all.end() ? QString() : text::lockSentence(*at);
}

} // namespace poolhouse::ui
