// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/drift_text.h"

#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::text {

QStringList driftSentences(const std::vector<core::PoolShape>& decidedOn, const std::vector<core::PoolShape>& now) {
    const auto in = [](const std::vector<core::PoolShape>& pools, const std::string& name) {
        return std::find_if(pools.begin(), pools.end(),
                            [&name](const core::PoolShape& pool) { return pool.name == name; });
    };
    const auto title = [](const core::PoolShape& pool) {
        return pool.role == core::PoolRole::Leader ? Text::tr("The leader pool") : toQString(pool.name);
    };
    QStringList sentences;
    for (const auto& was : decidedOn) {
        const auto is = in(now, was.name);
        if (is == now.end()) {
            sentences << Text::tr("%1 no longer exists.").arg(title(was));
            continue;
        }
        if (is->count != was.count) {
            sentences << Text::tr("%1 changed from %3 to %2.", "pool, instances, number")
                             .arg(title(was), instanceCount(is->count))
                             .arg(was.count);
        }
        if (is->level != was.level) {
            sentences << Text::tr("%1 changed from %3 to %2.", "pool, levels")
                             .arg(title(was), toQString(is->level), toQString(was.level));
        }
    }
    for (const auto& is : now) {
        if (in(decidedOn, is.name) == decidedOn.end()) {
            sentences << Text::tr("%1 was added with %2.").arg(title(is), instanceCount(is.count));
        }
    }
    return sentences;
}

QStringList driftSentences(const std::vector<core::Change>& attachments) {
    QStringList sentences;
    for (const auto& change : attachments) {
        const auto& subject = *change.attachment;
        sentences << (change.kind == core::ChangeKind::Attach
                          ? Text::tr("%2 now has another attachment %1.", "name, app")
                          : Text::tr("The attachment %1 of %2 has changed since this was planned.", "name, app"))
                         .arg(toQString(subject.name), toQString(subject.app));
    }
    return sentences;
}

QString instanceCount(int count) {
    return Text::counted(count, QT_TRANSLATE_N_NOOP("Wording", "%n instance"),
                         QT_TRANSLATE_N_NOOP("Wording", "%n instances"));
}

} // namespace poolhouse::text
