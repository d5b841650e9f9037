// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// The pools of the first cluster of the sandbox as JourneyScene prints them.
namespace poolhouse::test::sample {

inline const QString leader = QStringLiteral("leader: 2 × 8G-Performance");
inline const QString analytics = QStringLiteral("analytics: 1 × 16G-Performance");
inline const QString webReads = QStringLiteral("web-reads: 3 × 4G-Performance");
inline const QStringList poolsBefore{leader, analytics, webReads};

} // namespace poolhouse::test::sample
