// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/pool_forms.h"

#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/drift_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/form_rows.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

using forms::Shapes;

/// `live`: the pool as it is; null for a new one.
std::vector<InstanceBox> followerBoxes(const core::Pool* live, int count) {
    const int there = live != nullptr ? live->expectedCount : 0;
    std::vector<InstanceBox> boxes;
    for (int number = 1; number <= std::clamp(count, 0, core::maxFollowerInstances); ++number) {
        if (number > there) {
            boxes.push_back({QString::number(number), InstanceBox::Appearance::Coming,
                             text::Text::tr("Instance %1: new").arg(number)});
            continue;
        }
        const auto up = forms::placeUp(*live, number);
        boxes.push_back({QString::number(number),
                         up.value_or(false) ? InstanceBox::Appearance::Up : InstanceBox::Appearance::Coming,
                         !up   ? text::Text::tr("Instance %1: stays, status unknown").arg(number)
                         : *up ? text::Text::tr("Instance %1: stays").arg(number)
                               : text::Text::tr("Instance %1: stays, not up").arg(number)});
    }
    return boxes;
}

/// "3 now, up to 12"; "2 of 3 up, up to 12 possible" and "4 up, scaling to 2, up to 12 possible" during a change.
QString countRange(const core::Pool& pool, int most, int others) {
    const auto counted = core::countUp(pool);
    const int up = counted.least;
    const auto total = core::maxFollowerInstances;
    if (counted.most != up) {
        return text::Text::tr("%1 expected, up to %2 possible; the status of some instances is unknown")
            .arg(pool.expectedCount)
            .arg(most);
    }
    if (up == pool.expectedCount) {
        return others == 0 ? text::Text::tr("%1 now, up to %2").arg(up).arg(most)
                           : text::Text::tr("%1 now, up to %2; the other follower pools use %3 of the cluster's %4")
                                 .arg(up)
                                 .arg(most)
                                 .arg(others)
                                 .arg(total);
    }
    if (up > pool.expectedCount) {
        return others == 0
                   ? text::Text::tr("%1 up, scaling to %2; up to %3 possible").arg(up).arg(pool.expectedCount).arg(most)
                   : text::Text::tr("%1 up, scaling to %2; up to %3 possible; the other follower pools use %4 of "
                                    "the cluster's %5")
                         .arg(up)
                         .arg(pool.expectedCount)
                         .arg(most)
                         .arg(others)
                         .arg(total);
    }
    return others == 0 ? text::Text::tr("%1 of %2 up, up to %3 possible").arg(up).arg(pool.expectedCount).arg(most)
                       : text::Text::tr("%1 of %2 up, up to %3 possible; the other follower pools use %4 of the "
                                        "cluster's %5")
                             .arg(up)
                             .arg(pool.expectedCount)
                             .arg(most)
                             .arg(others)
                             .arg(total);
}

std::optional<QString> whyNoPool(const core::ClusterInfo& info, const Shapes& pools) {
    switch (core::addPoolAllowance(pools).refusal) {
    case core::AddPoolRefusal::None:
        if (!info.poolsKnown()) {
            return text::Text::tr("Not all pools of this cluster are known, so its limits can't be checked.");
        }
        break;
    case core::AddPoolRefusal::FivePoolsReached:
        return text::Text::tr("Pool limit reached (%1 follower pools). Destroy one before adding another.")
            .arg(core::maxFollowerPools);
    case core::AddPoolRefusal::ThirteenInstancesReached:
        return text::Text::tr("Instance limit reached (%1 follower instances). Scale a pool down first.")
            .arg(core::maxFollowerInstances);
    }
    return std::nullopt;
}

std::string firstLevel(const fleet::ClusterSnapshot& snapshot) {
    const auto& catalog = snapshot.store.catalog();
    const auto* leader = snapshot.record.info->leader();
    if (leader != nullptr && catalog.find(leader->expectedLevel) != nullptr) {
        return leader->expectedLevel;
    }
    return catalog.empty() ? std::string() : catalog.levels().front().name;
}

void addFigures(AddPoolForm& form, const fleet::ClusterSnapshot& snapshot, const core::PoolShape& pool) {
    auto after = core::shapesOf(*snapshot.record.info);
    after.push_back(pool);
    const auto effect = forms::effectOf(snapshot, after);
    form.figures = {forms::poolCostRow(snapshot, pool), forms::costRow(effect), forms::connectionsRow(effect)};
    const auto survivable = core::survivableLimit(pool, snapshot.store.catalog());
    form.figures.push_back({text::Text::tr("Redundancy"), QStringLiteral("\u2013"), forms::redundancyWord(pool)});
    if (pool.count > 1) {
        form.figures.push_back(
            {text::Text::tr("After losing one instance"), QString(), text::connectionCount(survivable)});
    }
    form.notes << forms::priceNotes(snapshot, effect);
}

} // namespace

AddPoolForm addPoolForm(const fleet::ClusterSnapshot& snapshot, const AddPoolDraft& draft) {
    const auto& info = *snapshot.record.info;
    const auto pools = core::shapesOf(info);
    const auto allowance = core::addPoolAllowance(pools);
    AddPoolForm form;
    form.draft = draft;
    if (form.draft.level.empty()) {
        form.draft.level = firstLevel(snapshot);
    }
    form.title = text::Text::tr("Add a follower pool: %1").arg(text::toQString(info.name));
    form.whyNot = whyNoPool(info, pools);
    form.levels = forms::levelChoices(snapshot, {});
    form.levelLine = forms::levelLine(form.draft.level, snapshot.store.catalog());
    form.most = std::max(1, allowance.instancesLeft);
    form.remaining = (info.poolsKnown() ? text::Text::tr("%1 still available in this cluster (limit %2)")
                                        : text::Text::tr("At most %1 still available in this cluster (limit %2)"))
                         .arg(allowance.instancesLeft)
                         .arg(core::maxFollowerInstances);
    form.boxes = followerBoxes(nullptr, form.draft.count);
    form.nameHint = text::Text::tr("If empty, a name such as optimistic-pool-12345 is generated.");

    std::vector<std::string> taken;
    taken.reserve(pools.size());
    for (const auto& pool : pools) {
        taken.push_back(pool.name);
    }
    const auto& entered = form.draft;
    for (const auto& problem :
         core::problemsOf({entered.name, entered.level, entered.count}, pools, snapshot.store.catalog())) {
        form.problems.push_back(forms::problemOf(problem, entered.name, taken));
    }
    const core::PoolShape pool{core::PoolRole::Follower, entered.name, entered.level, entered.count};
    form.redundancy = forms::redundancyBadge(pool);
    addFigures(form, snapshot, pool);
    forms::hideEffectOfRefused(form);
    form.verb = text::Text::counted(entered.count, QT_TRANSLATE_N_NOOP("Wording", "Add pool with %n instance"),
                                    QT_TRANSLATE_N_NOOP("Wording", "Add pool with %n instances"));
    if (form.problems.empty()) {
        form.changes = {{core::ChangeKind::AddPool, entered.name, entered.level, entered.count}};
    }
    return form;
}

std::optional<ScaleForm> scaleForm(const fleet::ClusterSnapshot& snapshot, const std::string& name,
                                   const ScaleDraft& draft) {
    const auto& info = *snapshot.record.info;
    const auto& catalog = snapshot.store.catalog();
    const auto* pool = info.findPool(name);
    if (pool == nullptr || pool->isLeader()) {
        return std::nullopt;
    }
    const auto pools = core::shapesOf(info);
    const auto before = core::shapeOf(*pool);
    const core::PoolShape after{core::PoolRole::Follower, name, draft.level, draft.count};
    ScaleForm form;
    form.title = text::Text::tr("Scale %1").arg(text::toQString(name));
    form.levels = forms::levelChoices(snapshot, before.level);
    form.levelLine = forms::levelLine(draft.level, catalog);
    form.most = core::largestCount(pools, name);
    form.currentCount = before.count;
    const int others = core::followerInstanceCount(pools) - before.count;
    form.remaining = countRange(*pool, form.most, others);
    if (!info.poolsKnown()) {
        form.remaining = text::Text::tr("%1 expected; not all pools of this cluster are known").arg(before.count);
    }
    if (draft.count == 0) {
        form.countNote = text::Text::tr("With 0 instances the pool costs nothing and accepts no connections. The pool, "
                                        "its endpoint and its attachments are kept; scale it up to use them again.");
    }
    if (draft.count > 0 && draft.count <= form.most) {
        const auto survivable =
            before == after ? core::expectedSurvivableLimit(*pool, catalog) : core::survivableLimit(after, catalog);
        const auto missing = pool->connectionsUsed.value_or(0) - survivable.value_or(0);
        form.survivable =
            survivable && draft.count > 1 && missing > 0
                ? text::Text::tr("%1 if one instance fails: %2 too few for the %3 in use.", "\"760 connections\"")
                      .arg(text::connectionCount(survivable), text::Text::number(missing),
                           text::connections(pool->connectionsUsed))
                : text::Text::tr("%1 if one instance fails.", "\"760 connections\"")
                      .arg(text::connectionCount(survivable));
    }
    form.redundancy = forms::redundancyBadge(after);
    form.boxes = followerBoxes(pool, draft.count);
    for (const auto& problem : core::problemsOfLevel(draft.level, catalog)) {
        if (draft.level != before.level) {
            form.problems.push_back(forms::problemOf(problem, {}, {}));
        }
    }
    for (const auto& problem : core::problemsOfCount(before, draft.count, pools)) {
        form.problems.push_back(forms::problemOf(problem, {}, {}));
    }
    auto shapes = pools;
    std::replace(shapes.begin(), shapes.end(), before, after);
    const auto effect = forms::effectOf(snapshot, shapes);
    form.warnings = forms::warningsOf(snapshot, effect, name);
    const auto overflow = before == after ? forms::overflowWarning(*pool, catalog) : std::nullopt;
    if (overflow) {
        form.warnings.push_back(*overflow);
    }
    const auto was = forms::poolCostRow(snapshot, before);
    const auto is = forms::poolCostRow(snapshot, after);
    const auto limit = before == after ? core::expectedLimit(*pool, catalog) : core::connectionLimit(after, catalog);
    form.figures = {{is.label, was.after, is.after},
                    forms::costRow(effect),
                    forms::usedRow(*pool, limit, catalog),
                    forms::connectionsRow(effect),
                    {text::Text::tr("Redundancy"), forms::redundancyNow(*pool), forms::redundancyWord(after)}};
    form.notes << text::Text::tr("No app restarts; the endpoint stays the same.")
               << forms::priceNotes(snapshot, effect);
    forms::hideEffectOfRefused(form);
    if (form.problems.empty()) {
        form.changes = forms::changesBetween(before, after, catalog);
    }
    form.sequence = forms::sequenceOf(form.changes);
    const bool level = before.level != after.level;
    const bool count = before.count != after.count;
    form.verb = level && count ? text::Text::tr("Change to %1 × %2").arg(after.count).arg(text::toQString(after.level))
                : level        ? text::Text::tr("Change to %1").arg(text::toQString(after.level))
                               : text::Text::tr("Scale to %1").arg(text::instanceCount(after.count));
    return form;
}

namespace {

QString standbyEffect(bool had, bool wanted) {
    if (wanted) {
        return text::Text::tr("If the leader fails, the standby takes over. Until then it accepts no connections.");
    }
    return had ? text::Text::tr("Without a standby there is no high availability. If the leader fails, the cluster "
                                "accepts no writes until it is replaced.")
               : text::Text::tr("No standby. If the leader fails, the cluster accepts no writes until it is replaced.");
}

std::vector<InstanceBox> leaderBoxes(const core::Pool& pool, bool wanted) {
    const auto up = core::leaderUp(pool);
    const bool had = pool.expectedCount > 1;
    std::vector<InstanceBox> boxes{
        {text::Text::tr("L", "leader instance, one letter"),
         up.leader.value_or(false) ? InstanceBox::Appearance::Up : InstanceBox::Appearance::Coming,
         !up.leader   ? text::Text::tr("Leader: status unknown")
         : *up.leader ? text::Text::tr("Leader")
                      : text::Text::tr("Leader: not up")}};
    if (wanted) {
        boxes.push_back(
            {text::Text::tr("S", "standby instance, one letter"),
             had && up.standby.value_or(false) ? InstanceBox::Appearance::Standby : InstanceBox::Appearance::Coming,
             !had          ? text::Text::tr("Standby: new")
             : !up.standby ? text::Text::tr("Standby: status unknown")
             : *up.standby ? text::Text::tr("Standby")
                           : text::Text::tr("Standby: not up")});
    }
    return boxes;
}

QString leaderVerb(const core::PoolShape& before, const core::PoolShape& after) {
    if (before.level != after.level) {
        return before.count == after.count ? text::Text::tr("Change to %1").arg(text::toQString(after.level))
               : after.count > before.count
                   ? text::Text::tr("Change to %1 and add the standby").arg(text::toQString(after.level))
                   : text::Text::tr("Change to %1 and remove the standby").arg(text::toQString(after.level));
    }
    return after.count < before.count ? text::Text::tr("Remove the standby") : text::Text::tr("Add the standby");
}

} // namespace

std::optional<LeaderForm> leaderForm(const fleet::ClusterSnapshot& snapshot, const LeaderDraft& draft) {
    const auto& info = *snapshot.record.info;
    const auto& catalog = snapshot.store.catalog();
    const auto* leader = info.leader();
    if (leader == nullptr) {
        return std::nullopt;
    }
    const auto pools = core::shapesOf(info);
    const auto before = core::shapeOf(*leader);
    auto after = before;
    after.level = draft.level;
    after.count = draft.standby ? core::maxLeaderInstances : core::minLeaderInstances;
    const bool had = before.count > 1;
    LeaderForm form;
    form.title = text::Text::tr("Change the leader of %1").arg(text::toQString(info.name));
    form.levels = forms::levelChoices(snapshot, before.level);
    form.levelLine = forms::levelLine(draft.level, catalog);
    const auto price = forms::levelPrice(snapshot, draft.level);
    form.standbyPrice = fleet::pricesOf(snapshot) != nullptr && fleet::pricesOf(snapshot)->find(draft.level) != nullptr
                            ? text::Text::tr("%1/month, same as the leader").arg(price)
                            : price;
    form.standbyEffect = standbyEffect(had, draft.standby);
    form.boxes = leaderBoxes(*leader, draft.standby);
    if (draft.level != before.level) {
        for (const auto& problem : core::problemsOfLevel(draft.level, catalog)) {
            form.problems.push_back(forms::problemOf(problem, {}, {}));
        }
    }
    auto shapes = pools;
    std::replace(shapes.begin(), shapes.end(), before, after);
    const auto effect = forms::effectOf(snapshot, shapes);
    form.warnings = forms::warningsOf(snapshot, effect, before.name);
    const auto was = forms::poolCostRow(snapshot, before);
    const auto is = forms::poolCostRow(snapshot, after);
    const auto limit =
        before.level == after.level ? core::expectedLimit(*leader, catalog) : core::connectionLimit(after, catalog);
    form.figures = {{is.label, was.after, is.after},
                    forms::costRow(effect),
                    forms::usedRow(*leader, limit, catalog),
                    {text::Text::tr("Redundancy"), forms::redundancyNow(*leader), forms::redundancyWord(after)},
                    // The product's documents say nothing of it.
                    {text::Text::tr("Writes during the change"), QString(), text::Text::tr("not documented")}};
    form.notes << text::Text::tr("The apps' config vars stay the same.") << forms::priceNotes(snapshot, effect);
    forms::hideEffectOfRefused(form);
    if (form.problems.empty()) {
        form.changes = forms::changesBetween(before, after, catalog);
    }
    form.sequence = forms::sequenceOf(form.changes);
    form.verb = leaderVerb(before, after);
    return form;
}

} // namespace poolhouse::views
