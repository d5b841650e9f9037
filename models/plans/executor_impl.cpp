// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/executor_impl.h"

#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/core/plan_impact.h"
#include "models/fleet/store.h"
#include "models/operations/whole_cluster.h"

#include <QPointer>

#include <algorithm>
#include <span>

namespace poolhouse::plans {

namespace {

std::vector<core::PoolShape> poolsNow(const fleet::ClusterRecord* record) {
    return record != nullptr && record->info ? core::shapesOf(*record->info) : std::vector<core::PoolShape>();
}

std::vector<core::Attachment> attachmentsNow(const fleet::ClusterRecord* record) {
    return record != nullptr ? record->attachments : std::vector<core::Attachment>();
}

/// Of the app and the pool that a Detach is about; null: there is none, or no longer.
const core::Attachment* attachmentToGo(const core::Change& change, const fleet::ClusterRecord* record) {
    if (change.kind != core::ChangeKind::Detach || record == nullptr) {
        return nullptr;
    }
    const auto& all = record->attachments;
    const auto at = std::find_if(all.begin(), all.end(), [&change](const core::Attachment& each) {
        return each.app.name == change.attachment->app && each.name == change.attachment->name &&
               each.target.pool == change.pool;
    });
    return at == all.end() ? nullptr : &*at;
}

bool movesApps(const ClusterExecution& cluster) {
    return std::any_of(cluster.steps.begin(), cluster.steps.end(),
                       [](const core::PlanStep& step) { return step.change.attachment.has_value(); });
}

/// The steps before it, of the cluster of that name, can't change the refusal of an attachment.
bool outlivesSteps(const operations::Refusal& refusal, const std::string& cluster) {
    using Code = operations::Refusal::Code;
    switch (refusal.code) {
    case Code::Locked:
    case Code::AppMissing:
    case Code::AttachmentNameBad:
    case Code::CredentialLeaving: return true;
    case Code::AttachmentTaken: return refusal.takenBy != cluster; // else it is freed first, or was drift
    default: return false;
    }
}

} // namespace

/// Starts from scratch: all state is derived from the clusters as they are.
void PlanExecutor::Impl::read() {
    const auto was = state;
    state = State::Reading;
    ++run;
    steps.clear();
    drift.clear();
    problem.reset();
    calls.clear();
    unanswered = plan.size();
    for (std::size_t at = 0; at < plan.size(); ++at) {
        for (std::size_t index = 0; index < plan[at].steps.size(); ++index) {
            steps.push_back({at, index, StepState::Waiting, {}, {}});
        }
        calls.push_back(
            services.clusters.info(plan[at].cluster, [this, at](const api::ApiResult<core::ClusterInfo>& answer) {
                clusterRead(at, answer);
            }));
    }
    for (std::size_t at = 0; at < plan.size(); ++at) {
        if (movesApps(plan[at])) {
            readAttachments(at);
        }
    }
    notify(was);
}

void PlanExecutor::Impl::readAttachments(std::size_t cluster) {
    ++unanswered;
    calls.push_back(services.attachments.attachmentsOf(
        plan[cluster].cluster, [this, cluster](api::ApiResult<core::PartialList<core::Attachment>> answer) {
            attachmentsRead(cluster, std::move(answer));
        }));
}

void PlanExecutor::Impl::clusterRead(std::size_t cluster, const api::ApiResult<core::ClusterInfo>& answer) {
    if (const auto whole = operations::wholeCluster(answer); !whole) {
        unreadable(cluster, whole.error());
        return;
    }
    const QPointer<PlanExecutor> alive(&self);
    const auto thisRun = run;
    store.applyInfo(answer.value(), clock.now());
    if (alive && run == thisRun) {
        oneRead();
    }
}

void PlanExecutor::Impl::attachmentsRead(std::size_t cluster,
                                         api::ApiResult<core::PartialList<core::Attachment>> answer) {
    auto all = operations::wholeList(std::move(answer));
    if (!all) {
        unreadable(cluster, operations::notOfTheCluster(all.error()));
        return;
    }
    const QPointer<PlanExecutor> alive(&self);
    const auto thisRun = run;
    store.applyAttachments(plan[cluster].cluster, std::move(all).value());
    if (alive && run == thisRun) {
        oneRead();
    }
}

void PlanExecutor::Impl::oneRead() {
    if (--unanswered == 0) {
        beginUnlessBusy();
    }
}

void PlanExecutor::Impl::unreadable(std::size_t cluster, const api::ApiError& error) {
    const auto was = state;
    state = State::Unreadable;
    problem = Problem{Problem::Code::Unreadable, cluster, error, 0};
    calls.clear();
    notify(was);
}

/// An operation in flight may be a step of this plan, started by an earlier run: it has to finish first.
void PlanExecutor::Impl::beginUnlessBusy() {
    if (state != State::Reading) {
        return;
    }
    const bool busy = std::any_of(plan.begin(), plan.end(), [this](const ClusterExecution& each) {
        return !operations.openOn(each.cluster).empty();
    });
    if (!busy) {
        begin();
    } // else operationFinished() reads again
}

void PlanExecutor::Impl::begin() {
    const auto was = state;
    for (std::size_t at = 0; at < plan.size(); ++at) {
        const auto* record = store.cluster(plan[at].cluster);
        plan[at].attachments = attachmentsNow(record);
        const auto done = core::stepsDone(plan[at].live, plan[at].steps, poolsNow(record), plan[at].attachments);
        if (!done) {
            drift.push_back(driftOf(at, 0));
            continue;
        }
        for (auto& step : steps) {
            if (step.cluster == at && step.index < *done) {
                step.state = StepState::DoneBefore;
            }
        }
    }
    if (!drift.empty()) {
        state = State::Drifted;
    } else if (!isConfirmed()) {
        state = State::Unconfirmed;
        problem = Problem{Problem::Code::Unconfirmed, 0, std::nullopt, 0};
    } else {
        state = State::Running;
        checkRefusals();
    }
    const QPointer<PlanExecutor> alive(&self);
    notify(was);
    if (alive && state == State::Running) {
        startSteps();
    }
}

operations::Intent PlanExecutor::Impl::intentOf(const Step& step) const {
    const auto& cluster = plan[step.cluster];
    auto change = cluster.steps[step.index].change;
    if (const auto* attachment = attachmentToGo(change, store.cluster(cluster.cluster))) {
        change.attachment->id = attachment->id;
    }
    return {cluster.cluster, std::move(change), cluster.before(step.index), runId};
}

/// A refusal that is already known, such as a lock of an app that moves, stops the plan before any cluster is changed:
/// the first of each cluster.
void PlanExecutor::Impl::checkRefusals() {
    for (std::size_t at = 0; at < plan.size(); ++at) {
        const auto* first = next(at);
        for (auto& step : steps) {
            if (step.cluster != at || step.state != StepState::Waiting) {
                continue;
            }
            if (const auto refusal = knownRefusal(step, &step == first)) {
                fail(step, *refusal);
                break;
            }
        }
    }
    if (state == State::Failing) {
        settleState();
    }
}

std::optional<operations::Refusal> PlanExecutor::Impl::knownRefusal(const Step& step, bool first) const {
    const auto& cluster = plan[step.cluster];
    if (!first && !cluster.steps[step.index].change.attachment) {
        return std::nullopt; // pools are the matter of the steps before
    }
    auto refusal = operations.refusal(intentOf(step));
    return refusal && (first || outlivesSteps(*refusal, cluster.name)) ? refusal : std::nullopt;
}

/// The phrase names each step ahead that has to be confirmed. What it names beside them is done, or was the last
/// attachment to the leader when it was entered.
bool PlanExecutor::Impl::isConfirmed() const {
    const auto words = phrase.split(QLatin1Char(' '));
    return std::all_of(steps.begin(), steps.end(), [&](const Step& step) {
        const auto& cluster = plan[step.cluster];
        const auto word = core::destructionPhrase(cluster.app, std::span(&cluster.steps[step.index], 1), {});
        return step.state != StepState::Waiting || words.contains(QString::fromStdString(word)) ||
               core::confirmationsOf(cluster.steps, cluster.attachments)[step.index] == core::Confirmation::None;
    });
}

/// Whoever did it.
bool PlanExecutor::Impl::isReached(const Step& step) const {
    const auto& cluster = plan[step.cluster];
    const auto& change = cluster.steps[step.index].change;
    if (change.kind == core::ChangeKind::Detach && !store.unreadable().empty()) {
        return false; // what is not listed may be there, and unreadable
    }
    const auto* record = store.cluster(cluster.cluster);
    return record != nullptr && core::isReached(change, record->attachments);
}

/// From what is expected before that step.
PlanExecutor::Drift PlanExecutor::Impl::driftOf(std::size_t cluster, std::size_t step) const {
    const auto& each = plan[cluster];
    const auto* record = store.cluster(each.cluster);
    auto now = poolsNow(record);
    auto attachments = core::driftedAttachments(each.live, each.steps, now, attachmentsNow(record));
    return {each.name, each.before(step), std::move(now), std::move(attachments)};
}

PlanExecutor::Step* PlanExecutor::Impl::current(std::size_t cluster) {
    const auto at = std::find_if(steps.begin(), steps.end(), [cluster](const Step& step) {
        return step.cluster == cluster && step.state == StepState::Running;
    });
    return at == steps.end() ? nullptr : &*at;
}

PlanExecutor::Step* PlanExecutor::Impl::next(std::size_t cluster) {
    const auto at = std::find_if(steps.begin(), steps.end(), [cluster](const Step& step) {
        return step.cluster == cluster && step.state == StepState::Waiting;
    });
    return at == steps.end() ? nullptr : &*at;
}

bool PlanExecutor::Impl::anyRunning() const {
    return std::any_of(steps.begin(), steps.end(), [](const Step& step) { return step.state == StepState::Running; });
}

/// Starts every step that may start. Re-entrant: an operation may finish while it is being accepted.
void PlanExecutor::Impl::startSteps() {
    if (starting) {
        return;
    }
    starting = true;
    const QPointer<PlanExecutor> alive(&self);
    bool again = true;
    while (again) {
        again = false;
        for (std::size_t at = 0; at < plan.size() && state == State::Running; ++at) {
            if (current(at) == nullptr && next(at) != nullptr) {
                startStep(at);
                if (!alive) {
                    return;
                }
                again = again || current(at) == nullptr;
            }
        }
    }
    starting = false;
    const auto was = state;
    settleState();
    notify(was);
}

void PlanExecutor::Impl::startStep(std::size_t cluster) {
    auto& step = *next(cluster);
    if (isReached(step)) {
        step.state = StepState::DoneBefore;
        return;
    }
    step.state = StepState::Running;
    const auto& change = plan[cluster].steps[step.index].change;
    if (change.kind == core::ChangeKind::Detach &&
        attachmentToGo(change, store.cluster(plan[cluster].cluster)) == nullptr) {
        drift.push_back(driftOf(cluster, step.index)); // one of that name elsewhere is another one
        operations::Refusal missing;
        missing.code = operations::Refusal::Code::AttachmentMissing;
        missing.pool = change.pool;
        missing.attachment = change.attachment;
        fail(step, missing);
        return;
    }
    const QPointer<PlanExecutor> alive(&self);
    const auto thisRun = run;
    const auto asked = operations.ask(intentOf(step));
    if (!alive || run != thisRun) {
        return; // `step` is gone; a new run waits for the operation before it begins
    }
    if (!asked) {
        fail(step, asked.error());
        return;
    }
    const auto& id = asked.value();
    const auto* operation = operations.find(id);
    if (operation == nullptr) {
        fail(step, std::nullopt);
        return;
    }
    step.operation = id;
    if (operation->finished()) {
        settle(step);
    }
}

void PlanExecutor::Impl::operationFinished(const std::string& id) {
    if (state == State::Reading && unanswered == 0) {
        read(); // not a step of this run: read again
        return;
    }
    const auto step = std::find_if(steps.begin(), steps.end(), [&id](const Step& each) {
        return each.state == StepState::Running && each.operation == id;
    });
    if (step != steps.end()) {
        settle(*step);
        startSteps();
    }
}

/// Takes over the result of a finished operation.
void PlanExecutor::Impl::settle(Step& step) {
    const auto& operation = *operations.find(step.operation);
    if (operation.state == operations::Operation::State::Done) {
        step.state = StepState::Done;
        return;
    }
    if (operation.state == operations::Operation::State::Drifted) {
        if (isReached(step)) {
            step.state = StepState::DoneBefore;
            return;
        }
        drift.push_back(driftOf(step.cluster, step.index));
    }
    fail(step, std::nullopt);
}

void PlanExecutor::Impl::fail(Step& step, const std::optional<operations::Refusal>& refusal) {
    step.state = StepState::Failed;
    step.refusal = refusal;
    if (!problem) {
        problem = Problem{Problem::Code::StepFailed, step.cluster, std::nullopt,
                          static_cast<std::size_t>(&step - steps.data())};
    }
    if (state != State::Pausing || !drift.empty()) {
        state = State::Failing;
    }
}

/// Moves on to the final state once no step is in flight.
void PlanExecutor::Impl::settleState() {
    if (anyRunning()) {
        return;
    }
    if (state == State::Failing) {
        state = drift.empty() ? State::Failed : State::Drifted;
    } else if (state == State::Pausing) {
        state = State::Paused;
    } else if (state == State::Running) {
        state = State::Done;
    }
}

void PlanExecutor::Impl::notify(State was) {
    const bool now = isFinal(state) && !isFinal(was);
    const QPointer<PlanExecutor> alive(&self);
    Q_EMIT self.changed();
    if (alive && now) {
        Q_EMIT self.finished();
    }
}

} // namespace poolhouse::plans
