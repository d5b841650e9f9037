// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/refusal.h"

#include "models/core/pool_name.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"
#include "models/views/form_rows.h"

#include <QStringList>

#include <algorithm>

namespace poolhouse::operations {

using core::ChangeKind;

bool conflicts(const Operation& open, const core::Change& change) {
    if (!core::sameIgnoringCase(open.change.pool, change.pool)) {
        return false;
    }
    const bool scaling = open.change.kind == ChangeKind::SetLevel || open.change.kind == ChangeKind::SetCount;
    const bool scales = change.kind == ChangeKind::SetLevel || change.kind == ChangeKind::SetCount;
    return !(scaling && scales && open.change.kind != change.kind);
}

std::vector<core::PoolShape> afterAll(std::vector<core::PoolShape> pools,
                                      const std::vector<const Operation*>& operations, const core::Catalog& catalog) {
    for (const auto* operation : operations) {
        if (auto after = core::applied(pools, operation->change, catalog)) {
            pools = std::move(after).value();
        }
    }
    return pools;
}

QString ruleRefusal(const core::Change& change, const std::vector<core::PoolShape>& pools,
                    const core::Catalog& catalog) {
    const auto after = core::applied(pools, change, catalog);
    if (after) {
        return {};
    }
    const auto pool = text::toQString(change.pool);
    switch (after.error().kind) {
    case core::ChangeRefusal::Kind::PoolMissing:
        return text::Text::tr("There is no pool %1 in this cluster any more.").arg(pool);
    case core::ChangeRefusal::Kind::LeaderStays:
        return text::Text::tr("The leader pool stays: it goes with the whole cluster.");
    case core::ChangeRefusal::Kind::NothingToDo:
        return text::Text::tr("Nothing would change: %1 is like that already.").arg(pool);
    case core::ChangeRefusal::Kind::DraftProblems: break;
    }
    std::vector<std::string> taken;
    for (const auto& each : pools) {
        taken.push_back(each.name);
    }
    QStringList sentences;
    for (const auto& problem : after.error().problems) {
        sentences << views::forms::problemOf(problem, change.pool, taken).sentence;
    }
    return sentences.join(QLatin1Char(' '));
}

QString conflictRefusal(const Operation& open) {
    return text::Text::tr("Another change of %1 is under way: \"%2\". Wait until it has ended.")
        .arg(text::toQString(open.change.pool), text::changeTitle(open));
}

} // namespace poolhouse::operations
