// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/plan_execution_text.h"

#include "models/core/plan_impact.h"
#include "models/text/drift_text.h"
#include "models/text/operation_text.h"
#include "models/text/problem_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::text {

QString listedClusters(const std::vector<std::string>& names) {
    QStringList listed;
    for (const auto& name : names) {
        listed << toQString(name);
    }
    return Text::listed(listed);
}

QString planRefusal(const plans::PlanRefusal& refusal) {
    const auto clusters = listedClusters(refusal.clusters);
    switch (refusal.code) {
    case plans::PlanRefusal::Code::Busy: return Text::tr("Another plan is being applied. Wait for it or stop it.");
    case plans::PlanRefusal::Code::Unfinished:
        return Text::tr("The plan for %1 is unfinished. Resume or close it first.").arg(clusters);
    case plans::PlanRefusal::Code::ChangesNothing: return Text::tr("The plan has no changes.");
    case plans::PlanRefusal::Code::BreaksRule:
        return Text::tr("The plan for %1 is not valid, or the levels are not loaded yet.").arg(clusters);
    }
    return {};
}

std::optional<QString> stepSentence(const plans::PlanExecutor& executor, const plans::PlanExecutor::Step& step) {
    if (const auto* operation = executor.operationOf(step)) {
        const bool silent = operation->progress.code == operations::ProgressCode::None;
        return silent ? std::nullopt : std::optional(progressSentence(*operation));
    }
    if (step.state != plans::PlanExecutor::StepState::Failed) {
        return std::nullopt;
    }
    return step.refusal ? refusalSentence(*step.refusal) : Text::tr("Rejected.");
}

namespace {

QString confirmationText(const std::vector<plans::ClusterExecution>& plan) {
    using core::Confirmation;
    const auto confirms = [&plan](Confirmation what) {
        return std::any_of(plan.begin(), plan.end(), [what](const plans::ClusterExecution& cluster) {
            const auto all = core::confirmationsOf(cluster.steps, cluster.attachments);
            return std::find(all.begin(), all.end(), what) != all.end();
        });
    };
    return (confirms(Confirmation::PoolDestroyed)
                ? Text::tr("This plan destroys pools, which can't be undone. To confirm, type exactly: %1")
            : confirms(Confirmation::MainAttachmentLost)
                ? Text::tr("This plan takes DATABASE_URL from an app. To confirm, type exactly: %1")
                : Text::tr("After this plan no app is known to be attached to the leader, the only pool that accepts "
                           "writes. To confirm, type exactly: %1"))
        .arg(plans::PlanExecutor::phraseOf(plan));
}

} // namespace

std::optional<QString> executionProblem(const plans::PlanExecutor& executor) {
    using Code = plans::PlanExecutor::Problem::Code;
    const auto& problem = executor.problem();
    if (!problem) {
        return std::nullopt;
    }
    switch (problem->code) {
    case Code::Unreadable: {
        const auto why = problem->error ? problemText(*problem->error, RequestKind::Cluster).why : QString();
        return Text::tr("%1: %2").arg(toQString(executor.plan()[problem->cluster].name), why);
    }
    case Code::Unconfirmed: return confirmationText(executor.plan());
    case Code::StepFailed: return stepSentence(executor, executor.steps()[problem->step]);
    }
    return std::nullopt;
}

QStringList driftSentences(const plans::PlanExecutor::Drift& drift) {
    return driftSentences(drift.decidedOn, drift.now) + driftSentences(drift.attachments);
}

} // namespace poolhouse::text
