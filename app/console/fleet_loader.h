// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <utility>
#include <vector>

namespace poolhouse::fleet {
class Poller;
class Session;
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::console {

/// Reads lists and catalog once through the poller, then the details of selected clusters. Emits either done() or
/// failed(), once.
class FleetLoader final : public QObject {
    Q_OBJECT
public:
    /// Selects the clusters to read, once the lists are available. May return none.
    using ClusterSelector = std::function<std::vector<core::ClusterId>()>;

    /// Whether levels and prices that cannot be read are a failure.
    enum class Catalog { Required, NotNeeded };

    FleetLoader(const fleet::Store& store, fleet::Poller& poller, fleet::Session& session, ClusterSelector selector,
                Catalog catalog = Catalog::Required, QObject* parent = nullptr);

    /// Whether a cluster that is being created or destroyed may be without details, or a leader pool: such as the one
    /// that an open change makes. By default none may.
    void allowWithoutDetails(std::function<bool(const core::ClusterId&)> which) { m_mayLack = std::move(which); }
    /// That the API has no details of the cluster; a line.
    [[nodiscard]] static QString withoutDetails(const fleet::ClusterRecord& record);

    void start(std::chrono::seconds timeout); ///< the session may begin before or after
    [[nodiscard]] bool ended() const { return m_ended; }

Q_SIGNALS:
    void done();
    void failed(const QString& complaint); ///< whole lines

private:
    void check();
    void onListsRead();
    void checkClusters();
    void giveUp(const QString& complaint);

    const fleet::Store& m_store;
    fleet::Poller& m_poller;
    fleet::Session& m_session;
    ClusterSelector m_selectClusters;
    Catalog m_catalog;
    std::function<bool(const core::ClusterId&)> m_mayLack;
    std::vector<core::ClusterId> m_clusters;
    std::chrono::seconds m_timeout{60};
    QTimer m_limit;
    bool m_listsRead = false;
    bool m_ended = false;
};

} // namespace poolhouse::console
