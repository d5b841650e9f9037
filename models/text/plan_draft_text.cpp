// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/plan_draft_text.h"

#include "models/text/drift_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"

#include <chrono>

namespace poolhouse::text {

namespace {

using Edit = plans::PlanEdit::Kind;

QString needsEdit(const plans::PlanEdit& edit) {
    const auto name = toQString(edit.name);
    switch (edit.kind) {
    case Edit::FillFromPeaks: return Text::tr("Needs from observed peaks");
    case Edit::FillFromProcesses: return Text::tr("Needs from dynos");
    case Edit::FillFromTemplate: return Text::tr("Add a workload like %1").arg(name);
    case Edit::FillFromFile: return Text::tr("Needs from %1", "name of a file").arg(name);
    case Edit::FillFromPlan: return Text::tr("Needs of %1").arg(alternativeName({edit.number, {}}));
    case Edit::FillFromCluster: return Text::tr("Needs of %1").arg(name);
    case Edit::FillFromSaved:
        return edit.number == 0
                   ? Text::tr("Needs of the plan of %1", "cluster").arg(name)
                   : Text::tr("Needs of %1 of %2", "\"Plan 2\", cluster").arg(alternativeName({edit.number, {}}), name);
    case Edit::AddWorkload: return Text::tr("Add a workload");
    case Edit::EditWorkload: return Text::tr("Edit workload %1").arg(name);
    case Edit::RemoveWorkload: return Text::tr("Remove workload %1").arg(name);
    case Edit::MoveNeed: return Text::tr("Move %1 to %2", "workload, pool").arg(name, toQString(edit.pool));
    case Edit::AddPoolFor: return Text::tr("Add %2 for %1", "workload, pool").arg(name, toQString(edit.pool));
    case Edit::FreeNeed: return Text::tr("Let %1 use any pool").arg(name);
    case Edit::MoveApp: return Text::tr("Move %1 to %2", "app, pool").arg(name, toQString(edit.pool));
    case Edit::AttachApp: return Text::tr("Attach %1 to %2", "app, pool").arg(name, toQString(edit.pool));
    case Edit::DetachApp: return Text::tr("Detach %1", "app").arg(name);
    case Edit::KeepApp: return Text::tr("Keep %1 attached as it is", "app").arg(name);
    case Edit::SetSurviveLoss: return Text::tr("Survive losing an instance");
    case Edit::SetLeaderStandby: return Text::tr("Leader with standby");
    case Edit::SetBudget: return Text::tr("Budget");
    case Edit::SetMargin: return Text::tr("Margin %1%").arg(edit.number);
    default: break;
    }
    return {};
}

QString wholePlanEdit(const plans::PlanEdit& edit) {
    const auto name = toQString(edit.name);
    switch (edit.kind) {
    case Edit::ResetToLive: return Text::tr("Discard changes");
    case Edit::Rebase: return Text::tr("Use the new figures");
    case Edit::AddCluster: return Text::tr("Add %1 to the plan").arg(name);
    case Edit::DropCluster: return Text::tr("Remove %1 from the plan").arg(name);
    case Edit::CopyShape: return Text::tr("Copy the shape of %1").arg(name);
    case Edit::LoadCheapest:
        return edit.number == 0 ? Text::tr("Load the cheapest that fits") : Text::tr("Load another that fits");
    case Edit::LoadConfiguration: return Text::tr("Load the cheapest configuration");
    case Edit::LoadAlternative: return Text::tr("Load %1").arg(alternativeName({edit.number, {}}));
    case Edit::OpenFile: return Text::tr("Open %1").arg(name);
    case Edit::OpenInverse: return Text::tr("Open the inverse plan");
    default: break;
    }
    return needsEdit(edit);
}

} // namespace

QString planEdit(const plans::PlanEdit& edit) {
    const auto name = toQString(edit.name);
    switch (edit.kind) {
    case Edit::SetLevel: return Text::tr("%1 for %2", "level, pool").arg(toQString(edit.level), name);
    case Edit::SetCount:
        return Text::tr("%1 for %2", "number of instances, pool").arg(instanceCount(edit.number), name);
    case Edit::RenamePool: return Text::tr("Name %1").arg(name);
    case Edit::AddPool: return Text::tr("Add %1").arg(name);
    case Edit::RemovePool: return Text::tr("Remove %1").arg(name);
    case Edit::RestorePool: return Text::tr("Keep %1").arg(name);
    default: break;
    }
    return wholePlanEdit(edit);
}

QString alternativeName(const plans::PlanAlternative& plan) {
    return Text::tr("Plan %1").arg(plan.number);
}

QString planMismatch(const plans::PlanMismatch& mismatch) {
    const auto cluster = toQString(mismatch.cluster);
    switch (mismatch.code) {
    case plans::PlanMismatch::Code::ClusterMissing:
        return Text::tr("The plan is for %1, which doesn't exist in this account.").arg(cluster);
    case plans::PlanMismatch::Code::OtherCluster:
        if (mismatch.foundApp.empty()) {
            return Text::tr("The plan is for %1 of %2; this account has %3, whose app is unknown.")
                .arg(cluster, toQString(mismatch.app), toQString(mismatch.foundCluster));
        }
        return Text::tr("The plan is for %1 of %2; this account has %3 of %4.")
            .arg(cluster, toQString(mismatch.app), toQString(mismatch.foundCluster), toQString(mismatch.foundApp));
    case plans::PlanMismatch::Code::ClusterTwice: return Text::tr("The plan contains %1 twice.").arg(cluster);
    }
    return {};
}

QString readingBasis(const plans::NeedsDraft& needs) {
    if (!needs.observed()) {
        return {};
    }
    const auto basis = needs.basis.value_or(fleet::ReadingBasis());
    if (basis.span == basis.span.zero()) {
        return Text::tr("Based on a single reading.");
    }
    const auto span = elapsed(basis.span);
    if (basis.gaps == 0) {
        return Text::tr("Based on %1 of readings, no gaps.").arg(span);
    }
    return Text::counted(basis.gaps, QT_TRANSLATE_N_NOOP("Wording", "Based on %2 of readings with %n gap of %3."),
                         QT_TRANSLATE_N_NOOP("Wording", "Based on %2 of readings with %n gaps, %3 in all."))
        .arg(span, elapsed(basis.missing));
}

bool briefly(const plans::NeedsDraft& needs) {
    return needs.observed() && needs.basis.value_or(fleet::ReadingBasis()).covered() < std::chrono::days(1);
}

QString connectionsProblem(plans::ConnectionsProblem problem) {
    switch (problem) {
    case plans::ConnectionsProblem::NotANumber:
        return Text::tr(
            "Enter a whole number of at least 1, or factors such as 26 x 5 x 10 (dynos, threads, pool size).");
    case plans::ConnectionsProblem::TooManyFactors:
        return Text::tr("Four factors at most: dynos, processes, threads, pool size.");
    case plans::ConnectionsProblem::TooMany:
        return Text::tr("That is more than %1 connections.").arg(Text::number(core::maxWorkloadConnections));
    }
    return {};
}

QString budgetProblem(plans::BudgetProblem problem) {
    switch (problem) {
    case plans::BudgetProblem::NotAnAmount:
        return Text::tr("Enter an amount such as $1,500, or nothing for no budget.");
    }
    return {};
}

} // namespace poolhouse::text
