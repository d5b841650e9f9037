// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/execution.h"

#include "models/fleet/store.h"

#include <QUuid>

#include <algorithm>
#include <utility>

namespace poolhouse::plans {

namespace {

std::string freshId() {
    return QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
}

/// Of the steps that an earlier run of the program asked for: the plan was read before any of them.
std::optional<std::string> idOfLeftOver(const core::Plan& plan, const operations::Engine& operations) {
    const auto& all = operations.all();
    const auto isStep = [&plan](const operations::Operation& operation) {
        return !operation.plan.empty() &&
               std::any_of(plan.clusters.begin(), plan.clusters.end(), [&operation](const core::ClusterPlan& each) {
                   return each.id == operation.cluster && each.readAt && operation.askedAt >= *each.readAt;
               });
    };
    const auto newest = std::find_if(all.rbegin(), all.rend(), isStep);
    return newest == all.rend() ? std::nullopt : std::optional(newest->plan);
}

/// What was done of the moves, of which a step may be left.
void keepMoves(std::vector<core::AttachmentMove>& moves, const std::vector<core::Change>& done) {
    const auto isDone = [&done](const core::Change& change) {
        return std::find(done.begin(), done.end(), change) != done.end();
    };
    for (auto& move : moves) {
        if (move.to && !isDone(core::attachOf(move))) {
            move.to.reset();
        }
        if (move.from && !isDone(core::detachOf(move))) {
            move.from.reset();
        }
    }
    std::erase_if(moves, [](const core::AttachmentMove& move) { return !move.from && !move.to; });
}

} // namespace

std::vector<std::string> clusterNames(const core::Plan& plan) {
    std::vector<std::string> names;
    for (const auto& cluster : plan.clusters) {
        names.push_back(cluster.cluster);
    }
    return names;
}

PlanExecution::PlanExecution(operations::Engine& operations, fleet::Store& store, ReadServices services,
                             const core::Clock& clock, PlanRepository& repository, QObject* parent)
    : QObject(parent),
      m_operations(operations),
      m_store(store),
      m_services(services),
      m_clock(clock),
      m_repository(repository) {
    connect(&operations, &operations::Engine::reopened, this, &PlanExecution::loadLeftOver);
}

PlanExecution::~PlanExecution() = default;

core::Result<core::Done, PlanRefusal> PlanExecution::apply(const core::Plan& plan, const QString& phrase) {
    if (busy()) {
        return PlanRefusal{PlanRefusal::Code::Busy};
    }
    if (leftOver() || (m_executor && m_executor->state() == PlanExecutor::State::Paused)) {
        return PlanRefusal{PlanRefusal::Code::Unfinished, clusterNames(m_plan)};
    }
    const auto before = m_plan;
    m_plan = plan;
    // Clusters without a change may differ from their basis.
    std::erase_if(m_plan.clusters, [](const core::ClusterPlan& each) { return !each.changes(); });
    if (m_plan.clusters.empty()) {
        m_plan = before;
        return PlanRefusal{PlanRefusal::Code::ChangesNothing};
    }
    auto clusters = clusterExecutions();
    if (!clusters) {
        m_plan = before;
        return clusters.error();
    }
    forgetSaved(); // the plan before
    m_id = freshId();
    start(std::move(clusters).value(), phrase);
    return core::Done{};
}

void PlanExecution::start(std::vector<ClusterExecution> clusters, const QString& phrase) {
    m_executor = std::make_unique<PlanExecutor>(m_operations, m_store, m_services, m_clock);
    connect(m_executor.get(), &PlanExecutor::changed, this, &PlanExecution::executorChanged);
    connect(m_executor.get(), &PlanExecutor::finished, this, &PlanExecution::ended);
    m_executor->start(std::move(clusters), phrase, m_id);
}

void PlanExecution::pause() {
    if (m_executor) {
        m_executor->pause();
    }
}

void PlanExecution::stop() {
    if (m_executor) {
        m_executor->stop();
    }
}

void PlanExecution::resume() {
    if (m_executor) {
        m_executor->resume();
        return;
    }
    if (!leftOver()) {
        return;
    }
    if (const auto clusters = clusterExecutions()) { // otherwise the view shows the refusal
        m_saved = true;
        m_id = idOfLeftOver(m_plan, m_operations).value_or(freshId());
        // The same plan was confirmed when it was started.
        start(clusters.value(), PlanExecutor::phraseOf(clusters.value()));
    }
}

void PlanExecution::discard() {
    if (busy()) {
        return;
    }
    m_executor.reset();
    m_plan = {};
    forgetSaved();
    Q_EMIT changed();
}

bool PlanExecution::busy() const {
    return m_executor && !m_executor->ended();
}

bool PlanExecution::leftOver() const {
    return !m_executor && !m_plan.clusters.empty();
}

std::optional<core::Plan> PlanExecution::unfinished() const {
    using State = PlanExecutor::State;
    const auto state = m_executor ? m_executor->state() : State::Done;
    const bool hasBegun = state != State::Done && state != State::Unreadable && state != State::Unconfirmed;
    return leftOver() || m_saved || hasBegun ? std::optional(m_plan) : std::nullopt;
}

bool PlanExecution::isStep(const std::string& operation) const {
    if (leftOver()) {
        const auto* found = m_operations.find(operation);
        return found != nullptr && !found->plan.empty() && found->plan == idOfLeftOver(m_plan, m_operations);
    }
    return m_executor &&
           std::any_of(m_executor->steps().begin(), m_executor->steps().end(),
                       [&operation](const PlanExecutor::Step& step) { return step.operation == operation; });
}

bool PlanExecution::concerns(const core::ClusterId& cluster) const {
    return std::any_of(m_plan.clusters.begin(), m_plan.clusters.end(),
                       [&cluster](const core::ClusterPlan& each) { return each.id == cluster; });
}

core::Plan PlanExecution::inversePlan() const {
    return m_executor ? plans::inversePlan(m_plan, *m_executor) : core::Plan();
}

core::Result<std::vector<ClusterExecution>, PlanRefusal> PlanExecution::clusterExecutions() const {
    std::vector<ClusterExecution> executions;
    for (const auto& cluster : m_plan.clusters) {
        auto steps = core::planSteps(cluster.live, cluster.wanted, m_store.catalog(), cluster.moves);
        if (!steps) {
            return PlanRefusal{PlanRefusal::Code::BreaksRule, {cluster.cluster}};
        }
        const auto* record = m_store.cluster(cluster.id);
        executions.push_back({cluster.id, cluster.cluster, cluster.app, cluster.live, std::move(steps).value(),
                              record != nullptr ? record->attachments : std::vector<core::Attachment>()});
    }
    return executions;
}

void PlanExecution::loadLeftOver() {
    m_executor.reset(); // its operations are in the journal
    m_saved = false;
    m_saveFailed = false;
    m_removeFailed = false;
    m_plan = m_repository.loadRunningPlan().value_or(core::Plan());
    if (leftOver()) {
        Q_EMIT foundLeftOver();
    }
    Q_EMIT changed();
}

void PlanExecution::executorChanged() {
    const auto state = m_executor->state();
    if (state == PlanExecutor::State::Running && !m_saved) {
        save();
    } else if (state == PlanExecutor::State::Done) {
        forgetSaved();
    }
    Q_EMIT changed();
}

/// The next change of a running plan tries again after a failure.
void PlanExecution::save() {
    const auto saved = m_repository.saveRunningPlan(m_plan);
    m_saved = saved.ok();
    m_removeFailed = m_removeFailed && !m_saved; // replaced by this plan
    report(saved, m_saveFailed);
}

void PlanExecution::forgetSaved() {
    m_saved = false;
    m_saveFailed = false;
    report(m_repository.removeRunningPlan(), m_removeFailed);
}

void PlanExecution::report(const core::Result<core::Done, PlanStorageError>& stored, bool& failed) {
    const bool announced = std::exchange(failed, !stored.ok());
    if (!stored && !announced) {
        Q_EMIT storageFailed(stored.error());
    }
}

core::Plan inversePlan(const core::Plan& plan, const PlanExecutor& executor) {
    using StepState = PlanExecutor::StepState;
    core::Plan done;
    for (std::size_t at = 0; at < plan.clusters.size() && at < executor.plan().size(); ++at) {
        auto cluster = plan.clusters[at];
        cluster.wanted = cluster.live;
        std::vector<core::Change> changes;
        for (const auto& step : executor.steps()) {
            if (step.cluster == at && (step.state == StepState::Done || step.state == StepState::DoneBefore)) {
                const auto& reached = executor.plan()[at].steps[step.index];
                cluster.wanted = reached.after;
                changes.push_back(reached.change);
            }
        }
        keepMoves(cluster.moves, changes);
        if (cluster.changes()) {
            done.clusters.push_back(std::move(cluster));
        }
    }
    return core::inversePlan(done);
}

} // namespace poolhouse::plans
