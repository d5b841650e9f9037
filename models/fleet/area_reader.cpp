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
    const auto left = std::exchange(m_followed, cluster);
    const bool stopped = left && isReading(*left) && !m_demanded.contains(*left);
    if (stopped) {
        m_asked.erase(*left);
        stopReading(*left);
    }
    tick();
    if (stopped) {
        Q_EMIT changed(*left);
    }
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
    m_demanded[cluster] = false;
    tick();
}

void AreaReader::forget() {
    m_followed.reset();
    m_demanded.clear();
    m_asked.clear();
    dropRecords();
}

void AreaReader::tick() {
    readDemanded();
    if (!m_followed || isReading(*m_followed)) {
        return;
    }
    const auto asked = m_asked.find(*m_followed);
    const bool held = m_mayAsk && !m_mayAsk();
    if (asked == m_asked.end() || (!held && now() - asked->second >= interval(*m_followed))) {
        ask(*m_followed);
    }
}

void AreaReader::ask(const core::ClusterId& cluster) {
    m_asked[cluster] = now();
    read(cluster);
}

/// Each reading is announced, which may bring further demands.
void AreaReader::readDemanded() {
    std::erase_if(m_demanded, [this](const auto& each) { return each.second && !isReading(each.first); });
    const auto next = [this] {
        return std::find_if(m_demanded.begin(), m_demanded.end(),
                            [this](const auto& each) { return !each.second && !isReading(each.first); });
    };
    for (auto due = next(); due != m_demanded.end(); due = next()) {
        due->second = true;
        ask(core::ClusterId(due->first));
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
