// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_run_view.h"

#include "models/plans/executor.h"
#include "models/text/plan_text.h"
#include "models/text/text.h"

namespace poolhouse::models {

namespace {

using RunState = PlanRun::State;
using StepState = PlanRun::StepState;

bool isDone(StepState state) {
    return state == StepState::Done || state == StepState::DoneBefore;
}

QString stepStateWord(StepState state) {
    switch (state) {
    case StepState::Waiting: return Text::tr("waiting");
    case StepState::DoneBefore: return Text::tr("was done before");
    case StepState::Running: return Text::tr("under way");
    case StepState::Done: return Text::tr("done");
    case StepState::Failed: return Text::tr("failed");
    }
    return {};
}

Tone stepTone(StepState state) {
    switch (state) {
    case StepState::Waiting: return Tone::Neutral;
    case StepState::Running: return Tone::Working;
    case StepState::Failed: return Tone::Bad;
    case StepState::DoneBefore:
    case StepState::Done: break;
    }
    return Tone::Good;
}

Tone runTone(RunState state) {
    switch (state) {
    case RunState::Done: return Tone::Good;
    case RunState::Failing:
    case RunState::Failed: return Tone::Bad;
    case RunState::Unreadable:
    case RunState::Drifted:
    case RunState::Unconfirmed:
    case RunState::Paused: return Tone::Attention;
    default: return Tone::Working;
    }
}

QString runTitle(RunState state, int done, int all) {
    const auto count = Text::tr("%1 of %2 steps done").arg(Text::number(done), Text::number(all));
    switch (state) {
    case RunState::Idle: return {};
    case RunState::Reading: return Text::tr("Reading the clusters again before anything is sent");
    case RunState::Unreadable: return Text::tr("A cluster could not be read: nothing was sent");
    case RunState::Drifted: return Text::tr("Not as planned any more: %1").arg(count);
    case RunState::Unconfirmed: return Text::tr("The phrase does not fit: nothing was sent");
    case RunState::Running: return Text::tr("Applying the plan: %1").arg(count);
    case RunState::Pausing: return Text::tr("Pausing after the step under way: %1").arg(count);
    case RunState::Paused: return Text::tr("Paused: %1").arg(count);
    case RunState::Failing: return Text::tr("A step failed, the others under way finish: %1").arg(count);
    case RunState::Failed: return Text::tr("Stopped at a step that failed: %1").arg(count);
    case RunState::Done: return Text::tr("The plan is applied: %1").arg(count);
    }
    return {};
}

PlanRunRow rowOf(const PlanRun& run, const PlanRun::Step& step, int number) {
    const auto& plan = run.plan()[step.cluster];
    const auto& before = step.index == 0 ? plan.live : plan.steps[step.index - 1].after;
    auto title = wording::stepTitle(plan.steps[step.index].change, before);
    if (run.plan().size() > 1) {
        title = Text::tr("%1: %2", "name of a cluster, what is said of it").arg(Text::of(plan.name), title);
    }
    return {Text::number(number), title, stepTone(step.state), stepStateWord(step.state), step.sentence};
}

} // namespace

PlanRunView planRunView(const PlanRun& run) {
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
    if (!run.problem().isEmpty()) {
        view.details << run.problem();
    }
    for (const auto& drift : run.drift()) {
        for (const auto& sentence : drift.sentences) {
            view.details
                << Text::tr("%1: %2", "name of a cluster, what is said of it").arg(Text::of(drift.cluster), sentence);
        }
    }
    view.ended = run.ended();
    view.canPause = state == RunState::Running;
    view.canResume = state == RunState::Paused || state == RunState::Failed || state == RunState::Drifted ||
                     state == RunState::Unreadable;
    view.canStop = !view.ended;
    view.canOpposite = view.ended && done > 0;
    return view;
}

} // namespace poolhouse::models
