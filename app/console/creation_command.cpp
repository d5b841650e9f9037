// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/creation_command.h"

#include "app/console/cluster_lookup.h"
#include "app/console/document_command.h"
#include "models/core/attachment_name.h"
#include "models/core/clock.h"
#include "models/core/cluster_template.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/text/new_cluster_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
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

const core::Pool* poolOf(const core::ClusterInfo& cluster, const std::string& name) {
    const auto at = std::find_if(cluster.pools.begin(), cluster.pools.end(),
                                 [&name](const core::Pool& pool) { return core::sameIgnoringCase(pool.name, name); });
    return at == cluster.pools.end() ? nullptr : &*at;
}

} // namespace

CreationCommand::CreationCommand(CommandLine::Command command, ChangeRequest request, EngineDependencies dependencies,
                                 QObject* parent)
    : OperationCommand(std::move(request), dependencies, FleetLoader::Catalog::Required, parent), m_command(command) {
    m_report.change.kind = core::ChangeKind::CreateCluster;
    m_report.change.newCluster = core::NewCluster{entered(this->request().app)};
}

void CreationCommand::start() {
    if (const auto problem = readShape()) {
        finish({exitUsage, {}, *problem + QLatin1Char('\n')});
        return;
    }
    OperationCommand::start();
}

std::optional<QString> CreationCommand::readShape() {
    if (request().shape.isEmpty()) {
        return std::nullopt;
    }
    DocumentRequest document;
    document.file = request().shape;
    const auto read = readDocument(CommandLine::Command::Apply, document);
    if (!read) {
        return read.error();
    }
    const auto& clusters = std::get<core::Plan>(read.value().content).clusters;
    if (clusters.size() != 1) {
        return QStringLiteral("--shape: %1 has %2 clusters. A plan of one cluster is needed.")
            .arg(request().shape)
            .arg(clusters.size());
    }
    m_shape = core::templateOf(clusters.front().tier, clusters.front().wanted);
    return std::nullopt;
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

/// While the cluster that an earlier run asked for is being created, the API may have none.
bool CreationCommand::mayLackDetails(const core::ClusterId& cluster) const {
    const auto* there = dependencies().store.clusterByName(request().name.trimmed());
    return there != nullptr && there->summary.id == cluster;
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
    if (request().at && !source.info->rollback) {
        fail(text::newClusterProblemText(NewClusterProblem::RollbackImpossible, cluster) + QLatin1Char('\n'));
        return;
    }
    const auto problem = request().at ? core::rollbackProblem(*request().at, *source.info->rollback,
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

/// Of the plan or the cluster that it is to be like.
core::ClusterTemplate CreationCommand::pattern() const {
    if (m_shape) {
        return *m_shape;
    }
    const auto like = request().like.isEmpty() ? core::Result<const fleet::ClusterRecord*, QString>(nullptr)
                                               : findCluster(dependencies().store, request().like);
    const auto* record = like ? like.value() : nullptr;
    return record != nullptr && record->info ? core::templateOf(record->summary.plan, *record->info)
                                             : core::ClusterTemplate{};
}

/// From the command line, else from the template.
void CreationCommand::fillIn() {
    auto& cluster = *m_report.change.newCluster;
    cluster.name = entered(request().name);
    cluster.attachment = core::attachmentOfConfigVar(core::attachmentNameOf(entered(request().attachment)));
    cluster.level = entered(request().level);
    cluster.highAvailability = request().highAvailability;
    cluster.version = entered(request().version);
    m_pools = request().followers;
    const auto like = pattern();
    cluster.level = cluster.level.empty() ? like.level : cluster.level;
    cluster.highAvailability = cluster.highAvailability || like.highAvailability;
    if (m_pools.empty()) {
        m_pools = like.pools;
        m_raised = like.raised;
    }
    if (m_command == CommandLine::Command::Create) {
        cluster.plan = !request().plan.isEmpty()        ? request().plan.toStdString()
                       : core::isClusterPlan(like.plan) ? like.plan
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
        if (const auto why = whyAnother(*there); !why.isEmpty()) {
            fail(why);
            return;
        }
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
    executeAll(intents, [this] { return text::newClusterEffects(*m_report.change.newCluster, m_pools, m_raised); });
}

/// Why the cluster of that name is not the one that an earlier run of this command made; a line. Empty: it is, as far
/// as that can be told. From when the data of a copy are is known only of those that were made here.
QString CreationCommand::whyAnother(const fleet::ClusterRecord& there) const {
    const auto& wanted = *m_report.change.newCluster;
    const auto name = text::toQString(there.summary.name);
    if (!there.info || there.info->leader() == nullptr) {
        return FleetLoader::withoutDetails(there);
    }
    const auto& info = *there.info;
    const auto another = [&name](const QString& why) {
        return QStringLiteral("--name: There already is a cluster named %1, but %2. Choose another name.\n")
            .arg(name, why);
    };
    const auto* leader = info.leader();
    if (const auto difference = core::differenceOf(wanted, info)) {
        switch (*difference) {
        case core::NewClusterDifference::Source:
            return another(info.forkedFrom
                               ? QStringLiteral("it is a copy of %1").arg(text::toQString(*info.forkedFrom))
                               : QStringLiteral("it is no copy of %1").arg(text::toQString(wanted.source->cluster)));
        case core::NewClusterDifference::Leader:
            return another(QStringLiteral("its leader pool is %1")
                               .arg(text::newPoolSize({leader->name, leader->expectedLevel, leader->expectedCount})));
        case core::NewClusterDifference::Version:
            return another(QStringLiteral("its PostgreSQL is %1").arg(text::toQString(info.version)));
        }
    }
    const auto& all = dependencies().operations.all();
    const auto made = std::find_if(all.rbegin(), all.rend(), [&there](const Operation& operation) {
        return operation.change.newCluster && operation.cluster == there.summary.id;
    });
    if (made != all.rend() && made->change.newCluster->source != wanted.source) {
        return another(QStringLiteral("it was copied with another --at, or none"));
    }
    if (made == all.rend() && wanted.source && wanted.source->at) {
        return another(QStringLiteral("of what time its data are is not known here"));
    }
    return whyAnotherPool(there);
}

QString CreationCommand::whyAnotherPool(const fleet::ClusterRecord& there) const {
    for (const auto& wanted : m_pools) {
        const auto* pool = poolOf(*there.info, wanted.name);
        if (pool != nullptr && (pool->expectedLevel != wanted.level || pool->expectedCount != wanted.count)) {
            return QStringLiteral("%1: %2 has a pool %3 of %4, not %5.\n")
                .arg(!request().followers.empty() ? QStringLiteral("--follower")
                     : m_shape                    ? QStringLiteral("--shape")
                                                  : QStringLiteral("--like"),
                     text::toQString(there.summary.name), text::toQString(pool->name),
                     text::newPoolSize({pool->name, pool->expectedLevel, pool->expectedCount}),
                     text::newPoolSize(wanted));
        }
    }
    return {};
}

/// The cluster has been created before: its pools that an earlier run did not get to.
void CreationCommand::addMissing(const fleet::ClusterRecord& there) {
    m_madeBefore = true;
    std::vector<operations::Intent> intents;
    for (const auto& pool : m_pools) {
        if (poolOf(*there.info, pool.name) != nullptr) {
            m_there.push_back(pool);
            continue;
        }
        const operations::Intent intent{there.summary.id,
                                        {core::ChangeKind::AddPool, pool.name, pool.level, pool.count},
                                        core::shapesOf(*there.info)};
        if (const auto refusal = dependencies().operations.refusal(intent)) {
            refuse(*refusal);
            return;
        }
        intents.push_back(intent);
    }
    if (intents.empty()) {
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    executeAll(intents, [] { return QStringList(); }); // no phrase is wanted
}

FollowerReport CreationCommand::follower(const core::NewPoolDraft& pool, OperationResult whole) const {
    const auto& store = dependencies().store;
    const auto shape = core::shapeOf(pool);
    FollowerReport report{pool,
                          m_madeBefore && whole != OperationResult::DryRun ? OperationResult::DoneBefore : whole,
                          {},
                          core::estimateCost({&shape, 1}, 0, store.prices().find(m_report.change.newCluster->plan))};
    if (std::find(m_there.begin(), m_there.end(), pool) != m_there.end()) {
        report.result = OperationResult::DoneBefore;
        return report;
    }
    for (const auto& id : asked()) {
        const auto* operation = dependencies().operations.find(id);
        if (operation != nullptr && operation->change.kind == core::ChangeKind::AddPool &&
            core::sameIgnoringCase(operation->change.pool, pool.name)) {
            report.result = resultOf(*operation);
            report.message = text::progressSentence(*operation).toStdString();
        }
    }
    return report;
}

void CreationCommand::refuse(const operations::Refusal& refusal) {
    const auto sentence = text::refusalSentence(refusal) + QLatin1Char('\n');
    const auto option = refusal.newClusterProblem ? optionOf(core::fieldOf(*refusal.newClusterProblem)) : QString();
    const bool taken = refusal.newClusterProblem == NewClusterProblem::NameTaken ||
                       refusal.newClusterProblem == NewClusterProblem::AttachmentTaken;
    finish({option.isEmpty() || taken ? exitFailure : exitUsage, {}, option + sentence});
}

QString CreationCommand::printed(const OperationReport& report) const {
    CreationReport whole{report, m_madeBefore ? OperationResult::DoneBefore : report.result};
    whole.cost = cost();
    whole.raised = m_raised;
    if (const auto* asked = operation(); asked != nullptr && asked->change.newCluster) {
        whole.whole.change = asked->change; // with a generated name
        whole.whole.cluster = asked->clusterName;
        whole.cluster = resultOf(*asked);
        whole.message = text::progressSentence(*asked).toStdString();
    }
    whole.followers.reserve(m_pools.size());
    for (const auto& pool : m_pools) {
        whole.followers.push_back(follower(pool, report.result));
    }
    return request().json ? QString::fromStdString(creationJson(whole)) : creationTable(whole);
}

/// A follower pool that fails leaves a cluster that is there, and billed.
QString CreationCommand::failureOf(const Operation& operation) const {
    if (!operation.change.newCluster) {
        const auto sentence =
            operation.state == Operation::State::OutcomeUnknown
                ? QStringLiteral("Incomplete: %1 is there. Whether its pool %2 is there is unknown: %3")
                : QStringLiteral("Incomplete: %1 is there, but not its pool %2: %3");
        return sentence.arg(text::toQString(operation.clusterName), text::toQString(operation.change.pool),
                            OperationCommand::failureOf(operation));
    }
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
