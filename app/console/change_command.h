// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/change_request.h"
#include "app/console/engine_access.h"
#include "app/console/fleet_loader.h"
#include "app/console/headless_command.h"
#include "models/api/services.h"
#include "models/core/instant.h"
#include "models/core/result.h"
#include "models/operations/engine.h"

#include <functional>
#include <optional>

namespace poolhouse::fleet {
struct ClusterRecord;
}

namespace poolhouse::console {

/// A command that changes one cluster through the engine, or makes one: finds the cluster, waits for the account and
/// for changes that an earlier run left open there, then leaves the change to the class derived from it.
class ChangeCommand : public HeadlessCommand {
    Q_OBJECT
public:
    void start() override; ///< starts the read timeout
    /// Result if the process is asked to quit early. What was sent completes on the server.
    [[nodiscard]] virtual CommandResult interrupted() const;

Q_SIGNALS:
    void waiting(const QString& sentence); ///< once at most, for an open change of the cluster; a line

protected:
    ChangeCommand(ChangeRequest request, EngineDependencies dependencies, FleetLoader::Catalog catalog,
                  QObject* parent);

    /// Clusters whose details are needed, once the lists are read; a message if there is none such as was named. By
    /// default the one that is changed.
    [[nodiscard]] virtual core::Result<std::vector<core::ClusterId>, QString> clustersToRead();
    /// Whether a cluster of clustersToRead() may be without details while it is being created or destroyed: an open
    /// change may be the cause.
    [[nodiscard]] virtual bool mayLackDetails(const core::ClusterId& /*cluster*/) const { return false; }
    /// Open operations that have to end first: one of them may be this change, asked for by a run that was killed. By
    /// default those of the cluster, but not a migration that the API works on, which takes hours.
    [[nodiscard]] virtual std::vector<const operations::Operation*> inTheWay() const;
    [[nodiscard]] std::vector<const operations::Operation*> inTheWayOf(const core::ClusterId& cluster) const;
    [[nodiscard]] std::vector<const operations::Operation*> openOperations() const; ///< of the cluster
    /// All is read, and nothing is in the way. By default onReady() follows.
    virtual void onUnblocked();
    /// The details of the cluster are in the store, and no change of it is open.
    virtual void onReady(const fleet::ClusterRecord& cluster) = 0;

    /// Whether the change may have been to remove the cluster: then an earlier run is asked about one that is not
    /// found.
    [[nodiscard]] virtual bool mayBeGone() const { return false; }
    /// The cluster has gone since it was read, or an earlier run left a change of it open.
    virtual void onGone(const core::ClusterId& cluster);

    [[nodiscard]] const ChangeRequest& request() const { return m_request; }
    [[nodiscard]] const EngineDependencies& dependencies() const { return m_dependencies; }
    /// The last operation on the cluster that an earlier run left open and that fits; null if there is none.
    [[nodiscard]] const operations::Operation*
    inherited(const core::ClusterId& cluster, const std::function<bool(const operations::Operation&)>& fits) const;
    /// The same on any cluster.
    [[nodiscard]] const operations::Operation*
    inherited(const std::function<bool(const operations::Operation&)>& fits) const;
    /// An earlier run heard that the API accepted it: the same command again is another change.
    [[nodiscard]] bool wasAccepted(const operations::Operation& operation) const;
    /// The name of the pool as the cluster has it; nothing, after finish(), if it has none of that name.
    [[nodiscard]] std::optional<std::string> poolNamed(const fleet::ClusterRecord& cluster, const QString& name);

private:
    [[nodiscard]] std::vector<core::ClusterId> selectClusters();
    void onRead();
    [[nodiscard]] std::optional<core::ClusterId> goneCluster() const;
    void proceed();

    ChangeRequest m_request;
    EngineDependencies m_dependencies;
    FleetLoader m_loader;
    EngineAccess m_access;
    core::Instant m_startedAt;
    std::optional<core::ClusterId> m_cluster; ///< empty: not found yet, or there is none
    QString m_mismatch;
    bool m_granted = false;
    bool m_waiting = false;
    bool m_ready = false;
};

} // namespace poolhouse::console
