// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/pool_command.h"

#include "app/console/apply_report.h"
#include "app/console/json_values.h"
#include "app/console/plan_match.h"
#include "app/console/priced_catalog.h"
#include "models/core/limits.h"
#include "models/core/pool_name.h"
#include "models/fleet/store.h"
#include "models/text/drift_text.h"
#include "models/text/plan_execution_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace poolhouse::console {

namespace {

using Command = CommandLine::Command;
using Shapes = std::vector<core::PoolShape>;

std::vector<std::string> namesIn(const Shapes& pools) {
    std::vector<std::string> names;
    names.reserve(pools.size());
    for (const auto& pool : pools) {
        names.push_back(pool.name);
    }
    return names;
}

Shapes::iterator shapeNamed(Shapes& pools, const std::string& name) {
    return std::find_if(pools.begin(), pools.end(),
                        [&name](const core::PoolShape& pool) { return core::sameIgnoringCase(pool.name, name); });
}

/// The option that a problem is about, with a colon.
QString optionAt(core::DraftField field) {
    switch (field) {
    case core::DraftField::Name: return QStringLiteral("--name: ");
    case core::DraftField::Level: return QStringLiteral("--level: ");
    case core::DraftField::Count: return QStringLiteral("--count: ");
    case core::DraftField::Cluster: break;
    }
    return {};
}

/// The levels on offer, since a shell has no list to choose from.
QString levelsIn(const core::Catalog& catalog) {
    QStringList names;
    for (const auto& level : catalog.levels()) {
        names << text::toQString(level.name);
    }
    return names.join(QStringLiteral(", "));
}

QString shapeText(const core::PoolShape& pool) {
    return QStringLiteral("%1 of %2").arg(text::instanceCount(pool.count), text::toQString(pool.level));
}

} // namespace

PoolCommand::PoolCommand(Command command, ChangeRequest request, EngineDependencies dependencies, QObject* parent)
    : ChangeCommand(std::move(request), dependencies, FleetLoader::Catalog::Required, parent),
      m_command(command),
      m_application({dependencies.store, dependencies.operations, dependencies.reads, dependencies.clock}) {
    connect(&m_application, &PlanApplication::ended, this, &PoolCommand::onEnded);
}

void PoolCommand::onReady(const fleet::ClusterRecord& cluster) {
    const auto& store = dependencies().store;
    core::ClusterPlan planned;
    planned.cluster = cluster.summary.name;
    planned.id = cluster.summary.id;
    planned.app = cluster.summary.app.name;
    planned.readAt = cluster.freshness.readAt;
    planned.live = core::shapesOf(*cluster.info);
    auto wanted = wantedPools(cluster, planned.live);
    if (!wanted) {
        return; // which is finished
    }
    planned.wanted = *std::move(wanted);
    auto estimate = estimatePlan(withLiveData({{}, {planned}}, store), {store.catalog(), store.prices(), {}});
    if (!estimate) {
        fail(estimate.error() + QLatin1Char('\n'));
        return;
    }
    m_estimate = std::move(estimate).value();
    const auto& steps = m_estimate.front().steps;
    const auto refusal = steps.empty()
                             ? std::nullopt
                             : dependencies().operations.refusal({planned.id, steps.front().change, planned.live, {}});
    if (refusal) {
        fail(text::refusalSentence(*refusal) + QLatin1Char('\n'));
        return;
    }
    if (request().dryRun) {
        printEffect();
        return;
    }
    const auto phrase = QString::fromStdString(core::destructionPhrase(planned.app, steps, {}));
    if (!phrase.isEmpty() && request().confirm.trimmed() != phrase) {
        finish(
            {exitUsage,
             {},
             QStringLiteral("%1 and its endpoint are destroyed, which can't be undone. To confirm, add: --confirm %2\n")
                 .arg(text::toQString(steps.front().change.pool), phrase)});
        return;
    }
    m_application.start(m_estimate, phrase,
                        request().wait ? PlanApplication::Until::Complete : PlanApplication::Until::Accepted);
}

std::optional<Shapes> PoolCommand::wantedPools(const fleet::ClusterRecord& cluster, const Shapes& live) {
    switch (m_command) {
    case Command::AddPool: return withPool(cluster, live);
    case Command::ScalePool: return scaled(cluster, live);
    default: return withoutPool(cluster, live);
    }
}

std::optional<Shapes> PoolCommand::withPool(const fleet::ClusterRecord& cluster, const Shapes& live) {
    auto wanted = live;
    const int count = request().count.value_or(1);
    const auto name = nameOfNewPool(cluster, live, count);
    const core::PoolShape pool{core::PoolRole::Follower, name, request().level.toStdString(), count};
    if (const auto same = shapeNamed(wanted, name); same != wanted.end() && *same == pool) {
        return wanted; // made by an earlier run
    }
    const auto problems = core::problemsOf({name, pool.level, count}, live, dependencies().store.catalog());
    if (!problems.empty()) {
        refuse(problems, name, live);
        return std::nullopt;
    }
    wanted.push_back(pool);
    return wanted;
}

/// Without --name: that of a pool that an earlier run asked for without hearing whether it was made, else a new one.
std::string PoolCommand::nameOfNewPool(const fleet::ClusterRecord& cluster, const Shapes& live, int count) const {
    if (!request().pool.isEmpty()) {
        return request().pool.toStdString();
    }
    const auto* earlier = inherited(cluster.summary.id, [&](const operations::Operation& operation) {
        const auto& change = operation.change;
        return change.kind == core::ChangeKind::AddPool && change.count == count &&
               change.level == request().level.toStdString() && !wasAccepted(operation);
    });
    return earlier != nullptr ? earlier->change.pool
                              : core::generatePoolName(QRandomGenerator::global()->generate64(), namesIn(live));
}

std::optional<Shapes> PoolCommand::scaled(const fleet::ClusterRecord& cluster, const Shapes& live) {
    const auto name = poolNamed(cluster, request().pool);
    if (!name) {
        return std::nullopt;
    }
    auto wanted = live;
    auto& pool = *shapeNamed(wanted, *name);
    std::vector<core::DraftProblem> problems;
    if (!request().level.isEmpty()) {
        pool.level = request().level.toStdString();
        problems = core::problemsOfLevel(pool.level, dependencies().store.catalog());
    }
    if (request().count) {
        const auto counts = core::problemsOfCount(pool, *request().count, live);
        problems.insert(problems.end(), counts.begin(), counts.end());
        pool.count = *request().count;
    }
    if (!problems.empty()) {
        refuse(problems, *name, live);
        return std::nullopt;
    }
    return wanted;
}

std::optional<Shapes> PoolCommand::withoutPool(const fleet::ClusterRecord& cluster, const Shapes& live) {
    auto wanted = live;
    const auto named = request().pool.trimmed().toStdString();
    const auto* earlier = inherited(cluster.summary.id, [&named](const operations::Operation& operation) {
        return operation.change.kind == core::ChangeKind::DestroyPool &&
               core::sameIgnoringCase(operation.change.pool, named);
    });
    if (earlier != nullptr && shapeNamed(wanted, named) == wanted.end()) {
        return wanted; // destroyed by an earlier run
    }
    const auto name = poolNamed(cluster, request().pool);
    if (!name) {
        return std::nullopt;
    }
    const auto pool = shapeNamed(wanted, *name);
    if (pool->role == core::PoolRole::Leader) {
        finish({exitUsage, {}, QStringLiteral("The leader pool can't be destroyed; it belongs to the cluster.\n")});
        return std::nullopt;
    }
    wanted.erase(pool);
    return wanted;
}

void PoolCommand::refuse(const std::vector<core::DraftProblem>& problems, const std::string& name,
                         const Shapes& pools) {
    QString complaint;
    for (const auto& problem : problems) {
        complaint += optionAt(problem.field) + text::draftText(problem, name, namesIn(pools)).sentence;
        if (problem.code == core::DraftProblemCode::LevelUnknown) {
            complaint += QStringLiteral(" Levels: %1.").arg(levelsIn(dependencies().store.catalog()));
        }
        complaint += QLatin1Char('\n');
    }
    finish({exitUsage, {}, complaint});
}

void PoolCommand::printEffect() {
    const auto& cluster = m_estimate.front();
    const auto phrase = core::destructionPhrase(cluster.plan.app, cluster.steps, {});
    if (request().json) {
        auto json = Json::parse(estimateJson(m_estimate, {}));
        json["confirm"] = orNull(phrase);
        finish({exitDone, QString::fromStdString(textOf(json)), {}});
        return;
    }
    auto table = estimateTable(m_estimate, {});
    if (!phrase.empty()) {
        table += QStringLiteral("\nTo confirm: --confirm %1\n").arg(QString::fromStdString(phrase));
    }
    finish({exitDone, table, {}});
}

void PoolCommand::onEnded(int exitCode, QString complaint) {
    for (const auto& drift : m_application.run().drift()) {
        complaint += QStringLiteral("%1 has changed meanwhile. %2 Run the command again for its effect now.\n")
                         .arg(text::toQString(drift.cluster), text::driftSentences(drift).join(QLatin1Char(' ')));
    }
    finish(result(exitCode, complaint));
}

CommandResult PoolCommand::result(int exitCode, const QString& complaint) const {
    const auto& cluster = m_estimate.front();
    if (request().json) {
        return {exitCode, QString::fromStdString(applyJson(m_estimate, m_application)), complaint};
    }
    if (!cluster.steps.empty()) {
        return {exitCode, applyTable(m_estimate, m_application), complaint};
    }
    auto pools = cluster.plan.live;
    const auto pool = shapeNamed(pools, request().pool.trimmed().toStdString());
    const auto said =
        pool == pools.end()
            ? QStringLiteral("Nothing to do.\n")
            : QStringLiteral("Nothing to do: %1 already has %2.\n").arg(text::toQString(pool->name), shapeText(*pool));
    return {exitCode, said, complaint};
}

CommandResult PoolCommand::interrupted() const {
    if (m_application.run().state() == plans::PlanExecutor::State::Idle) {
        return ChangeCommand::interrupted();
    }
    const bool unnamed = m_command == Command::AddPool && request().pool.isEmpty() && !m_estimate.front().steps.empty();
    return result(exitFailure, unnamed
                                   ? QStringLiteral("Interrupted before the pool was complete. Run the same command "
                                                    "with --name %1 to continue.\n")
                                         .arg(text::toQString(m_estimate.front().steps.front().change.pool))
                                   : QStringLiteral("Interrupted before the change was complete. Run the same "
                                                    "command again to continue.\n"));
}

} // namespace poolhouse::console
