// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pricing.h"
#include "models/fleet/cluster_record.h"
#include "models/fleet/connection_history.h"
#include "models/fleet/fleet_totals.h"
#include "models/fleet/storage_history.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace poolhouse::fleet {

/// The single source of truth about the account's fleet. Item models and pages project it; views never fetch. No I/O,
/// no clock. GUI thread only. Pointers and references stay valid until the next write.
class Store : public QObject {
    Q_OBJECT
public:
    explicit Store(QObject* parent = nullptr);
    ~Store() override;

    [[nodiscard]] const std::vector<core::App>& apps() const;      ///< by name, including those without a cluster
    [[nodiscard]] std::vector<core::ClusterId> clusterIds() const; ///< by app name, then cluster name
    [[nodiscard]] const ClusterRecord* cluster(const core::ClusterId& id) const; ///< null: not in the fleet
    [[nodiscard]] const ClusterRecord* clusterByName(const QString& name) const; ///< null: no such cluster
    [[nodiscard]] const core::Catalog& catalog() const;
    [[nodiscard]] const core::PriceList& prices() const;
    [[nodiscard]] const Freshness& fleetFreshness() const;   ///< of the lists of apps and clusters
    [[nodiscard]] const Freshness& catalogFreshness() const; ///< of levels and prices
    /// Of the list of attachments. While it was never read they are unknown, which is not the same as none.
    [[nodiscard]] const Freshness& attachmentsFreshness() const;
    [[nodiscard]] bool attachmentsKnown() const { return attachmentsFreshness().everRead(); }
    /// Names of all attachments that the app has, of whatever cluster. `app`: by name.
    [[nodiscard]] std::vector<std::string> attachmentNamesOf(std::string_view app) const;
    /// Records of the last lists, levels and prices that could not be read, or only in part. Those of a cluster are
    /// with its info.
    [[nodiscard]] std::vector<core::Unreadable> unreadable() const;
    [[nodiscard]] const ConnectionHistory& history() const;
    [[nodiscard]] const StorageHistory& storageHistory() const;
    [[nodiscard]] const PoolMarks& poolMarks() const; ///< of all pools ever seen
    [[nodiscard]] const ClusterLabels& labels() const;
    // Totals are computed on each call, in O(clusters covered).
    [[nodiscard]] FleetTotals totals() const;                                             ///< of the whole fleet
    [[nodiscard]] FleetTotals totals(const std::vector<core::ClusterId>& clusters) const; ///< of a selection
    [[nodiscard]] FleetTotals totalsOfApp(const core::AppId& app) const;
    [[nodiscard]] const std::vector<core::ClusterId>& clustersOfApp(const core::AppId& app) const; ///< by name

    // Writers: the poller, operations and plans, which read clusters too, and the session, which clears it. `at` is
    // when the answer arrived; signals are emitted before the call returns.
    void setFleetLoading();
    void applyFleet(std::vector<core::App> apps, std::vector<core::ClusterSummary> clusters, core::Instant at,
                    std::vector<core::Unreadable> unreadable = {});
    /// One of the list, as an operation read it: that of a new cluster is known from here on. The freshness of the list
    /// stays. No effect while the list was never read.
    void applyListed(core::ClusterSummary cluster);
    void failFleet(const api::ApiError& error, core::Instant at);
    void stopFleetLoading(); ///< the request was cancelled; data and problem stay
    void applyAttachments(std::vector<core::Attachment> attachments, core::Instant at,
                          std::vector<core::Unreadable> unreadable = {});
    /// Those of one cluster, as an operation read them. The freshness of the list stays. No effect for a cluster that
    /// is no longer in the fleet.
    void applyAttachments(const core::ClusterId& id, std::vector<core::Attachment> attachments);
    void failAttachments(const api::ApiError& error, core::Instant at);
    void applyCatalog(core::Catalog catalog, core::PriceList prices, core::Instant at);
    void failCatalog(const api::ApiError& error, core::Instant at);
    void setClusterLoading(const core::ClusterId& id);
    /// No effect for a cluster that is no longer in the fleet.
    void applyInfo(const core::ClusterInfo& info, core::Instant at);
    void failCluster(const core::ClusterId& id, const api::ApiError& error, core::Instant at);
    void stopClusterLoading(const core::ClusterId& id); ///< the request was cancelled; data and problem stay
    void setPoolMarks(PoolMarks marks);                 ///< as remembered, before any cluster is read
    void setLabels(ClusterLabels labels);               ///< gives each cluster its label
    void clear();                                       ///< for another account: drops all but marks and labels

Q_SIGNALS:
    void fleetChanged(); ///< apps or clusters were added, removed, moved, renamed or labelled
    void clusterChanged(const poolhouse::core::ClusterId& id); ///< any part of its record, including freshness
    void catalogChanged();   ///< levels or prices: every limit and cost may have changed
    void freshnessChanged(); ///< of the fleet, the attachments or the catalog
    void poolMarksChanged();

private:
    struct Content;
    std::unique_ptr<Content> m_content;
};

} // namespace poolhouse::fleet
