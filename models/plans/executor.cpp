// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/executor.h"

#include "models/core/plan_impact.h"
#include "models/plans/executor_impl.h"

#include <QPointer>
#include <QStringList>

#include <utility>

namespace poolhouse::plans {

PlanExecutor::PlanExecutor(operations::Engine& operations, fleet::Store& store, ReadServices services,
                           const core::Clock& clock, QObject* parent)
    : QObject(parent), m_impl(std::make_unique<Impl>(*this, operations, store, services, clock)) {
    connect(&operations, &operations::Engine::finished, this,
            [this](const QString& id) { m_impl->operationFinished(id.toStdString()); });
    connect(&operations, &operations::Engine::changed, this, [this](const QString& id) {
        for (const auto& step : m_impl->steps) {
            if (step.state == StepState::Running && step.operation == id.toStdString()) {
                Q_EMIT changed();
                return;
            }
        }
    });
}

PlanExecutor::~PlanExecutor() = default;

void PlanExecutor::start(std::vector<ClusterExecution> plan, const QString& phrase, const std::string& id) {
    m_impl->runId = id;
    m_impl->plan = std::move(plan);
    m_impl->phrase = phrase.trimmed();
    m_impl->read();
}

void PlanExecutor::resume() {
    if (ended() && m_impl->state != State::Idle && m_impl->state != State::Done) {
        m_impl->read();
    }
}

void PlanExecutor::pause() {
    const auto was = m_impl->state;
    if (was == State::Reading) {
        m_impl->calls.clear();
        m_impl->state = State::Paused;
    } else if (was == State::Running) {
        m_impl->state = State::Pausing;
        m_impl->settleState();
    }
    m_impl->notify(was);
}

void PlanExecutor::stop() {
    const QPointer<PlanExecutor> alive(this);
    pause();
    if (!alive) {
        return;
    }
    std::vector<std::string> open;
    for (const auto& step : m_impl->steps) {
        if (step.state == StepState::Running) {
            open.push_back(step.operation);
        }
    }
    for (const auto& id : open) {
        if (alive) {
            m_impl->operations.cancel(id); // no effect once it was sent
        }
    }
}

PlanExecutor::State PlanExecutor::state() const {
    return m_impl->state;
}

bool PlanExecutor::ended() const {
    return isFinal(m_impl->state);
}

const std::vector<ClusterExecution>& PlanExecutor::plan() const {
    return m_impl->plan;
}

const std::vector<PlanExecutor::Step>& PlanExecutor::steps() const {
    return m_impl->steps;
}

const std::vector<PlanExecutor::Drift>& PlanExecutor::drift() const {
    return m_impl->drift;
}

const std::optional<PlanExecutor::Problem>& PlanExecutor::problem() const {
    return m_impl->problem;
}

const operations::Operation* PlanExecutor::operationOf(const Step& step) const {
    return m_impl->operations.find(step.operation);
}

QString PlanExecutor::phraseOf(const std::vector<ClusterExecution>& plan) {
    QStringList phrases;
    for (const auto& cluster : plan) {
        const auto phrase =
            QString::fromStdString(core::destructionPhrase(cluster.app, cluster.steps, cluster.attachments));
        if (!phrase.isEmpty()) {
            phrases << phrase;
        }
    }
    return phrases.join(QLatin1Char(' '));
}

} // namespace poolhouse::plans
