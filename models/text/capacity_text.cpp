// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/capacity_text.h"

#include "models/core/capacity.h"
#include "models/text/text.h"
#include "models/text/wording.h"

namespace poolhouse::text {

QString whenComplete(const core::Pool& pool, const core::Catalog& catalog) {
    const auto expected = core::expectedLimit(pool, catalog);
    if (!core::reshaping(pool) || !expected || expected == core::currentLimit(pool, catalog)) {
        return {};
    }
    const auto limit = Text::number(*expected);
    if (pool.expectedCount == 0) {
        return Text::tr("%1 when scaled to 0").arg(limit);
    }
    const auto up = core::instancesUp(pool);
    if (pool.isLeader() || up == pool.expectedCount) {
        return pool.isLeader() && core::currentLimit(pool, catalog) == 0
                   ? Text::tr("%1 when the leader is up").arg(limit)
                   : Text::tr("%1 on %2").arg(limit, toQString(pool.expectedLevel));
    }
    if (!up) {
        return Text::tr("%1 expected").arg(limit);
    }
    if (*up > pool.expectedCount) {
        return Text::counted(pool.expectedCount, QT_TRANSLATE_N_NOOP("Wording", "%2 when %n remains"),
                             QT_TRANSLATE_N_NOOP("Wording", "%2 when %n remain"))
            .arg(limit);
    }
    return pool.expectedCount == 1 ? Text::tr("%1 when it is up").arg(limit)
                                   : Text::tr("%1 when all %2 are up").arg(limit).arg(pool.expectedCount);
}

QString limitOf(const core::Pool& pool, const core::Catalog& catalog) {
    const auto now = connections(core::currentLimit(pool, catalog));
    const auto later = whenComplete(pool, catalog);
    return later.isEmpty() ? now : Text::tr("%1 now · %2").arg(now, later);
}

QString connectionsOf(const core::Pool& pool, const core::Catalog& catalog) {
    const auto now = connectionCount(core::currentLimit(pool, catalog));
    const auto later = whenComplete(pool, catalog);
    return later.isEmpty() ? now : Text::tr("%1 now · %2").arg(now, later);
}

QString nowAndExpected(std::optional<int> now, std::optional<int> expected) {
    return nowAndExpected(connections(now), connections(expected));
}

QString nowAndExpected(const QString& now, const QString& expected) {
    return now == expected ? now : Text::tr("%1 now · %2 expected").arg(now, expected);
}

QString shortAfterLoss(int missing) {
    return Text::tr("%1 too few after losing one instance").arg(Text::number(missing));
}

QString afterLoss(const core::Pool& pool, const core::Catalog& catalog) {
    const auto survivable = core::currentSurvivableLimit(pool, catalog);
    if (!survivable || core::countUp(pool).most == 0) {
        return {};
    }
    const auto missing = core::shortAfterLoss(pool, catalog);
    return missing && *missing > 0 ? shortAfterLoss(*missing)
                                   : Text::tr("%1 after losing one instance").arg(Text::number(*survivable));
}

QString acceptsNothing(const core::Pool& pool) {
    return pool.expectedCount == 0 ? Text::tr("scaled to 0")
           : pool.isLeader()       ? Text::tr("leader not up")
                                   : Text::tr("no instance up");
}

} // namespace poolhouse::text
