// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/request_groups.h"

#include "models/fleet/poll_schedule.h"
#include "models/fleet/store.h"

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

RequestGroups::RequestGroups(const PollerServices& services, Store& store, RequestContext& context, FleetEvents& events,
                             std::function<void()> accountRead)
    : m_store(store),
      m_fleet(services.fleet, store, context, events),
      m_catalog(services.catalog, store, context),
      m_account(services.account, context, std::move(accountRead)),
      m_clusters(services.clusters, store, context, [this, &context] { m_fleet.request(context.now()); }) {}

void RequestGroups::reset(core::Instant now) {
    m_fleet.reset(now);
    m_catalog.reset(now);
    m_account.reset(now);
    m_clusters.clear();
    m_clusters.sync();
}

void RequestGroups::setAllDue(core::Instant now) {
    m_fleet.setDue(now);
    m_catalog.setDue(now);
    m_account.setDue(now);
    m_clusters.setAllDue();
}

void RequestGroups::abort(core::Instant now) {
    m_fleet.abort(now);
    m_catalog.abort(now);
    m_account.abort(now);
    const auto aborted = m_clusters.abort();
    m_store.stopFleetLoading();
    for (const auto& id : aborted) {
        m_store.stopClusterLoading(id);
    }
}

void RequestGroups::askLists(core::Instant now, bool scarce) {
    if (scarce) {
        m_fleet.postpone(now, now + listsInterval);
        m_catalog.postpone(now, now + listsInterval);
    }
    m_fleet.askLists(now);
    m_catalog.ask(now);
    m_account.ask(now);
    m_fleet.askAttachments(now);
}

bool RequestGroups::busy() const {
    return m_clusters.busy() || m_fleet.busy() || m_catalog.busy() || m_account.busy();
}

bool RequestGroups::answered() const {
    return m_fleet.answered() && m_catalog.answered() && m_clusters.everyoneAnswered();
}

std::optional<core::Instant> RequestGroups::nextDue() const {
    std::optional<core::Instant> next;
    for (const auto& due :
         {m_fleet.listsDue(), m_fleet.attachmentsDue(), m_catalog.nextDue(), m_account.nextDue(), m_clusters.next()}) {
        next = due && next ? std::min(*next, *due) : due ? due : next;
    }
    return next;
}

std::optional<core::Instant> RequestGroups::nextOnScreen() const {
    return m_clusters.nextOnScreen() ? m_clusters.nextOnScreen() : m_fleet.listsDue();
}

std::optional<core::Instant> RequestGroups::lastRefresh() const {
    std::optional<core::Instant> oldest;
    for (const auto& id : m_clusters.onScreen()) {
        const auto* record = m_store.cluster(id);
        if (record != nullptr && record->freshness.readAt) {
            oldest = oldest ? std::min(*oldest, *record->freshness.readAt) : *record->freshness.readAt;
        }
    }
    return oldest ? oldest : m_store.fleetFreshness().readAt;
}

} // namespace poolhouse::fleet
