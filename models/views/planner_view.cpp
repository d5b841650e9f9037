// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/planner_view.h"

#include "models/core/limits.h"
#include "models/core/pool_draft.h"
#include "models/fleet/store.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/planner_parts.h"
#include "models/views/pool_forms_parts.h"

#include <algorithm>

namespace poolhouse::views {

namespace planner {

namespace {

/// What is wrong with one pool of the plan; what is live already is taken as it is.
FormProblem problemOfRow(const plans::PlannedCluster& cluster, std::size_t row, const core::Catalog& catalog) {
    const auto& pool = cluster.pools[row];
    if (!pool.changed() || pool.destroyed()) {
        return {};
    }
    std::vector<core::PoolShape> others;
    std::vector<std::string> names;
    for (std::size_t index = 0; index < cluster.pools.size(); ++index) {
        const auto& other = cluster.pools[index];
        if (index != row && other.wanted) {
            others.push_back(*other.wanted);
        }
        if (index != row) {
            names.push_back(other.shape().name);
        }
    }
    const auto& wanted = *pool.wanted;
    std::vector<core::DraftProblem> problems;
    if (pool.created()) {
        if (wanted.name.empty()) {
            return {core::DraftField::Name, text::Text::tr("Give the pool a name."),
                    text::toQString(core::suggestPoolName("reads", names))};
        }
        problems = core::problemsOf(core::NewPoolDraft{wanted.name, wanted.level, wanted.count}, others, catalog);
        // The name of a pool that the plan destroys is free only afterwards, and creating comes first.
        if (problems.empty()) {
            const auto taken = core::poolNameProblems(wanted.name, names);
            if (!taken.empty()) {
                problems.push_back({core::DraftField::Name, core::DraftProblemCode::Name, taken.front(), 0});
            }
        }
    } else {
        others.push_back(wanted);
        if (wanted.count != pool.live->count) {
            problems = core::problemsOfCount(wanted, wanted.count, others);
        }
        if (wanted.level != pool.live->level) {
            const auto levels = core::problemsOfLevel(wanted.level, catalog);
            problems.insert(problems.end(), levels.begin(), levels.end());
        }
    }
    return problems.empty() ? FormProblem{} : forms::problemOf(problems.front(), wanted.name, names);
}

std::vector<core::PoolLoad> plannedLoads(const ClusterSnapshot& subject) {
    std::vector<core::PoolLoad> loads;
    for (const auto& pool : subject.record.info->pools) {
        const auto peak = forms::peakOf(subject, pool);
        loads.push_back({pool.name, pool.connectionsUsed, peak ? std::optional(peak->connections) : std::nullopt});
    }
    return loads;
}

FormProblem refusalProblem(const core::PlanProblem& problem) {
    return {core::DraftField::Cluster,
            text::Text::tr("No sequence of changes leads to this shape of %1.").arg(text::toQString(problem.pool)),
            {}};
}

} // namespace

bool Evaluation::broken() const {
    return std::any_of(problems.begin(), problems.end(),
                       [](const FormProblem& problem) { return !problem.sentence.isEmpty(); });
}

Evaluation worked(const plans::PlannedCluster& planned, const ClusterSnapshot& subject) {
    Evaluation result{planned, subject, planned.live(), planned.wanted(), {}, {}, {}, {}, {}};
    for (std::size_t row = 0; row < planned.pools.size(); ++row) {
        result.problems.push_back(problemOfRow(planned, row, subject.store.catalog()));
    }
    result.before = figuresOf(result.live, subject);
    result.after = figuresOf(result.wanted, subject);
    if (result.broken()) {
        return result;
    }
    const auto steps = core::planSteps(result.live, result.wanted, subject.store.catalog());
    if (!steps) {
        result.problems.front() = steps.error().empty() ? FormProblem{} : refusalProblem(steps.error().front());
        return result;
    }
    result.steps = steps.value();
    const auto loads = plannedLoads(subject);
    const core::ImpactFacts facts{subject.store.catalog(), forms::pricesOf(subject),
                                  core::storageGb(*subject.record.info), loads};
    result.impact = core::planImpact(result.live, result.steps, facts, subject.record.attachments);
    return result;
}

} // namespace planner

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
    std::vector<core::CostEstimate> before;
    std::vector<core::CostEstimate> after;
    for (const auto& cluster : clusters) {
        before.push_back(cluster.before.cost);
        after.push_back(cluster.after.cost);
    }
    const auto change = planner::costChange(core::totalCost(before), core::totalCost(after));
    const bool known = std::all_of(clusters.begin(), clusters.end(), [](const Evaluation& cluster) {
        return cluster.before.cost.gaps == cluster.after.cost.gaps;
    });
    view.steps.push_back({{},
                          {{text::Text::tr("Total"), true}},
                          {},
                          known ? text::Text::tr("%1/month").arg(change) : text::Text::tr("price unknown")});
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
        for (const auto& problem : cluster.problems) {
            if (!problem.sentence.isEmpty() && view.whyNotApply.isEmpty()) {
                view.whyNotApply = problem.sentence;
            }
        }
    }
    if (view.whyNotApply.isEmpty() && !view.drift.isEmpty()) {
        view.whyNotApply = text::Text::tr("The cluster has changed since the plan began: take the new figures first.");
    }
    if (view.whyNotApply.isEmpty() && view.changes == 0) {
        view.whyNotApply = text::Text::tr("Nothing is changed yet.");
    }
}

void addCurrent(PlannerView& view, const Evaluation& cluster, const PlannerState& state) {
    view.rows = planner::rowsOf(cluster);
    view.levels = forms::levelChoices(cluster.subject, {});
    view.room = planner::roomOf(cluster);
    view.whyNoMore = planner::whyNoMorePools(cluster);
    view.figures = planner::figureRows(cluster);
    view.chart = planner::chartOf(cluster, state.frontier, state.survivable);
    view.answer = planner::answerCard(cluster, state.answer);
    view.comparison = planner::comparisonOf(cluster, state);
    const auto effect = forms::effectOf(cluster.subject, cluster.wanted);
    view.notes = forms::priceNotes(cluster.subject, effect);
}

} // namespace

QString PlannerStepRow::plain() const {
    QString all;
    for (const auto& span : text) {
        all += span.text;
    }
    return all;
}

PlannerView plannerView(const fleet::Store& store, core::Instant now, const PlannerState& state) {
    PlannerView view;
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
                text::Text::tr("%1 is not known any more or not read yet.").arg(text::toQString(planned.name));
            continue;
        }
        clusters.push_back(planner::worked(planned, {store, *record, now}));
        if (planned.id == state.current) {
            current = &clusters.back();
        }
        if (plans::drifted(planned, *record->info)) {
            view.drift << driftSentences(planned.live(), core::shapesOf(*record->info));
        }
    }
    const bool several = state.draft.clusters.size() > 1;
    std::vector<core::PlanStep> all;
    QStringList phrases;
    for (const auto& cluster : clusters) {
        addSteps(view, cluster, several);
        addWarnings(view, cluster, several);
        const auto phrase = text::toQString(core::destructionPhrase(cluster.planned.app, cluster.steps));
        if (!phrase.isEmpty()) {
            phrases << phrase;
        }
    }
    view.phrase = phrases.join(QLatin1Char(' '));
    addTotal(view, clusters);
    addWhyNot(view, clusters);
    view.loaded = current != nullptr && !current->planned.pools.empty();
    if (view.loaded) {
        addCurrent(view, *current, state);
    } else {
        view.emptyNote =
            text::Text::tr("The cluster has not been read yet. As soon as it is, its shape can be planned here.");
    }
    return view;
}

} // namespace poolhouse::views
