// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/limits.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/capacity_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/form_rows.h"

#include <algorithm>
#include <map>

namespace poolhouse::views {

namespace {

using Spans = std::vector<Span>;

Spans connectionSpans(const fleet::ClusterSnapshot& snapshot, const core::Pool& pool) {
    Spans spans;
    if (!pool.connectionsUsed) {
        spans = {{text::Text::tr("unknown"), true}, {text::Text::tr(": the API does not say how many are open.")}};
    } else if (*pool.connectionsUsed == 0) {
        spans = {{text::Text::tr("No open connections.")}};
    } else {
        spans = {{text::Text::number(*pool.connectionsUsed), true}, {text::Text::tr(" will be closed.")}};
    }
    if (const auto peak = fleet::peakOf(snapshot, pool)) {
        const auto most = text::Text::number(peak->connections);
        spans.push_back(
            {QLatin1Char(' ') +
             (peak->wholeWeek
                  ? text::Text::tr("Peak in the last 7 days: %1").arg(most)
                  : text::Text::tr("Peak since %1: %2").arg(text::formatTime(peak->since, snapshot.now), most))});
    }
    return spans;
}

Spans attachmentSpans(const fleet::ClusterSnapshot& snapshot, const std::string& pool) {
    if (!snapshot.store.attachmentsKnown()) {
        return {{text::Text::tr("unknown"), true}, {text::Text::tr(": the attachments have not been read yet.")}};
    }
    const auto attachments = core::attachmentsOf(snapshot.record.attachments, pool);
    if (attachments.empty()) {
        return {{text::Text::tr("None: no app is attached to this pool.")}};
    }
    Spans spans;
    std::map<core::AppId, QString> apps;
    // the app that owns the cluster comes first, as in every other list
    auto sorted = attachments;
    std::stable_partition(sorted.begin(), sorted.end(), [&snapshot](const core::Attachment* attachment) {
        return attachment->app.id == snapshot.record.summary.app.id;
    });
    for (const auto* attachment : sorted) {
        if (!spans.empty()) {
            spans.push_back({QStringLiteral(", ")});
        }
        spans.push_back({text::toQString(attachment->name), true});
        spans.push_back({text::Text::tr(" in %1").arg(text::toQString(attachment->app.name))});
        apps.emplace(attachment->app.id, text::toQString(attachment->app.name));
    }
    const auto restart = apps.size() == 1   ? text::Text::tr(" (the app restarts)")
                         : apps.size() == 2 ? text::Text::tr(" (both apps restart)")
                                            : text::Text::tr(" (all %1 apps restart)").arg(apps.size());
    spans.push_back({restart});
    return spans;
}

QString costSentence(const forms::Effect& effect) {
    const auto row = forms::costRow(effect);
    const auto& after = effect.impact.after.cost;
    const auto later = after.complete()
                           ? text::Text::tr("%1 per month").arg(text::toQString(core::formatExact(after.known)))
                           : row.after;
    const auto difference = forms::costDifference(effect);
    const auto change = text::Text::tr("%1 → %2").arg(row.before, later);
    return difference.isEmpty() ? change : text::Text::tr("%1 (%2)").arg(change, difference);
}

std::optional<QString> mismatchOf(const QString& typed, const QString& phrase) {
    if (typed.isEmpty() || phrase.startsWith(typed)) {
        return std::nullopt;
    }
    if (phrase.startsWith(typed, Qt::CaseInsensitive)) {
        return text::Text::tr("Case-sensitive.");
    }
    return text::Text::tr("That is not the name of this pool.");
}

/// Overflows after losing one instance: those of the pools that stay, and the one that the connections of the destroyed
/// pool would cause if they moved to them. Where they go is up to the apps.
std::vector<FormWarning> lossWarnings(const core::ClusterInfo& info, const core::Pool& destroyed,
                                      const core::Catalog& catalog) {
    std::vector<FormWarning> warnings;
    std::int64_t used = 0;
    std::int64_t survivable = 0;
    bool known = destroyed.connectionsUsed.has_value();
    bool redundant = false;
    for (const auto* pool : core::orderedPools(info)) {
        if (pool->isLeader() || pool == &destroyed || core::instancesUp(*pool) == 0) {
            continue;
        }
        if (const auto missing = core::shortAfterLoss(*pool, catalog); missing && *missing > 0) {
            warnings.push_back({text::Text::tr("%1: %2", "name of a pool, what is said of it")
                                    .arg(text::toQString(pool->name), text::shortAfterLoss(*missing))});
        }
        const auto limit = core::currentSurvivableLimit(*pool, catalog);
        known = known && pool->connectionsUsed && limit;
        used += pool->connectionsUsed.value_or(0);
        survivable += limit.value_or(0);
        redundant = redundant || core::instancesUp(*pool) > 1;
    }
    const auto moved = used + destroyed.connectionsUsed.value_or(0);
    if (known && redundant && warnings.empty() && used <= survivable && moved > survivable) {
        warnings.push_back(
            {text::Text::tr(
                 "If its %1 connections move to the other follower pools, those have %2 too few after losing "
                 "one instance per pool.")
                 .arg(text::connections(destroyed.connectionsUsed), text::Text::number(moved - survivable))});
    }
    return warnings;
}

} // namespace

std::optional<DestroyForm> destroyForm(const fleet::ClusterSnapshot& snapshot, const std::string& name,
                                       const QString& typed) {
    const auto& info = *snapshot.record.info;
    const auto* pool = info.findPool(name);
    if (pool == nullptr || pool->isLeader()) {
        return std::nullopt;
    }
    auto shapes = core::shapesOf(info);
    std::erase_if(shapes, [&name](const core::PoolShape& shape) { return shape.name == name; });
    const auto effect = forms::effectOf(snapshot, shapes);
    const auto app = text::toQString(snapshot.record.summary.app.name);
    const auto title = text::toQString(name);

    DestroyForm form;
    form.title = text::Text::tr("Destroy %1?").arg(title);
    form.consequence = text::Text::tr("Destructive action. It affects the app %1, on %2, and cannot be undone.")
                           .arg(app, text::toQString(info.name));
    const auto read = forms::connectionsRow(effect);
    const auto remaining = text::nowAndExpected(effect.readRemaining, effect.readAfter);
    form.facts = {
        {text::Text::tr("Open connections"), connectionSpans(snapshot, *pool)},
        {text::Text::tr("Attachments that stop working"), attachmentSpans(snapshot, name)},
        {text::Text::tr("Read capacity"), {{text::Text::tr("%1 → %2 connections").arg(read.before, remaining)}}},
        {text::Text::tr("Cost"), {{costSentence(effect)}}},
        {text::Text::tr("Your data"), {{text::Text::tr("Stays on the leader. Followers hold copies only.")}}}};
    form.warnings = lossWarnings(info, *pool, snapshot.store.catalog());
    form.canScaleToZero = pool->expectedCount > 0;
    form.phrase = app + QLatin1Char('/') + title;
    const auto trimmed = typed.trimmed();
    form.confirmed = trimmed == form.phrase;
    form.mismatch = mismatchOf(trimmed, form.phrase);
    form.verb = text::Text::tr("Destroy %1").arg(title);
    if (form.confirmed) {
        form.changes = {{core::ChangeKind::DestroyPool, name, {}, 0}};
    }
    return form;
}

} // namespace poolhouse::views
