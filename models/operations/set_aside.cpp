// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/set_aside.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace poolhouse::operations {

std::optional<QString> setAside(const QString& file, core::Instant now) {
    const auto date = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::UTC);
    const auto dated = QStringLiteral("%1.set-aside-%2").arg(file, date.toString(QStringLiteral("yyyyMMdd-HHmmss")));
    QString aside = dated;
    for (int number = 2; QFileInfo::exists(aside); ++number) {
        aside = QStringLiteral("%1-%2").arg(dated).arg(number);
    }
    return QDir().rename(file, aside) ? std::optional(aside) : std::nullopt; // folders too, unlike QFile
}

} // namespace poolhouse::operations
