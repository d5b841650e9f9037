// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_run_view.h"

#include "models/plans/execution.h"
#include "models/text/plan_execution_text.h"
#include "models/text/plan_text.h"
#include "models/text/text.h"
#include "models/views/plan_outcome.h"

namespace poolhouse::views {

namespace {

using RunState = plans::PlanExecutor::State;
using StepState = plans::PlanExecutor::StepState;

bool isDone(StepState state) {
    return state == StepState::Done || state == StepState::DoneBefore;
}

QString stepStateWord(StepState state) {
    switch (state) {
    case StepState::Waiting: return text::Text::tr("waiting");
    case StepState::DoneBefore: return text::Text::tr("already done");
    case StepState::Running: return text::Text::tr("in progress");
    case StepState::Done: return text::Text::tr("done");
    case StepState::Failed: return text::Text::tr("failed");
    }
    return {};
}

text::Tone stepTone(StepState state) {
    switch (state) {
    case StepState::Waiting: return text::Tone::Neutral;
    case StepState::Running: return text::Tone::Working;
    case StepState::Failed: return text::Tone::Bad;
    case StepState::DoneBefore:
    case StepState::Done: break;
    }
    return text::Tone::Good;
}

text::Tone runTone(RunState state) {
    switch (state) {
    case RunState::Done: return text::Tone::Good;
    case RunState::Failing:
    case RunState::Failed: return text::Tone::Bad;
    case RunState::Unreadable:
    case RunState::Drifted:
    case RunState::Unconfirmed:
    case RunState::Paused: return text::Tone::Attention;
    default: return text::Tone::Working;
    }
}

QString runTitle(RunState state, int done, int all) {
    const auto count = text::Text::counted(all, QT_TRANSLATE_N_NOOP("Wording", "%2 of %n step done"),
                                           QT_TRANSLATE_N_NOOP("Wording", "%2 of %n steps done"))
                           .arg(text::Text::number(done));
    switch (state) {
    case RunState::Idle: return {};
    case RunState::Reading: return text::Text::tr("Checking the clusters before sending");
    case RunState::Unreadable: return text::Text::tr("A cluster couldn't be loaded; nothing was sent");
    case RunState::Drifted: return text::Text::tr("The cluster no longer matches the plan: %1").arg(count);
    case RunState::Unconfirmed: return text::Text::tr("The confirmation doesn't match; nothing was sent");
    case RunState::Running: return text::Text::tr("Applying the plan: %1").arg(count);
    case RunState::Pausing: return text::Text::tr("Pausing after the current step: %1").arg(count);
    case RunState::Paused: return text::Text::tr("Paused: %1").arg(count);
    case RunState::Failing: return text::Text::tr("A step failed; the other running steps will finish: %1").arg(count);
    case RunState::Failed: return text::Text::tr("Stopped at a failed step: %1").arg(count);
    case RunState::Done: return text::Text::tr("Plan applied: %1").arg(count);
    }
    return {};
}

PlanRunRow rowOf(const plans::PlanExecutor& run, const plans::PlanExecutor::Step& step, int number) {
    const auto& plan = run.plan()[step.cluster];
    auto title = text::stepTitle(plan.steps[step.index].change, plan.before(step.index));
    if (run.plan().size() > 1) {
        title =
            text::Text::tr("%1: %2", "name of a cluster, what is said of it").arg(text::toQString(plan.name), title);
    }
    return {text::Text::number(number), title, stepTone(step.state), stepStateWord(step.state),
            text::stepSentence(run, step)};
}

PlanRunView leftOverView(const plans::PlanExecution& execution) {
    PlanRunView view;
    view.title = text::Text::tr("Unfinished plan from the last session");
    view.tone = text::Tone::Attention;
    const auto clusters = execution.clusterExecutions();
    view.canResume = clusters.ok();
    view.ended = true;
    if (!clusters) {
        view.details << text::planRefusal(clusters.error());
        return view;
    }
    for (const auto& cluster : clusters.value()) {
        for (std::size_t index = 0; index < cluster.steps.size(); ++index) {
            auto title = text::stepTitle(cluster.steps[index].change, cluster.before(index));
            if (clusters.value().size() > 1) {
                title = text::Text::tr("%1: %2", "cluster, step").arg(text::toQString(cluster.name), title);
            }
            const auto number = static_cast<std::int64_t>(view.rows.size()) + 1;
            view.rows.push_back({text::Text::number(number), title, text::Tone::Neutral, {}, {}});
        }
    }
    view.details << text::Text::tr("Resuming checks the clusters first. Completed steps are not repeated, and nothing "
                                   "is sent if a cluster changed.");
    return view;
}

} // namespace

PlanRunView planRunView(const plans::PlanExecutor& run) {
    PlanRunView view;
    const auto state = run.state();
    if (state == RunState::Idle) {
        return view;
    }
    int done = 0;
    for (const auto& step : run.steps()) {
        done += isDone(step.state) ? 1 : 0;
        view.rows.push_back(rowOf(run, step, static_cast<int>(view.rows.size()) + 1));
    }
    view.title = runTitle(state, done, static_cast<int>(view.rows.size()));
    view.tone = runTone(state);
    if (const auto problem = text::executionProblem(run)) {
        view.details << *problem;
    }
    for (const auto& drift : run.drift()) {
        for (const auto& sentence : text::driftSentences(drift)) {
            view.details << text::Text::tr("%1: %2", "name of a cluster, what is said of it")
                                .arg(text::toQString(drift.cluster), sentence);
        }
    }
    view.ended = run.ended();
    view.canPause = state == RunState::Running;
    view.canResume = state == RunState::Paused || state == RunState::Failed || state == RunState::Drifted ||
                     state == RunState::Unreadable;
    view.canStop = !view.ended;
    view.canOpenInverse = view.ended && done > 0;
    return view;
}

PlanRunView planRunView(const plans::PlanExecution& execution, const core::ClusterId& cluster,
                        const fleet::Store& store) {
    auto view = execution.leftOver()              ? leftOverView(execution)
                : execution.executor() != nullptr ? planRunView(*execution.executor())
                                                  : PlanRunView();
    if (const auto* run = execution.executor();
        !execution.leftOver() && run != nullptr && run->state() == RunState::Done) {
        view.outcome = planOutcome(run->plan(), store);
    }
    if (!view.title.isEmpty() && !execution.concerns(cluster)) {
        view.title = text::Text::tr("%1 (%2)", "what becomes of a plan, its clusters")
                         .arg(view.title, text::listedClusters(plans::clusterNames(execution.plan())));
    }
    return view;
}

} // namespace poolhouse::views
