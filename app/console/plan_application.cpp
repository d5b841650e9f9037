// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/plan_application.h"

#include "app/console/command_line.h"
#include "models/text/operation_text.h"
#include "models/text/plan_execution_text.h"

#include <QUuid>

#include <algorithm>

namespace poolhouse::console {

namespace {

using OperationState = operations::Operation::State;
using RunState = plans::PlanExecutor::State;
using StepState = plans::PlanExecutor::StepState;

std::vector<plans::ClusterExecution> runPlans(const PlanEstimate& estimate) {
    std::vector<plans::ClusterExecution> plans;
    for (const auto& cluster : estimate) {
        plans.push_back({cluster.plan.id, cluster.plan.cluster, cluster.plan.app, cluster.plan.live, cluster.steps,
                         cluster.plan.attachments});
    }
    return plans;
}

} // namespace

PlanApplication::PlanApplication(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_run(dependencies.operations, dependencies.store, dependencies.reads, dependencies.clock) {
    connect(&m_run, &plans::PlanExecutor::changed, this, &PlanApplication::runChanged);
    connect(&m_run, &plans::PlanExecutor::finished, this, &PlanApplication::runFinished);
}

void PlanApplication::start(const PlanEstimate& estimate, const QString& phrase, Until until) {
    m_until = until;
    m_run.start(runPlans(estimate), phrase, QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
}

/// No interactive two-factor prompt: end here; the next run withdraws the unsent operation.
void PlanApplication::runChanged() {
    for (const auto& step : m_run.steps()) {
        const auto* operation = m_run.operationOf(step);
        if (step.state == StepState::Running && operation != nullptr &&
            operation->state == OperationState::NeedsTwoFactor) {
            end(exitFailure, twoFactorAdvice(*operation));
            return;
        }
    }
    if (m_until == Until::Accepted && allAccepted()) {
        m_accepted = true;
        end(exitDone, {});
    }
}

/// The last step is under way, and all before it are complete.
bool PlanApplication::allAccepted() const {
    const auto& steps = m_run.steps();
    if (m_run.state() != RunState::Running || steps.empty() || steps.back().state != StepState::Running) {
        return false;
    }
    const auto* operation = m_run.operationOf(steps.back());
    return operation != nullptr && operation->state == OperationState::Watching &&
           std::all_of(steps.begin(), steps.end() - 1, [](const plans::PlanExecutor::Step& step) {
               return step.state == StepState::Done || step.state == StepState::DoneBefore;
           });
}

void PlanApplication::runFinished() {
    const auto problem = text::executionProblem(m_run).value_or(QString());
    switch (m_run.state()) {
    case RunState::Done: end(exitDone, {}); return;
    case RunState::Drifted: end(exitDrifted, {}); return;
    case RunState::Unconfirmed: end(exitUsage, QStringLiteral("--confirm: %1\n").arg(problem)); return;
    default: end(exitFailure, problem + QLatin1Char('\n')); return;
    }
}

void PlanApplication::end(int exitCode, const QString& complaint) {
    if (!m_ended) {
        m_ended = true;
        Q_EMIT ended(exitCode, complaint);
    }
}

QString twoFactorAdvice(const operations::Operation& operation) {
    return QStringLiteral(
               "%1 Connect with a token created with two-factor authentication, and run the same command again.\n")
        .arg(text::progressSentence(operation.progress));
}

} // namespace poolhouse::console
