// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet_requests.h"

#include "models/core/backoff.h"
#include "models/fleet/store.h"

#include <utility>

namespace poolhouse::fleet {

namespace {

using std::chrono::milliseconds;

constexpr core::Backoff listPauses{milliseconds(5000), milliseconds(300000)};
const std::string listsRequest = "fleet", attachmentsRequest = "attachments";

} // namespace

FleetRequests::FleetRequests(api::FleetService& service, Store& store, RequestContext& context, FleetEvents& events)
    : m_service(service), m_store(store), m_context(context), m_events(events) {}

void FleetRequests::reset(core::Instant now) {
    m_lists = {};
    m_attachments = {};
    m_lists.dueAt = now;
}

void FleetRequests::abort(core::Instant now) {
    m_lists.abort(now);
    m_attachments.abort(now);
    m_apps.reset();
    m_clusters.reset();
}

void FleetRequests::setDue(core::Instant now) {
    m_lists.dueAt = now;
}

void FleetRequests::request(core::Instant now) {
    if (!m_lists.running) {
        m_lists.dueAt = now;
    }
}

void FleetRequests::postpone(core::Instant now, core::Instant until) {
    m_lists.postpone(now, until);
    m_attachments.postpone(now, until);
}

bool FleetRequests::answered() const {
    return m_lists.answered && (m_attachments.answered || !m_store.fleetFreshness().everRead());
}

void FleetRequests::askLists(core::Instant now) {
    if (!m_lists.due(now)) {
        return;
    }
    m_clusters.reset();
    m_lists.running = true;
    m_lists.second = m_service.clusters([this](api::ApiResult<core::PartialList<core::ClusterSummary>> result) {
        if (!result) {
            listsFailed(result.error());
            return;
        }
        m_clusters = std::move(result).value();
        listsAnswered();
    });
    sendApps();
}

void FleetRequests::sendApps() {
    m_apps.reset();
    m_lists.running = true;
    m_lists.first = m_service.apps([this](api::ApiResult<core::PartialList<core::App>> result) {
        if (!result) {
            listsFailed(result.error());
            return;
        }
        m_apps = std::move(result).value();
        listsAnswered();
    });
    m_store.setFleetLoading();
}

void FleetRequests::listsAnswered() {
    m_context.answered(listsRequest);
    if (!m_apps || !m_clusters) {
        return;
    }
    const auto now = m_context.now();
    m_lists.succeed(now + m_events.listsInterval());
    if (!m_attachments.running) {
        m_attachments.dueAt = now;
    }
    auto apps = std::move(*m_apps);
    auto clusters = std::move(*m_clusters);
    m_apps.reset();
    m_clusters.reset();
    m_events.fleetRead(std::move(apps), std::move(clusters), now);
    m_context.proceed();
}

void FleetRequests::listsFailed(const api::ApiError& error) {
    const auto now = m_context.now();
    m_lists.cancel();
    m_lists.answered = true;
    if (m_context.failed(error, listsRequest, RequestScope::List) && error.kind == api::ApiError::Kind::RateLimited) {
        m_lists.dueAt = now;
        m_lists.answered = m_store.fleetFreshness().everRead();
        m_store.stopFleetLoading();
    } else {
        ++m_lists.failures;
        m_lists.dueAt = now + listPauses.delay(m_lists.failures, m_context.random());
        m_store.failFleet(error, now);
    }
    m_context.proceed();
}

void FleetRequests::askAttachments(core::Instant now) {
    if (!m_attachments.due(now)) {
        return;
    }
    m_attachments.running = true;
    m_attachments.dueAt.reset(); // due again each time the lists were read
    m_attachments.first = m_service.attachments(
        [this](api::ApiResult<core::PartialList<core::Attachment>> result) { attachmentsAnswered(std::move(result)); });
}

void FleetRequests::attachmentsAnswered(api::ApiResult<core::PartialList<core::Attachment>> result) {
    m_attachments.running = false;
    if (result) {
        m_context.answered(attachmentsRequest);
        m_attachments.succeed(m_attachments.dueAt);
        auto list = std::move(result).value();
        m_store.applyAttachments(std::move(list.items), m_context.now(), std::move(list.unreadable));
    } else {
        m_attachments.answered = result.error().kind != api::ApiError::Kind::RateLimited;
        ++m_attachments.failures;
        m_attachments.dueAt =
            m_context.now() +
            (m_attachments.answered ? listPauses.delay(m_attachments.failures, m_context.random()) : milliseconds(0));
        if (!m_context.failed(result.error(), attachmentsRequest, RequestScope::List)) {
            m_store.failAttachments(result.error(), m_context.now());
        }
    }
    m_context.proceed();
}

void FleetRequests::probe() {
    if (m_lists.running) {
        return;
    }
    m_lists.running = true;
    m_lists.second = m_service.clusters(
        [this](api::ApiResult<core::PartialList<core::ClusterSummary>> result) { probeAnswered(std::move(result)); });
}

void FleetRequests::probeAnswered(api::ApiResult<core::PartialList<core::ClusterSummary>> result) {
    m_lists.running = false;
    if (result) {
        m_context.answered(listsRequest);
        m_events.probeAnswered();
        m_lists.dueAt.reset();
        m_clusters = std::move(result).value();
        sendApps();
    } else if (isUnreachable(result.error())) {
        m_events.probeFailed(result.error());
        m_store.failFleet(result.error(), m_context.now());
    } else {
        m_events.probeAnswered(); // reachable again, even though the answer is an error
        listsFailed(result.error());
        return;
    }
    m_context.proceed();
}

} // namespace poolhouse::fleet
