// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/saved_lines.h"

#include "ui/platform/preferences.h"

#include <QUrl>
#include <QVariant>

#include <algorithm>

namespace poolhouse::ui {

namespace {

QString keyOf(const QString& group, const QString& account) {
    // encoded: a slash in the account would start a settings group
    return group + QLatin1Char('/') + QString::fromLatin1(QUrl::toPercentEncoding(account));
}

/// The first line is the number of lines that follow, to detect truncation.
QString headOf(qsizetype count) {
    return QString::number(count);
}

/// Once the key was "HOST ID", and each spelling of the host had lines of its own. Sandboxes have their place in the
/// key.
bool isFormerKey(const QString& key, const QString& account) {
    return key.endsWith(QLatin1Char(' ') + account) && !key.startsWith(QLatin1String("sandbox "));
}

} // namespace

std::vector<QString> savedAccounts(const Preferences& preferences, const QString& group) {
    std::vector<QString> accounts;
    const auto names = preferences.names(group);
    accounts.reserve(static_cast<std::size_t>(names.size()));
    for (const auto& name : names) {
        accounts.push_back(QUrl::fromPercentEncoding(name.toLatin1()));
    }
    return accounts;
}

std::optional<SavedLines> loadLines(const Preferences& preferences, const QString& group, const QString& account) {
    QVariant saved = preferences.value(keyOf(group, account));
    if (!saved.isValid()) {
        const auto all = savedAccounts(preferences, group);
        const auto former =
            std::find_if(all.begin(), all.end(), [&account](const QString& key) { return isFormerKey(key, account); });
        saved = former != all.end() ? preferences.value(keyOf(group, *former)) : QVariant();
    }
    if (!saved.isValid()) {
        return std::nullopt;
    }
    SavedLines loaded{saved.toStringList()};
    const QString head = loaded.lines.isEmpty() ? QString() : loaded.lines.takeFirst();
    loaded.intact = head == headOf(loaded.lines.size());
    return loaded;
}

void saveLines(Preferences& preferences, const QString& group, const QString& account, const QStringList& lines) {
    preferences.setValue(keyOf(group, account), QStringList{headOf(lines.size())} + lines);
}

} // namespace poolhouse::ui
