// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/level.h"
#include "models/core/pricing.h"
#include "models/fleet/cluster_record.h"
#include "models/fleet/connection_history.h"
#include "models/fleet/fleet_totals.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::fleet {

/// The single truth about the account's fleet. The poller writes it, item models and pages project it, views never
/// fetch. It asks nobody and reads no clock. All of it lives on the GUI thread.
class Store : public QObject {
    Q_OBJECT
public:
    explicit Store(QObject* parent = nullptr);
    ~Store() override;

    [[nodiscard]] const std::vector<core::App>& apps() const;      ///< by name; those without a cluster as well
    [[nodiscard]] std::vector<core::ClusterId> clusterIds() const; ///< by app name, then cluster name
    [[nodiscard]] const ClusterRecord* cluster(const core::ClusterId& id) const; ///< null when gone
    [[nodiscard]] const ClusterRecord* clusterByName(const QString& name) const; ///< null when there is none
    [[nodiscard]] const core::Catalog& catalog() const;
    [[nodiscard]] const core::PriceList& prices() const;
    [[nodiscard]] const Freshness& fleetFreshness() const;   ///< of the lists of apps and clusters
    [[nodiscard]] const Freshness& catalogFreshness() const; ///< of levels and prices
    [[nodiscard]] bool attachmentsKnown() const;             ///< false until they were read once
    [[nodiscard]] const ConnectionHistory& history() const;
    // Totals are worked out when asked for: O(clusters they cover).
    [[nodiscard]] FleetTotals totals() const;                                             ///< of the whole fleet
    [[nodiscard]] FleetTotals totals(const std::vector<core::ClusterId>& clusters) const; ///< of a selection
    [[nodiscard]] FleetTotals totalsOfApp(const core::AppId& app) const;
    [[nodiscard]] const std::vector<core::ClusterId>& clustersOfApp(const core::AppId& app) const; ///< by name

    // Written by the poller.
    void setFleetLoading();
    void applyFleet(std::vector<core::App> apps, std::vector<core::ClusterSummary> clusters, core::Instant at);
    void failFleet(const api::ApiError& error, core::Instant at);
    void stopFleetLoading(); ///< the question was called back; what is known stays as it is
    void applyAttachments(std::vector<core::Attachment> attachments);
    void applyCatalog(core::Catalog catalog, core::PriceList prices, core::Instant at);
    void failCatalog(const api::ApiError& error, core::Instant at);
    void setClusterLoading(const core::ClusterId& id);
    /// Ignored for a cluster that is not in the fleet any more.
    void applyInfo(const core::ClusterInfo& info, core::Instant at);
    void failCluster(const core::ClusterId& id, const api::ApiError& error, core::Instant at);
    void stopClusterLoading(const core::ClusterId& id); ///< the question was called back; what is known stays as it is
    void clear();                                       ///< another account: nothing of the old one stays

Q_SIGNALS:
    void fleetChanged();                                       ///< apps or clusters came, went, moved or were renamed
    void clusterChanged(const poolhouse::core::ClusterId& id); ///< anything of its record, its freshness included
    void catalogChanged();                                     ///< levels or prices: every limit and cost may differ
    void freshnessChanged();                                   ///< of the fleet or the catalogue

private:
    struct Content;
    std::unique_ptr<Content> m_content;
};

} // namespace poolhouse::fleet
