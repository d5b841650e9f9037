// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/fleet/poll_topic.h"
#include "models/fleet/request_context.h"

#include <chrono>
#include <optional>
#include <vector>

namespace poolhouse::fleet {

class Store;

/// What becomes of the lists. Implemented by the poller; a test records it.
class FleetEvents {
public:
    virtual ~FleetEvents() = default;

    [[nodiscard]] virtual std::chrono::milliseconds listsInterval() const = 0; ///< pause after lists that were read
    /// Both lists were read at `at`; the implementation writes them into the store.
    virtual void fleetRead(core::PartialList<core::App> apps, core::PartialList<core::ClusterSummary> clusters,
                           core::Instant at) = 0;
    virtual void probeAnswered() = 0; ///< the API can be reached again, whatever it answered
    virtual void probeFailed(const api::ApiError& error) = 0;
};

/// Requests for the lists: apps and clusters, applied together, then attachments; and the probe while offline, whose
/// answer is the list of clusters. Failures are retried after 5 s to 5 min, doubled each time. GUI thread only.
class FleetRequests {
public:
    FleetRequests(api::FleetService& service, Store& store, RequestContext& context, FleetEvents& events);

    void reset(core::Instant now);                         ///< cancels and forgets everything; the lists are due now
    void abort(core::Instant now);                         ///< what is in flight is cancelled and due again
    void setDue(core::Instant now);                        ///< the lists
    void request(core::Instant now);                       ///< as setDue(), unless the lists are being read
    void postpone(core::Instant now, core::Instant until); ///< what was read before and is due now

    void askLists(core::Instant now);       ///< when due
    void askAttachments(core::Instant now); ///< when due
    void probe();                           ///< no effect while one is in flight

    [[nodiscard]] bool busy() const { return m_lists.running || m_attachments.running; }
    [[nodiscard]] bool readingLists() const { return m_lists.running; } ///< or probing
    /// The first answers, good or bad, have arrived; without a list there are no attachments to wait for.
    [[nodiscard]] bool answered() const;
    [[nodiscard]] std::optional<core::Instant> listsDue() const { return m_lists.nextDue(); }
    [[nodiscard]] std::optional<core::Instant> attachmentsDue() const { return m_attachments.nextDue(); }

private:
    void sendApps();
    void listsAnswered();
    void listsFailed(const api::ApiError& error);
    void attachmentsAnswered(api::ApiResult<core::PartialList<core::Attachment>> result);
    void probeAnswered(api::ApiResult<core::PartialList<core::ClusterSummary>> result);

    api::FleetService& m_service;
    Store& m_store;
    RequestContext& m_context;
    FleetEvents& m_events;
    PollTopic m_lists, m_attachments;
    std::optional<core::PartialList<core::App>> m_apps;
    std::optional<core::PartialList<core::ClusterSummary>> m_clusters;
};

} // namespace poolhouse::fleet
