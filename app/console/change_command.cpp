// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/change_command.h"

#include "app/console/cluster_lookup.h"
#include "app/console/command_line.h"
#include "models/core/change_area.h"
#include "models/core/clock.h"
#include "models/core/pool_name.h"
#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"

#include <algorithm>
#include <utility>

namespace poolhouse::console {

ChangeCommand::ChangeCommand(ChangeRequest request, EngineDependencies dependencies, FleetLoader::Catalog catalog,
                             QObject* parent)
    : HeadlessCommand(dependencies.session, dependencies.poller, parent),
      m_request(std::move(request)),
      m_dependencies(dependencies),
      m_loader(
          dependencies.store, dependencies.poller, dependencies.session, [this] { return selectClusters(); }, catalog),
      m_access(dependencies.operations, dependencies.poller),
      m_startedAt(dependencies.clock.now()) {
    m_loader.allowWithoutDetails([this](const core::ClusterId& cluster) { return mayLackDetails(cluster); });
    connect(&m_loader, &FleetLoader::failed, this, &ChangeCommand::fail);
    connect(&m_loader, &FleetLoader::done, this, &ChangeCommand::onRead);
    connect(&m_access, &EngineAccess::refused, this, &ChangeCommand::fail);
    connect(&m_access, &EngineAccess::granted, this, [this] {
        m_dependencies.poller.stop(); // operations poll the clusters they change themselves
        m_granted = true;
        proceed();
    });
    for (const auto signal : {&operations::Engine::changed, &operations::Engine::finished}) {
        connect(&m_dependencies.operations, signal, this, &ChangeCommand::proceed);
    }
}

void ChangeCommand::start() {
    m_loader.start(m_request.timeout);
}

std::vector<core::ClusterId> ChangeCommand::selectClusters() {
    auto found = clustersToRead();
    if (!found) {
        m_mismatch = found.error();
        return {};
    }
    return std::move(found).value();
}

core::Result<std::vector<core::ClusterId>, QString> ChangeCommand::clustersToRead() {
    const auto found = findCluster(m_dependencies.store, m_request.cluster);
    if (!found) {
        return found.error();
    }
    m_cluster = found.value()->summary.id;
    return std::vector{*m_cluster};
}

void ChangeCommand::onRead() {
    if (!m_mismatch.isEmpty() && !mayBeGone()) {
        fail(m_mismatch + QLatin1Char('\n'));
        return;
    }
    m_access.wait(m_request.timeout);
}

/// The cluster of this name that an earlier run left a change of open.
std::optional<core::ClusterId> ChangeCommand::goneCluster() const {
    const auto& all = m_dependencies.operations.all();
    const auto name = m_request.cluster.trimmed().toStdString();
    const auto at = std::find_if(all.rbegin(), all.rend(), [&](const operations::Operation& operation) {
        const bool wasOpen = !operation.finishedAt || *operation.finishedAt >= m_startedAt;
        return wasOpen && operation.clusterName == name;
    });
    return at == all.rend() ? std::nullopt : std::optional(at->cluster);
}

void ChangeCommand::onGone(const core::ClusterId& cluster) {
    const auto* record = m_dependencies.store.cluster(cluster);
    fail(record != nullptr ? FleetLoader::withoutDetails(*record)
                           : QStringLiteral("The cluster was destroyed while it was being read.\n"));
}

void ChangeCommand::proceed() {
    if (!m_granted || m_ready || isFinished()) {
        return;
    }
    if (!m_cluster && !m_mismatch.isEmpty()) {
        m_cluster = goneCluster();
        if (!m_cluster) {
            fail(m_mismatch + QLatin1Char('\n'));
            return;
        }
    }
    if (const auto open = inTheWay(); !open.empty()) {
        if (!std::exchange(m_waiting, true)) {
            Q_EMIT waiting(QStringLiteral("Waiting for a change of %1 that is in progress: %2.\n")
                               .arg(text::toQString(open.front()->clusterName), text::changeTitle(*open.front())));
        }
        return;
    }
    m_ready = true;
    onUnblocked();
}

std::vector<const operations::Operation*> ChangeCommand::inTheWay() const {
    return inTheWayOf(*m_cluster);
}

std::vector<const operations::Operation*> ChangeCommand::inTheWayOf(const core::ClusterId& cluster) const {
    auto open = m_dependencies.operations.openOn(cluster);
    std::erase_if(open, [](const operations::Operation* each) {
        return core::areaOf(each->change.kind) == core::ChangeArea::Migration &&
               each->state == operations::Operation::State::Watching;
    });
    return open;
}

std::vector<const operations::Operation*> ChangeCommand::openOperations() const {
    return m_dependencies.operations.openOn(*m_cluster);
}

void ChangeCommand::onUnblocked() {
    const auto* record = m_dependencies.store.cluster(*m_cluster);
    if (record == nullptr || !record->info || !record->info->poolsKnown()) {
        onGone(*m_cluster);
        return;
    }
    onReady(*record);
}

const operations::Operation*
ChangeCommand::inherited(const core::ClusterId& cluster,
                         const std::function<bool(const operations::Operation&)>& fits) const {
    return inherited(
        [&](const operations::Operation& operation) { return operation.cluster == cluster && fits(operation); });
}

const operations::Operation*
ChangeCommand::inherited(const std::function<bool(const operations::Operation&)>& fits) const {
    const auto& all = m_dependencies.operations.all();
    const auto at = std::find_if(all.rbegin(), all.rend(), [&](const operations::Operation& operation) {
        return operation.finishedAt && *operation.finishedAt >= m_startedAt && fits(operation);
    });
    return at == all.rend() ? nullptr : &*at;
}

bool ChangeCommand::wasAccepted(const operations::Operation& operation) const {
    return std::any_of(operation.exchanges.begin(), operation.exchanges.end(), [this](const auto& exchange) {
        return exchange.succeeded() && exchange.answeredAt && *exchange.answeredAt < m_startedAt;
    });
}

std::optional<std::string> ChangeCommand::poolNamed(const fleet::ClusterRecord& cluster, const QString& name) {
    const auto wanted = name.trimmed().toStdString();
    QStringList names;
    for (const auto* pool : core::orderedPools(*cluster.info)) {
        if (core::sameIgnoringCase(pool->name, wanted)) {
            return pool->name;
        }
        names << text::toQString(pool->name);
    }
    fail(QStringLiteral("%1 has no pool \"%2\". Its pools: %3.\n")
             .arg(text::toQString(cluster.summary.name), name, names.join(QStringLiteral(", "))));
    return std::nullopt;
}

CommandResult ChangeCommand::interrupted() const {
    return {exitFailure,
            {},
            m_granted
                ? QStringLiteral("Interrupted while an earlier change of the cluster was in progress. Nothing was "
                                 "sent.\n")
                : QStringLiteral("Interrupted before all data was loaded.\n")};
}

} // namespace poolhouse::console
