// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/locks/saved_lines.h"

#include "ui/platform/preferences.h"

#include <QUrl>
#include <QVariant>

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

} // namespace

std::optional<SavedLines> loadLines(const Preferences& preferences, const QString& group, const QString& account) {
    const QVariant saved = preferences.value(keyOf(group, account));
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
