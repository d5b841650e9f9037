// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_view.h"

#include "models/core/limits.h"
#include "models/core/pool_draft.h"
#include "models/fleet/store.h"
#include "models/text/drift_text.h"
#include "models/text/plan_draft_text.h"
#include "models/text/text.h"
#include "models/views/form_rows.h"
#include "models/views/planner_memory.h"
#include "models/views/planner_sections.h"

#include <algorithm>
#include <utility>

namespace poolhouse::views {

namespace {

using planner::Evaluation;

void addSteps(PlannerView& view, const Evaluation& cluster, bool named) {
    for (std::size_t index = 0; index < cluster.steps.size(); ++index) {
        auto row = planner::stepRow(cluster.steps[index], cluster.impact->steps[index]);
        row.number = text::Text::number(++view.changes);
        if (named) {
            row.text.insert(
                row.text.begin(),
                {text::Text::tr("%1: ", "name of a cluster").arg(text::toQString(cluster.planned.name)), false});
        }
        view.steps.push_back(std::move(row));
    }
}

void addTotal(PlannerView& view, const std::vector<Evaluation>& clusters) {
    if (view.changes == 0) {
        return;
    }
    std::optional<core::Money> change = core::Money{};
    for (const auto& cluster : clusters) {
        change = change && cluster.costChange ? std::optional(*change + *cluster.costChange) : std::nullopt;
    }
    const auto text = planner::costChange(change);
    view.steps.push_back(
        {{}, {{text::Text::tr("Total"), true}}, {}, change ? text::Text::tr("%1/month").arg(text) : text});
}

void addLabel(PlannerView& view, const Evaluation& cluster) {
    const auto& label = cluster.snapshot.record.label;
    if (!label) {
        return;
    }
    auto at = std::find_if(view.changedLabels.begin(), view.changedLabels.end(),
                           [&label](const PlannerLabel& each) { return each.label == *label; });
    if (at == view.changedLabels.end()) {
        at = view.changedLabels.insert(at, {*label, {}});
    }
    at->clusters << text::toQString(cluster.planned.name);
}

/// Of the whole plan, whichever cluster is shown. A cluster without a step is left out.
void addReview(PlannerView& view, const std::vector<Evaluation>& clusters) {
    std::vector<const Evaluation*> changed;
    for (const auto& cluster : clusters) {
        if (!cluster.steps.empty()) {
            changed.push_back(&cluster);
            view.changedClusters << text::toQString(cluster.planned.name);
            addLabel(view, cluster);
        }
    }
    if (!changed.empty()) {
        view.reviewFigures = planner::reviewRows(changed);
    }
}

void addSummary(PlannerView& view, const std::vector<Evaluation>& clusters, int growth) {
    std::vector<const Evaluation*> loaded;
    loaded.reserve(clusters.size());
    for (const auto& cluster : clusters) {
        loaded.push_back(&cluster);
    }
    view.summary = planner::summaryOf(loaded, growth);
    view.summary.steps = planner::stepsLine(view.steps);
    view.restarts = planner::restartsOf(clusters);
    for (const auto* cluster : loaded.size() > 1 ? loaded : std::vector<const Evaluation*>()) {
        view.sketches.push_back(planner::sketchOf(*cluster));
    }
}

void addWarnings(PlannerView& view, const Evaluation& cluster, bool named) {
    if (!cluster.impact) {
        return;
    }
    for (const auto& warning : cluster.impact->warnings) {
        auto worded = planner::warningOf(warning);
        if (named && !warning.pool.empty()) {
            worded.sentence = text::Text::tr("%1: %2", "name of a cluster, what is said of it")
                                  .arg(text::toQString(cluster.planned.name), worded.sentence);
        }
        const bool said = std::find(view.warnings.begin(), view.warnings.end(), worded) != view.warnings.end();
        if (!said) {
            view.warnings.push_back(std::move(worded));
        }
    }
}

void addWhyNot(PlannerView& view, const std::vector<Evaluation>& clusters) {
    for (const auto& cluster : clusters) {
        if (!view.whyNotApply && !cluster.snapshot.record.info->poolsKnown()) {
            view.whyNotApply =
                text::Text::tr("Not all pools of %1 are known.").arg(text::toQString(cluster.planned.name));
        }
        for (const auto& problem : cluster.problems) {
            if (problem && !view.whyNotApply) {
                view.whyNotApply = problem->sentence;
            }
        }
    }
    if (!view.whyNotApply && !view.drift.isEmpty()) {
        view.whyNotApply = text::Text::tr("What this plan is based on has changed. Use the new figures first.");
    }
    if (!view.whyNotApply && view.changes == 0) {
        view.whyNotApply = text::Text::tr("No changes yet.");
    }
}

void addCurrent(PlannerView& view, const Evaluation& cluster, const PlannerState& state, NeedsFits& fits) {
    view.rows = planner::rowsOf(cluster);
    view.levels = forms::levelChoices(cluster.snapshot, {});
    view.remaining = planner::remainingOf(cluster);
    view.whyNoMore = planner::whyNoMorePools(cluster);
    view.figures = planner::figureRows({cluster.now, cluster.before, cluster.after, cluster.costChange});
    view.chart = planner::chartOf(cluster, state.frontier, state.survivable);
    view.chart.answer = planner::answerPoint(cluster, state.answer, state.survivable);
    view.needsBasis =
        QStringLiteral("%1 %2")
            .arg(text::readingBasis(cluster.planned.needs), planner::unobserved(cluster, cluster.planned.needs))
            .trimmed();
    view.needs = planner::needsOf(cluster, state.growth, fits);
    if (auto row = planner::needsMetRow(view.needs)) {
        view.figures.push_back(*std::move(row));
    }
    auto drawn = planner::lanesOf(cluster, view.rows, view.needs, state);
    view.lanes = std::move(drawn.lanes);
    view.nowhere = std::move(drawn.nowhere);
    view.answer = planner::answerCard(cluster, state);
    view.otherAnswers = planner::otherAnswers(cluster, state.answer);
    view.chosenAnswer = state.chosen();
    view.needs.nextShape = planner::nextShapeOf(cluster, state);
    view.needs.seekingNext = state.next == nullptr && !view.needs.nextShape.isEmpty();
    view.comparison = planner::comparisonOf(cluster, state);
    const auto effect = forms::effectOf(cluster.snapshot, cluster.wanted);
    view.notes = forms::priceNotes(cluster.snapshot, effect);
}

} // namespace

int PlannerState::chosen() const {
    return answer && answer->proposal(chosenAnswer) != nullptr ? chosenAnswer : 0;
}

QString PlannerStepRow::plain() const {
    QString all;
    for (const auto& span : text) {
        all += span.text;
    }
    return all;
}

PlannerView plannerView(const fleet::Store& store, core::Instant now, const PlannerState& state) {
    PlannerView view;
    PlannerMemory forgotten;
    auto& memory = state.memory != nullptr ? *state.memory : forgotten;
    memory.setPlanned(state.draft.clusters.size());
    std::vector<Evaluation> clusters;
    const Evaluation* current = nullptr;
    clusters.reserve(state.draft.clusters.size());
    for (const auto& planned : state.draft.clusters) {
        const auto* record = store.cluster(planned.id);
        if (planned.id == state.current) {
            view.current = static_cast<int>(view.clusters.size());
        }
        view.clusters << text::toQString(planned.name);
        if (record == nullptr || !record->info) {
            view.whyNotApply =
                text::Text::tr("%1 no longer exists or is not loaded yet.").arg(text::toQString(planned.name));
            continue;
        }
        clusters.push_back(memory.shapes.of(planned, {store, *record, now}));
        planner::judge(clusters.back(), state.growth, memory.fits);
        if (planned.id == state.current) {
            current = &clusters.back();
        }
        if (record->info->poolsKnown() && plans::drifted(planned, *record->info)) {
            view.drift << text::driftSentences(planned.live(), core::shapesOf(*record->info));
        }
        view.drift << text::driftSentences(clusters.back().driftedAttachments);
    }
    const bool several = state.draft.clusters.size() > 1;
    std::vector<core::PlanStep> all;
    QStringList phrases;
    for (const auto& cluster : clusters) {
        addSteps(view, cluster, several);
        addWarnings(view, cluster, several);
        const auto phrase = text::toQString(
            core::destructionPhrase(cluster.planned.app, cluster.steps, cluster.snapshot.record.attachments));
        if (!phrase.isEmpty()) {
            phrases << phrase;
        }
    }
    view.phrase = phrases.join(QLatin1Char(' '));
    addSummary(view, clusters, state.growth);
    addTotal(view, clusters);
    addReview(view, clusters);
    addWhyNot(view, clusters);
    view.loaded = current != nullptr && !current->planned.pools.empty();
    if (view.loaded) {
        addCurrent(view, *current, state, memory.fits);
    } else {
        view.emptyNote = text::Text::tr("The cluster is not loaded yet; it can be planned once it is.");
    }
    return view;
}

} // namespace poolhouse::views
