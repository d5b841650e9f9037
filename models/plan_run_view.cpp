// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plan_run_view.h"

#include "models/plan_run.h"
#include "models/plan_text.h"
#include "models/text.h"

#include <algorithm>

namespace poolhouse::models {

namespace {

using State = PlanRun::State;
using StepState = PlanRun::StepState;

Tone toneOf(StepState state) {
    switch (state) {
    case StepState::DoneBefore:
    case StepState::Done: return Tone::Good;
    case StepState::Running: return Tone::Working;
    case StepState::Failed: return Tone::Bad;
    case StepState::Waiting: break;
    }
    return Tone::Neutral;
}

QString wordOf(StepState state) {
    switch (state) {
    case StepState::Waiting: return Text::tr("waiting");
    case StepState::DoneBefore: return Text::tr("done before");
    case StepState::Running: return Text::tr("under way");
    case StepState::Done: return Text::tr("done");
    case StepState::Failed: return Text::tr("not done");
    }
    return {};
}

bool isDone(const PlanRun::Step& step) { return step.state == StepState::Done || step.state == StepState::DoneBefore; }

Tone toneOf(State state) {
    switch (state) {
    case State::Done: return Tone::Good;
    case State::Unreadable:
    case State::Drifted:
    case State::Failing:
    case State::Failed: return Tone::Bad;
    case State::Unconfirmed:
    case State::Pausing:
    case State::Paused: return Tone::Attention;
    case State::Idle:
    case State::Reading:
    case State::Running: break;
    }
    return Tone::Working;
}

QString titleOf(State state, const QString& progress) {
    switch (state) {
    case State::Idle: return {};
    case State::Reading: return Text::tr("Reading the clusters again before anything is sent");
    case State::Unreadable: return Text::tr("Nothing was sent: a cluster could not be read");
    case State::Drifted: return Text::tr("The plan does not fit any more: %1").arg(progress);
    case State::Unconfirmed: return Text::tr("Nothing was sent: the confirmation does not fit");
    case State::Running: return Text::tr("Applying the plan: %1").arg(progress);
    case State::Pausing: return Text::tr("Pausing after the step under way: %1").arg(progress);
    case State::Paused: return Text::tr("The plan is paused: %1").arg(progress);
    case State::Failing:
    case State::Failed: return Text::tr("A step of the plan was not done: %1").arg(progress);
    case State::Done: return Text::tr("The plan is applied: %1").arg(progress);
    }
    return {};
}

QString progressOf(const PlanRun& run) {
    const auto done = std::count_if(run.steps().begin(), run.steps().end(), isDone);
    const auto all = static_cast<std::int64_t>(run.steps().size());
    return (all == 1 ? Text::tr("%1 of 1 step done") : Text::tr("%1 of %2 steps done").arg(QStringLiteral("%1"), Text::number(all)))
        .arg(Text::number(done));
}

PlanRunRow rowOf(const PlanRun& run, std::size_t index) {
    const auto& step = run.steps()[index];
    const auto& cluster = run.plan()[step.cluster];
    const auto& before = step.index == 0 ? cluster.live : cluster.steps[step.index - 1].after;
    auto title = wording::stepTitle(cluster.steps[step.index].change, before);
    if (run.plan().size() > 1) {
        title = Text::tr("%1: %2", "cluster, step").arg(Text::of(cluster.name), title);
    }
    // What came of a step that is done is seen by its word.
    const auto sentence = isDone(step) || step.state == StepState::Waiting ? QString() : step.sentence;
    return {Text::number(static_cast<std::int64_t>(index) + 1), title, toneOf(step.state), wordOf(step.state), sentence};
}

QStringList detailsOf(const PlanRun& run) {
    QStringList details;
    const bool toldByStep = std::any_of(run.steps().begin(), run.steps().end(), [&run](const PlanRun::Step& step) {
        return step.state == StepState::Failed && step.sentence == run.problem();
    });
    if (!run.problem().isEmpty() && !toldByStep) {
        details << run.problem();
    }
    for (const auto& drift : run.drift()) {
        for (const auto& sentence : drift.sentences) {
            details << (run.plan().size() > 1 ? Text::tr("%1: %2", "cluster, difference").arg(Text::of(drift.cluster), sentence)
                                              : sentence);
        }
    }
    return details;
}

} // namespace

PlanRunView planRunView(const PlanRun& run) {
    const auto state = run.state();
    PlanRunView view;
    view.title = titleOf(state, progressOf(run));
    if (state == State::Idle) {
        return view;
    }
    view.tone = toneOf(state);
    for (std::size_t index = 0; index < run.steps().size(); ++index) {
        view.rows.push_back(rowOf(run, index));
    }
    view.details = detailsOf(run);
    view.canPause = state == State::Reading || state == State::Running;
    view.canResume = run.ended() && state != State::Done;
    view.canStop = !run.ended();
    view.ended = run.ended();
    view.canOpposite = run.ended() && std::any_of(run.steps().begin(), run.steps().end(), isDone);
    return view;
}

} // namespace poolhouse::models
