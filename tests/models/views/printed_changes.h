// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "tests/support/utf8.h"

#include <QStringList>

#include <vector>

namespace poolhouse::test {

/// "web-reads x4", "web-reads to 8G-Performance", "+search 4G-Performance x1", "-search".
inline QStringList printed(const std::vector<core::Change>& changes) {
    QStringList lines;
    for (const auto& change : changes) {
        const auto pool = QString::fromStdString(change.pool);
        lines << (change.kind == core::ChangeKind::SetCount ? s("%1 x%2").arg(pool).arg(change.count)
                  : change.kind == core::ChangeKind::SetLevel
                      ? s("%1 to %2").arg(pool, QString::fromStdString(change.level))
                  : change.kind == core::ChangeKind::AddPool
                      ? s("+%1 %2 x%3").arg(pool, QString::fromStdString(change.level)).arg(change.count)
                      : s("-%1").arg(pool));
    }
    return lines;
}

} // namespace poolhouse::test
