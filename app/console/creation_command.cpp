// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/creation_command.h"

#include "app/console/creation_report.h"
#include "models/core/attachment_name.h"
#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/text/new_cluster_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"

#include <utility>

namespace poolhouse::console {

namespace {

using core::NewClusterField;
using core::NewClusterProblem;
using operations::Operation;

std::string entered(const QString& text) {
    return text.trimmed().toStdString();
}

/// The option that the field is given with; empty: none, or nothing that was entered is wrong by itself.
QString optionOf(NewClusterField field) {
    switch (field) {
    case NewClusterField::Name: return QStringLiteral("--name: ");
    case NewClusterField::Attachment: return QStringLiteral("--as: ");
    case NewClusterField::Plan: return QStringLiteral("--plan: ");
    case NewClusterField::Level: return QStringLiteral("--level: ");
    case NewClusterField::Version: return QStringLiteral("--postgres-version: ");
    case NewClusterField::At: return QStringLiteral("--at: ");
    case NewClusterField::App: break;
    }
    return {};
}

} // namespace

CreationCommand::CreationCommand(CommandLine::Command command, ChangeRequest request, EngineDependencies dependencies,
                                 QObject* parent)
    : OperationCommand(std::move(request), dependencies, FleetLoader::Catalog::Required, parent), m_command(command) {
    m_report.change.kind = core::ChangeKind::CreateCluster;
    m_report.change.newCluster = core::NewCluster{entered(this->request().app)};
}

core::Result<std::vector<core::ClusterId>, QString> CreationCommand::clustersToRead() {
    return m_command == CommandLine::Command::Fork ? OperationCommand::clustersToRead()
                                                   : std::vector<core::ClusterId>();
}

/// One that an earlier run asked for may be this one.
std::vector<const Operation*> CreationCommand::inTheWay() const {
    const auto name = entered(request().name);
    std::vector<const Operation*> open;
    for (const auto& operation : dependencies().operations.all()) {
        const auto& made = operation.change.newCluster;
        if (!operation.finished() && made && (name.empty() || made->name == name)) {
            open.push_back(&operation);
        }
    }
    return open;
}

void CreationCommand::onUnblocked() {
    if (m_command == CommandLine::Command::Fork) {
        OperationCommand::onUnblocked(); // which is ready with the source
    } else {
        submit();
    }
}

/// A copy belongs to the app of its source, and has its plan.
void CreationCommand::onReady(const fleet::ClusterRecord& source) {
    auto& cluster = *m_report.change.newCluster;
    cluster.app = source.summary.app.name;
    cluster.plan = source.summary.plan;
    cluster.source = core::ClusterSource{source.summary.name, request().at};
    const auto& clock = dependencies().clock;
    const auto problem =
        request().at ? core::rollbackProblem(*request().at, source.info->rollback.value_or(core::RollbackWindow{}),
                                             clock.now() + clock.wallClockShift())
                     : std::nullopt;
    if (problem) {
        finish({exitUsage,
                {},
                QStringLiteral("--at: %1 %2\n")
                    .arg(text::newClusterProblemText(*problem, cluster),
                         text::rollbackWindowText(source.info->rollback))});
        return;
    }
    submit();
}

core::CostEstimate CreationCommand::cost() const {
    return operations::costOfNew(*m_report.change.newCluster, dependencies().store);
}

/// Without --name: one that an earlier run asked for without hearing whether it was made.
const core::NewCluster* CreationCommand::madeBefore() const {
    const auto* earlier = inherited([this](const Operation& operation) {
        auto asked = m_report.change;
        if (operation.change.newCluster) {
            asked.newCluster->name = operation.change.newCluster->name;
        }
        return operation.change == asked && operation.state == Operation::State::Done && !wasAccepted(operation);
    });
    return earlier != nullptr ? &*earlier->change.newCluster : nullptr;
}

void CreationCommand::submit() {
    auto& cluster = *m_report.change.newCluster;
    cluster.name = entered(request().name);
    cluster.attachment = core::attachmentOfConfigVar(core::attachmentNameOf(entered(request().attachment)));
    cluster.level = entered(request().level);
    cluster.highAvailability = request().highAvailability;
    cluster.version = entered(request().version);
    if (m_command == CommandLine::Command::Create) {
        cluster.plan = request().plan.isEmpty() ? std::string(core::commonPlan) : request().plan.toStdString();
    }
    if (const auto* made = cluster.name.empty() ? madeBefore() : nullptr) {
        cluster.name = made->name;
    }
    m_report.cluster = cluster.name;
    const auto* there = dependencies().store.clusterByName(QString::fromStdString(cluster.name));
    if (there != nullptr && there->summary.app.name == cluster.app && there->summary.plan == cluster.plan) {
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    const operations::Intent intent{{}, m_report.change, {}};
    if (const auto refusal = dependencies().operations.refusal(intent)) {
        refuse(*refusal);
        return;
    }
    carryOut(intent, [&cluster] { return text::newClusterEffects(cluster); });
}

void CreationCommand::refuse(const operations::Refusal& refusal) {
    const auto sentence = text::refusalSentence(refusal) + QLatin1Char('\n');
    const auto option = refusal.newClusterProblem ? optionOf(core::fieldOf(*refusal.newClusterProblem)) : QString();
    const bool taken = refusal.newClusterProblem == NewClusterProblem::NameTaken ||
                       refusal.newClusterProblem == NewClusterProblem::AttachmentTaken;
    finish({option.isEmpty() || taken ? exitFailure : exitUsage, {}, option + sentence});
}

QString CreationCommand::printed(const OperationReport& report) const {
    auto whole = report;
    if (const auto* asked = operation()) { // with the name that was generated
        whole.change = asked->change;
        whole.cluster = asked->clusterName;
    }
    return request().json ? QString::fromStdString(creationJson(whole, cost())) : creationTable(whole, cost());
}

QString CreationCommand::failureOf(const Operation& operation) const {
    const auto inTheWay = operation.problem ? text::configVarInTheWay(operation.change, *operation.problem) : QString();
    return inTheWay.isEmpty() ? OperationCommand::failureOf(operation) : QStringLiteral("--as: ") + inTheWay;
}

QString CreationCommand::interruption() const {
    const auto* asked = operation();
    return asked != nullptr && request().name.isEmpty()
               ? QStringLiteral("Interrupted before the change was complete. Run the same command with --name %1 to "
                                "continue.\n")
                     .arg(QString::fromStdString(asked->clusterName))
               : OperationCommand::interruption();
}

} // namespace poolhouse::console
