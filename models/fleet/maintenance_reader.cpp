// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/maintenance_reader.h"

#include "models/core/clock.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

namespace {

constexpr std::chrono::seconds tickInterval{5};

/// It would be answered the same a minute later.
bool isLasting(const api::ApiError& error) {
    return error.kind == api::ApiError::Kind::NotFound || error.kind == api::ApiError::Kind::Forbidden;
}

std::chrono::milliseconds intervalOf(const MaintenanceRecord& record) {
    using State = core::MaintenanceState;
    if (const auto& problem = record.freshness.problem) {
        const std::chrono::milliseconds least =
            isLasting(*problem) ? MaintenanceReader::quietInterval : MaintenanceReader::retryInterval;
        return std::max(least, problem->retryAfter.value_or(least));
    }
    switch (record.current ? record.current->state.known : State::Unknown) {
    case State::Running: return MaintenanceReader::runningInterval;
    case State::Preparing:
    case State::Ready: return MaintenanceReader::preparedInterval;
    case State::Unknown:
    case State::None:
    case State::Pending:
    case State::Completed: break;
    }
    const auto& history = record.historyFreshness.problem;
    return history && !isLasting(*history) ? MaintenanceReader::retryInterval : MaintenanceReader::quietInterval;
}

/// When the present changes, as often as what is quiet, and after failures.
bool isHistoryDue(const MaintenanceRecord& record, core::Instant now) {
    const auto& read = record.historyFreshness;
    return record.historyDue || !read.everRead() || now - *read.readAt >= MaintenanceReader::quietInterval;
}

/// The API does not say in which order they come.
void sortHistory(std::vector<core::Maintenance>& history) {
    std::stable_sort(history.begin(), history.end(), [](const core::Maintenance& a, const core::Maintenance& b) {
        return a.startedAt.value_or(core::Instant::min()) > b.startedAt.value_or(core::Instant::min());
    });
}

void succeed(Freshness& freshness, core::Instant now) {
    freshness = {};
    freshness.readAt = now;
}

void failed(Freshness& freshness, const api::ApiError& error, core::Instant now) {
    freshness.loading = false;
    freshness.problem = error;
    freshness.failingSince = freshness.failingSince.value_or(now);
}

} // namespace

MaintenanceReader::MaintenanceReader(api::MaintenanceService& service, const core::Clock& clock,
                                     std::function<bool()> mayAsk, QObject* parent)
    : QObject(parent), m_service(service), m_clock(clock), m_mayAsk(std::move(mayAsk)) {
    auto* timer = new QTimer(this);
    timer->setInterval(tickInterval);
    connect(timer, &QTimer::timeout, this, &MaintenanceReader::tick);
    timer->start();
}

void MaintenanceReader::follow(const std::optional<core::ClusterId>& cluster) {
    if (m_followed == cluster) {
        return;
    }
    if (m_followed && m_records.contains(*m_followed)) { // its answers are not waited for
        auto& left = m_records.at(*m_followed);
        if (left.freshness.loading || left.historyFreshness.loading) {
            m_asked.erase(*m_followed);
        }
        left.freshness.loading = false;
        left.historyFreshness.loading = false;
    }
    m_call.cancel();
    m_historyCall.cancel();
    m_followed = cluster;
    tick();
}

void MaintenanceReader::refresh() {
    if (m_followed) {
        m_records[*m_followed].historyDue = true;
        m_asked.erase(*m_followed);
        tick();
    }
}

void MaintenanceReader::forget() {
    m_followed.reset();
    m_call.cancel();
    m_historyCall.cancel();
    m_records.clear();
    m_asked.clear();
}

void MaintenanceReader::tick() {
    if (!m_followed) {
        return;
    }
    const auto& record = m_records[*m_followed];
    if (record.freshness.loading || record.historyFreshness.loading) {
        return;
    }
    const auto asked = m_asked.find(*m_followed);
    const auto now = m_clock.now();
    const bool held = m_mayAsk && !m_mayAsk();
    if (asked == m_asked.end() || (!held && now - asked->second >= intervalOf(record))) {
        m_asked[*m_followed] = now;
        read(*m_followed);
    }
}

void MaintenanceReader::read(const core::ClusterId& cluster) {
    m_records[cluster].freshness.loading = true;
    m_call = m_service.maintenance(cluster, [this, cluster](auto answer) { onAnswer(cluster, std::move(answer)); });
    Q_EMIT changed(cluster);
}

void MaintenanceReader::onAnswer(const core::ClusterId& cluster, api::ApiResult<api::MaintenanceAnswer> answer) {
    auto& record = m_records[cluster];
    const auto before = record.current;
    if (answer) {
        auto value = std::move(answer).value();
        succeed(record.freshness, m_clock.now());
        record.current = std::move(value.maintenance);
        record.unreadable = std::move(value.unreadable);
    } else {
        failed(record.freshness, answer.error(), m_clock.now());
    }
    if (!record.freshness.problem) {
        record.historyDue = record.historyDue || before != record.current; // the past changes when the present does
        if (isHistoryDue(record, m_clock.now())) {
            readHistory(cluster);
        }
    }
    Q_EMIT changed(cluster);
}

void MaintenanceReader::readHistory(const core::ClusterId& cluster) {
    m_records[cluster].historyFreshness.loading = true;
    m_historyCall =
        m_service.maintenanceHistory(cluster, api::MaintenanceService::longestHistory,
                                     [this, cluster](auto answer) { onHistory(cluster, std::move(answer)); });
}

void MaintenanceReader::onHistory(const core::ClusterId& cluster,
                                  api::ApiResult<core::PartialList<core::Maintenance>> answer) {
    auto& record = m_records[cluster];
    if (answer) {
        auto value = std::move(answer).value();
        succeed(record.historyFreshness, m_clock.now());
        record.history = std::move(value.items);
        sortHistory(record.history);
        record.historyDue = false;
        record.historyUnreadable = std::move(value.unreadable);
    } else {
        failed(record.historyFreshness, answer.error(), m_clock.now());
    }
    Q_EMIT changed(cluster);
}

const MaintenanceRecord* MaintenanceReader::record(const core::ClusterId& cluster) const {
    const auto at = m_records.find(cluster);
    return at == m_records.end() ? nullptr : &at->second;
}

} // namespace poolhouse::fleet
