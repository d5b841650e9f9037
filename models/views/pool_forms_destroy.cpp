// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/capacity.h"
#include "models/core/confirm_phrase.h"
#include "models/core/limits.h"
#include "models/core/money.h"
#include "models/fleet/store.h"
#include "models/text/capacity_text.h"
#include "models/text/problem_text.h"
#include "models/text/text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"
#include "models/views/form_rows.h"
#include "models/views/phrase_check.h"
#include "models/views/span.h"

#include <algorithm>
#include <set>

namespace poolhouse::views {

namespace {

using Spans = std::vector<Span>;

Spans openConnections(const core::Pool& pool) {
    if (!pool.connectionsUsed) {
        return marked(text::Text::tr("*Unknown:* the API doesn't report open connections."), {});
    }
    return *pool.connectionsUsed == 0
               ? Spans{{text::Text::tr("No open connections.")}}
               : marked(text::Text::tr("*%1* will be closed."), {text::Text::number(*pool.connectionsUsed)});
}

Spans connectionSpans(const fleet::ClusterSnapshot& snapshot, const core::Pool& pool) {
    auto spans = openConnections(pool);
    if (const auto peak = fleet::peakOf(snapshot, pool)) {
        const auto most = text::Text::number(peak->connections);
        spans.push_back({QStringLiteral(" ")});
        spans.push_back(
            {peak->wholeWeek
                 ? text::Text::tr("Peak in the last 7 days: %1.").arg(most)
                 : text::Text::tr("Peak since %1: %2.").arg(text::formatTime(peak->since, snapshot.now), most)});
    }
    return spans;
}

QString restartPattern(std::size_t apps) {
    return apps == 1   ? text::Text::tr("%1. The app restarts.", "attachments")
           : apps == 2 ? text::Text::tr("%1. Both apps restart.", "attachments")
                       : text::Text::tr("%1. All %2 apps restart.", "attachments")
                             .arg(QStringLiteral("%1"), text::Text::number(static_cast<std::int64_t>(apps)));
}

/// Why there may be more attachments than are listed, with a space in front; empty when there is no reason.
QString attachmentCaveat(const fleet::ClusterSnapshot& snapshot) {
    QString caveat;
    if (const auto& read = snapshot.store.attachmentsFreshness(); read.problem) {
        caveat += QLatin1Char(' ') + text::Text::tr("As of %1; attachments couldn't be read since.")
                                         .arg(text::formatTime(*read.readAt, snapshot.now, true));
    }
    auto unreadable = snapshot.store.unreadable();
    std::erase_if(unreadable, [](const core::Unreadable& each) { return each.kind != core::RecordKind::Attachment; });
    for (const auto& sentence : text::unreadableSentences(unreadable)) {
        caveat += QLatin1Char(' ') + sentence;
    }
    return caveat;
}

Spans attachmentSpans(const fleet::ClusterSnapshot& snapshot, const std::string& pool) {
    const auto& read = snapshot.store.attachmentsFreshness();
    if (!read.everRead()) {
        return read.problem ? marked(text::Text::tr("*Unknown:* attachments couldn't be read. %1"),
                                     {text::problemText(*read.problem, text::RequestKind::Attachments).why})
                            : marked(text::Text::tr("*Unknown:* attachments are not loaded yet."), {});
    }
    auto attachments = core::attachmentsOf(snapshot.record.attachments, pool);
    const auto caveat = attachmentCaveat(snapshot);
    if (attachments.empty()) {
        return caveat.isEmpty() ? Spans{{text::Text::tr("None; no app is attached to this pool.")}}
                                : Spans{{text::Text::tr("None known.") + caveat}};
    }
    // the app that owns the cluster comes first, as in every other list
    std::stable_partition(attachments.begin(), attachments.end(), [&snapshot](const core::Attachment* attachment) {
        return attachment->app.id == snapshot.record.summary.app.id;
    });
    Spans spans;
    std::set<core::AppId> apps;
    for (const auto* attachment : attachments) {
        if (!spans.empty()) {
            spans.push_back({QStringLiteral(", ")});
        }
        for (auto& span : marked(text::Text::tr("*%1* in %2", "attachment, app"),
                                 {text::toQString(attachment->name), text::toQString(attachment->app.name)})) {
            spans.push_back(std::move(span));
        }
        apps.insert(attachment->app.id);
    }
    spans = around(spans, restartPattern(apps.size()));
    if (!caveat.isEmpty()) {
        spans.push_back({caveat});
    }
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

/// Overflows after losing one instance: those of the pools that stay, and the one that the connections of the destroyed
/// pool would cause if they moved to them. Where they go is up to the apps.
std::vector<FormWarning> lossWarnings(const core::ClusterInfo& info, const core::Pool& destroyed,
                                      const core::Catalog& catalog) {
    std::vector<FormWarning> warnings;
    std::int64_t used = 0;
    std::int64_t survivable = 0;
    bool known = destroyed.connectionsUsed.has_value() && info.poolsKnown();
    bool redundant = false;
    for (const auto* pool : core::orderedPools(info)) {
        if (pool->isLeader() || pool == &destroyed || core::countUp(*pool).most == 0) {
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
        redundant = redundant || core::countUp(*pool).least > 1;
    }
    const auto moved = used + destroyed.connectionsUsed.value_or(0);
    if (known && redundant && warnings.empty() && used <= survivable && moved > survivable) {
        warnings.push_back({text::Text::counted(
                                moved - survivable,
                                QT_TRANSLATE_N_NOOP(
                                    "Wording", "If the connections in use (%2) move to the other follower pools, those "
                                               "will be %1 connection short after losing one instance per pool."),
                                QT_TRANSLATE_N_NOOP(
                                    "Wording", "If the connections in use (%2) move to the other follower pools, those "
                                               "will be %1 connections short after losing one instance per pool."))
                                .arg(text::connections(destroyed.connectionsUsed))});
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
    const auto& owner = snapshot.record.summary.app;
    const auto app = text::appTitle(owner);
    const auto title = text::toQString(name);

    DestroyForm form;
    form.title = text::Text::tr("Destroy %1?").arg(title);
    form.consequence = owner.name.empty()
                           ? text::Text::tr("Destructive action on %1, whose app is unknown. It can't be undone.")
                                 .arg(text::toQString(info.name))
                           : text::Text::tr("Destructive action. It affects the app %1, on %2, and can't be undone.")
                                 .arg(app, text::toQString(info.name));
    const auto read = forms::connectionsRow(effect);
    const auto remaining = text::nowAndExpected(effect.readRemaining, effect.readAfter);
    form.facts = {
        {text::Text::tr("Open connections"), connectionSpans(snapshot, *pool)},
        {text::Text::tr("Attachments that stop working"), attachmentSpans(snapshot, name)},
        {text::Text::tr("Read capacity"), {{text::Text::tr("%1 → %2 connections").arg(read.before, remaining)}}},
        {text::Text::tr("Cost"), {{costSentence(effect)}}},
        {text::Text::tr("Your data"), {{text::Text::tr("Stays on the leader; followers only hold copies.")}}}};
    form.warnings = lossWarnings(info, *pool, snapshot.store.catalog());
    form.canScaleToZero = pool->expectedCount > 0;
    form.phrase = text::toQString(core::phraseOf(owner.name, name));
    const auto trimmed = typed.trimmed();
    form.confirmed = trimmed == form.phrase;
    form.mismatch = phraseMismatch(trimmed, form.phrase, text::Text::tr("This doesn't match the name of the pool."));
    form.verb = text::Text::tr("Destroy %1").arg(title);
    if (form.confirmed) {
        form.changes = {{core::ChangeKind::DestroyPool, name, {}, 0}};
    }
    return form;
}

} // namespace poolhouse::views
