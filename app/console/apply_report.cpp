// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/apply_report.h"

#include "app/console/json_values.h"
#include "app/console/text_table.h"
#include "models/documents/plan_document.h"
#include "models/plans/execution.h"
#include "models/text/plan_execution_text.h"
#include "models/text/plan_text.h"

namespace poolhouse::console {

namespace {

using RunState = plans::PlanExecutor::State;
using StepState = plans::PlanExecutor::StepState;

const char* stepWord(StepState state) {
    switch (state) {
    case StepState::Waiting: return "not_started";
    case StepState::DoneBefore: return "done_before";
    case StepState::Running: return "in_progress";
    case StepState::Done: return "done";
    case StepState::Failed: return "failed";
    }
    return "";
}

const char* runWord(const PlanApplication& application) {
    if (application.accepted()) {
        return "accepted";
    }
    switch (application.run().state()) {
    case RunState::Done: return "done";
    case RunState::Drifted: return "drifted";
    case RunState::Idle:
    case RunState::Reading:
    case RunState::Running:
    case RunState::Pausing:
    case RunState::Failing:
    case RunState::Paused: return "interrupted";
    case RunState::Unreadable:
    case RunState::Unconfirmed:
    case RunState::Failed: break;
    }
    return "failed";
}

QString appliedTitle(const PlanEstimate& estimate, const plans::PlanExecutor::Step& step) {
    const auto& cluster = estimate[step.cluster];
    return text::stepTitle(cluster.steps[step.index].change,
                           step.index == 0 ? cluster.plan.live : cluster.steps[step.index - 1].after);
}

core::Plan estimatedPlan(const PlanEstimate& estimate) {
    core::Plan plan;
    for (const auto& each : estimate) {
        plan.clusters.push_back(each.plan);
    }
    return plan;
}

} // namespace

std::string applyJson(const PlanEstimate& estimate, const PlanApplication& application) {
    const auto& run = application.run();
    auto steps = Json::array();
    for (const auto& step : run.steps()) {
        const auto& cluster = estimate[step.cluster];
        const auto& change = cluster.steps[step.index].change;
        const bool counts = change.kind == core::ChangeKind::AddPool || change.kind == core::ChangeKind::SetCount;
        Json json({{"number", steps.size() + 1},
                   {"cluster", cluster.plan.cluster},
                   {"change", text::code(change.kind)},
                   {"pool", change.pool},
                   {"level", orNull(change.level)},
                   {"count", counts ? Json(change.count) : Json(nullptr)},
                   {"title", appliedTitle(estimate, step).toStdString()},
                   {"state", stepWord(step.state)},
                   {"message", orNull(text::stepSentence(run, step).value_or(QString()).toStdString())}});
        addSubject(json, change);
        steps.push_back(std::move(json));
    }
    auto drift = Json::array();
    for (const auto& each : run.drift()) {
        auto sentences = Json::array();
        for (const auto& sentence : text::driftSentences(each)) {
            sentences.push_back(sentence.toStdString());
        }
        drift.push_back({{"cluster", each.cluster}, {"differences", sentences}});
    }
    const auto back = plans::inversePlan(estimatedPlan(estimate), run);
    return textOf({{"result", runWord(application)},
                   {"steps", steps},
                   {"drift", drift},
                   {"undo", back.clusters.empty() ? Json(nullptr) : Json::parse(documents::writePlan(back))}});
}

QString applyTable(const PlanEstimate& estimate, const PlanApplication& application) {
    const auto& run = application.run();
    if (run.steps().empty()) {
        return QStringLiteral("Nothing to do: all clusters already match the plan.\n");
    }
    QList<QStringList> rows{{QStringLiteral("STEP"), QStringLiteral("CLUSTER"), QStringLiteral("CHANGE"),
                             QStringLiteral("STATE"), QStringLiteral("MESSAGE")}};
    for (const auto& step : run.steps()) {
        rows.append({QString::number(rows.size()), plain(estimate[step.cluster].plan.cluster),
                     plain(appliedTitle(estimate, step).toStdString()),
                     QString::fromLatin1(stepWord(step.state)).replace(QLatin1Char('_'), QLatin1Char(' ')),
                     plain(text::stepSentence(run, step).value_or(QString()).toStdString())});
    }
    return aligned(rows, 5);
}

} // namespace poolhouse::console
