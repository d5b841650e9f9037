// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/creation_command.h"

#include "app/console/cluster_lookup.h"
#include "models/core/attachment_name.h"
#include "models/core/clock.h"
#include "models/core/cluster_template.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/text/new_cluster_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "models/views/new_pools_form.h"

#include <algorithm>
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
    std::vector<core::ClusterId> wanted;
    if (m_command == CommandLine::Command::Fork) {
        auto source = OperationCommand::clustersToRead();
        if (!source) {
            return source;
        }
        wanted = std::move(source).value();
    }
    const auto& store = dependencies().store;
    if (!request().like.isEmpty()) {
        const auto like = findCluster(store, request().like);
        if (!like) {
            return like.error();
        }
        wanted.push_back(like.value()->summary.id);
    }
    if (const auto* there = store.clusterByName(request().name.trimmed())) { // by an earlier run
        wanted.push_back(there->summary.id);
    }
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    return wanted;
}

/// What an earlier run asked for may be this one, or a pool of it.
std::vector<const Operation*> CreationCommand::inTheWay() const {
    const auto name = entered(request().name);
    std::vector<const Operation*> open;
    for (const auto& operation : dependencies().operations.all()) {
        const bool here = name.empty() ? operation.change.newCluster.has_value() : operation.clusterName == name;
        if (!operation.finished() && here) {
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
    return operations::costOfNew(*m_report.change.newCluster, m_pools, dependencies().store);
}

/// From the command line, else from the cluster that it is to be like.
void CreationCommand::fillIn() {
    auto& cluster = *m_report.change.newCluster;
    cluster.name = entered(request().name);
    cluster.attachment = core::attachmentOfConfigVar(core::attachmentNameOf(entered(request().attachment)));
    cluster.level = entered(request().level);
    cluster.highAvailability = request().highAvailability;
    cluster.version = entered(request().version);
    m_pools = request().followers;
    const auto like = request().like.isEmpty() ? core::Result<const fleet::ClusterRecord*, QString>(nullptr)
                                               : findCluster(dependencies().store, request().like);
    const auto* record = like ? like.value() : nullptr;
    const auto pattern = record != nullptr && record->info ? core::templateOf(record->summary.plan, *record->info)
                                                           : core::ClusterTemplate{};
    cluster.level = cluster.level.empty() ? pattern.level : cluster.level;
    cluster.highAvailability = cluster.highAvailability || pattern.highAvailability;
    m_pools = m_pools.empty() ? pattern.pools : m_pools;
    if (m_command == CommandLine::Command::Create) {
        cluster.plan = !request().plan.isEmpty()           ? request().plan.toStdString()
                       : core::isClusterPlan(pattern.plan) ? pattern.plan
                                                           : std::string(core::commonPlan);
    }
}

/// What is wrong with the follower pools.
std::optional<QString> CreationCommand::followerProblem() const {
    const auto& cluster = *m_report.change.newCluster;
    fleet::ClusterRecord priced;
    priced.summary.plan = cluster.plan;
    return views::newPoolsForm({dependencies().store, priced, dependencies().clock.now()}, cluster, m_pools).whyNot;
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
    fillIn();
    auto& cluster = *m_report.change.newCluster;
    if (const auto* made = cluster.name.empty() ? madeBefore() : nullptr) {
        cluster.name = made->name;
    }
    m_report.cluster = cluster.name;
    if (const auto problem = followerProblem()) {
        finish({exitUsage, {}, QStringLiteral("--follower: %1\n").arg(*problem)});
        return;
    }
    const auto* there = dependencies().store.clusterByName(QString::fromStdString(cluster.name));
    if (there != nullptr && there->summary.app.name == cluster.app && there->summary.plan == cluster.plan) {
        addMissing(*there);
        return;
    }
    const operations::Intent intent{{}, m_report.change, {}};
    if (const auto refusal = dependencies().operations.refusal(intent)) {
        refuse(*refusal);
        return;
    }
    std::vector<operations::Intent> intents{intent};
    for (const auto& pool : m_pools) {
        intents.push_back({{}, {core::ChangeKind::AddPool, pool.name, pool.level, pool.count}, {}});
    }
    carryOutAll(intents, [this] { return text::newClusterEffects(*m_report.change.newCluster, m_pools); });
}

/// The cluster has been created before: its pools that an earlier run did not get to.
void CreationCommand::addMissing(const fleet::ClusterRecord& there) {
    std::vector<operations::Intent> intents;
    for (const auto& pool : m_pools) {
        if (there.info && there.info->findPool(pool.name) == nullptr) {
            intents.push_back({there.summary.id,
                               {core::ChangeKind::AddPool, pool.name, pool.level, pool.count},
                               core::shapesOf(*there.info)});
        }
    }
    if (intents.empty()) {
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    carryOutAll(intents, [this] { return text::newClusterEffects(*m_report.change.newCluster, m_pools); });
}

/// In the order in which they were wanted.
std::vector<FollowerReport> CreationCommand::followers(OperationResult result) const {
    std::vector<FollowerReport> reports;
    for (const auto& pool : m_pools) {
        FollowerReport report{pool, result == OperationResult::DryRun ? result : OperationResult::DoneBefore};
        for (const auto& id : asked()) {
            const auto* operation = dependencies().operations.find(id);
            if (operation == nullptr || operation->change.kind != core::ChangeKind::AddPool ||
                !core::sameIgnoringCase(operation->change.pool, pool.name)) {
                continue;
            }
            report.result = operation->state == Operation::State::Done       ? OperationResult::Done
                            : operation->state == Operation::State::Watching ? OperationResult::Accepted
                            : operation->state == Operation::State::Drifted  ? OperationResult::Drifted
                            : operation->finished()                          ? OperationResult::Failed
                                                                             : OperationResult::Interrupted;
        }
        reports.push_back(report);
    }
    return reports;
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
    if (const auto* asked = operation(); asked != nullptr && asked->change.newCluster) { // with a generated name
        whole.change = asked->change;
        whole.cluster = asked->clusterName;
    }
    const auto pools = followers(report.result);
    return request().json ? QString::fromStdString(creationJson(whole, pools, cost()))
                          : creationTable(whole, pools, cost());
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
