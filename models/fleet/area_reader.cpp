// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/area_reader.h"

#include "models/core/clock.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

bool AreaReader::isLasting(const api::ApiError& error) {
    return error.kind == api::ApiError::Kind::NotFound || error.kind == api::ApiError::Kind::Forbidden;
}

AreaReader::AreaReader(const core::Clock& clock, std::function<bool()> mayAsk, QObject* parent)
    : QObject(parent), m_clock(clock), m_mayAsk(std::move(mayAsk)) {
    auto* timer = new QTimer(this);
    timer->setInterval(tickInterval);
    connect(timer, &QTimer::timeout, this, &AreaReader::tick);
    timer->start();
}

void AreaReader::follow(const std::optional<core::ClusterId>& cluster) {
    if (m_followed == cluster) {
        return;
    }
    if (m_followed) {
        if (isReading(*m_followed)) {
            m_asked.erase(*m_followed);
        }
        stopReading(*m_followed);
    }
    if (m_demanded != cluster) {
        dropDemanded();
    }
    m_demanded.reset();
    m_followed = cluster;
    tick();
}

void AreaReader::unfollow(const core::ClusterId& cluster) {
    if (m_followed == cluster) {
        follow(std::nullopt);
    }
}

void AreaReader::refresh() {
    if (m_followed) {
        expire(*m_followed);
        m_asked.erase(*m_followed);
        tick();
    }
}

void AreaReader::demand(const core::ClusterId& cluster) {
    expire(cluster);
    m_asked.erase(cluster);
    if (m_followed) {
        tick();
        return;
    }
    if (m_demanded != cluster) {
        dropDemanded();
    }
    if (!isReading(cluster)) {
        m_demanded = cluster;
        m_asked[cluster] = now();
        read(cluster);
    }
}

/// A reader has one call.
void AreaReader::dropDemanded() {
    if (m_demanded && isReading(*m_demanded)) {
        m_asked.erase(*m_demanded);
        stopReading(*m_demanded);
    }
    m_demanded.reset();
}

void AreaReader::forget() {
    m_followed.reset();
    m_demanded.reset();
    m_asked.clear();
    dropRecords();
}

void AreaReader::tick() {
    if (!m_followed || isReading(*m_followed)) {
        return;
    }
    const auto asked = m_asked.find(*m_followed);
    const bool held = m_mayAsk && !m_mayAsk();
    if (asked == m_asked.end() || (!held && now() - asked->second >= interval(*m_followed))) {
        m_asked[*m_followed] = now();
        read(*m_followed);
    }
}

core::Instant AreaReader::now() const {
    return m_clock.now();
}

void AreaReader::succeed(Freshness& freshness) const {
    noteRead(freshness, now());
}

void AreaReader::fail(Freshness& freshness, const api::ApiError& error) const {
    noteFailure(freshness, error, now());
}

std::optional<std::chrono::milliseconds> AreaReader::pauseAfterFailure(const Freshness& freshness) {
    if (!freshness.problem) {
        return {};
    }
    const std::chrono::milliseconds least = isLasting(*freshness.problem) ? quietInterval : retryInterval;
    return std::max(least, freshness.problem->retryAfter.value_or(least));
}

} // namespace poolhouse::fleet
