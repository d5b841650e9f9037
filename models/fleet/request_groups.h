// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/catalog_requests.h"
#include "models/fleet/cluster_queue.h"
#include "models/fleet/fleet_requests.h"
#include "models/fleet/poller_services.h"

#include <functional>
#include <optional>

namespace poolhouse::fleet {

/// The request groups of a poller (lists, catalog, account, clusters), reset, made due, asked and cancelled together.
/// When anything may be asked is the poller's decision. GUI thread only.
class RequestGroups {
public:
    /// `accountRead` is called when the account becomes known.
    RequestGroups(const PollerServices& services, Store& store, RequestContext& context, FleetEvents& events,
                  std::function<void()> accountRead);

    [[nodiscard]] FleetRequests& fleet() { return m_fleet; }
    [[nodiscard]] ClusterQueue& clusters() { return m_clusters; }
    [[nodiscard]] const ClusterQueue& clusters() const { return m_clusters; }
    [[nodiscard]] const std::optional<api::Account>& account() const { return m_account.account(); }
    [[nodiscard]] const std::optional<api::ApiError>& accountProblem() const { return m_account.problem(); }
    void verifyAccount(core::Instant now) { m_account.verify(now); }

    void reset(core::Instant now);     ///< forgets everything; all groups are due, the clusters are those of the store
    void setAllDue(core::Instant now); ///< the account only unless it is known
    void abort(core::Instant now);     ///< cancels what is in flight and makes it due again; nothing is loading then
    /// Asks what is due of lists, catalog, account and attachments. Scarce: what was read before waits.
    void askLists(core::Instant now, bool scarce);

    [[nodiscard]] bool busy() const;     ///< a request is in flight
    [[nodiscard]] bool answered() const; ///< each group once, successfully or not; the account does not count
    [[nodiscard]] bool readingLists() const { return m_fleet.readingLists(); } ///< or probing
    [[nodiscard]] std::optional<core::Instant> nextDue() const;                ///< of any group
    [[nodiscard]] std::optional<core::Instant> nextOnScreen() const;           ///< of the lists when nothing is
    [[nodiscard]] std::optional<core::Instant> lastRefresh() const;            ///< the oldest on screen, or the list

private:
    Store& m_store;
    FleetRequests m_fleet;
    CatalogRequests m_catalog;
    AccountRequest m_account;
    ClusterQueue m_clusters;
};

} // namespace poolhouse::fleet
