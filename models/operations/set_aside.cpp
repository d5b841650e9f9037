// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/set_aside.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTimeZone>

#include <algorithm>

namespace poolhouse::operations {

namespace {

std::optional<QString> renamed(const QString& file, const QString& aside) {
    return QDir().rename(file, aside) ? std::optional(aside) : std::nullopt; // folders too, unlike QFile
}

bool isTaken(const QString& path) {
    const QFileInfo info(path);
    return info.exists() || info.isSymLink(); // a link that leads nowhere too
}

} // namespace

QString freeName(const QString& base, const QStringList& suffixes) {
    QString name = base;
    const auto taken = [&name](const QString& suffix) { return isTaken(name + suffix); };
    for (int number = 2; std::any_of(suffixes.begin(), suffixes.end(), taken); ++number) {
        name = QStringLiteral("%1-%2").arg(base).arg(number);
    }
    return name;
}

QString asideName(const QString& file, core::Instant now) {
    const auto date = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), QTimeZone::utc());
    return QStringLiteral("%1.set-aside-%2").arg(file, date.toString(QStringLiteral("yyyyMMdd-HHmmss")));
}

std::optional<QString> setAside(const QString& file, core::Instant now) {
    return renamed(file, freeName(asideName(file, now)));
}

std::optional<QString> setDamagedAside(const QString& file) {
    return renamed(file, freeName(file + QStringLiteral(".damaged")));
}

} // namespace poolhouse::operations
