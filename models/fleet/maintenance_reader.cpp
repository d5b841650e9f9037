// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/maintenance_reader.h"

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

namespace {

/// The API does not say in which order they come.
void sortHistory(std::vector<core::Maintenance>& history) {
    std::stable_sort(history.begin(), history.end(), [](const core::Maintenance& a, const core::Maintenance& b) {
        return a.startedAt.value_or(core::Instant::min()) > b.startedAt.value_or(core::Instant::min());
    });
}

} // namespace

MaintenanceReader::MaintenanceReader(api::MaintenanceService& service, const core::Clock& clock,
                                     std::function<bool()> mayAsk, QObject* parent)
    : AreaReader(clock, std::move(mayAsk), parent), m_service(service) {}

bool MaintenanceReader::isReading(const core::ClusterId& cluster) const {
    const auto* known = record(cluster);
    return known != nullptr && (known->freshness.loading || known->historyFreshness.loading);
}

std::chrono::milliseconds MaintenanceReader::paceOf(const MaintenanceRecord& record) {
    using State = core::MaintenanceState;
    switch (record.current ? record.current->state.known : State::Unknown) {
    case State::Running: return runningInterval;
    case State::Preparing:
    case State::Ready: return preparedInterval;
    case State::Unknown:
    case State::None:
    case State::Pending:
    case State::Completed: break;
    }
    return quietInterval;
}

/// A history that fails brings the next reading forward, and never puts it off.
std::chrono::milliseconds MaintenanceReader::interval(const core::ClusterId& cluster) const {
    const auto* known = record(cluster);
    if (known == nullptr) {
        return quietInterval;
    }
    const auto pace = paceOf(*known);
    return pauseAfterFailure(known->freshness)
        .value_or(std::min(pace, pauseAfterFailure(known->historyFreshness).value_or(pace)));
}

/// When the present changes, as often as what is quiet, and after failures.
bool MaintenanceReader::isHistoryDue(const MaintenanceRecord& record) const {
    const auto& read = record.historyFreshness;
    if (const auto pause = pauseAfterFailure(read); pause && record.historyAskedAt) {
        return now() - *record.historyAskedAt >= *pause - tickInterval;
    }
    return record.historyDue || !read.everRead() || now() - *read.readAt >= quietInterval - tickInterval;
}

void MaintenanceReader::stopReading(const core::ClusterId& cluster) {
    m_calls.erase(cluster);
    m_historyCalls.erase(cluster);
    if (const auto at = m_records.find(cluster); at != m_records.end()) {
        at->second.freshness.loading = false;
        at->second.historyFreshness.loading = false;
    }
}

void MaintenanceReader::expire(const core::ClusterId& cluster) {
    auto& record = m_records[cluster];
    record.historyDue = true;
    record.historyAskedAt.reset();
}

void MaintenanceReader::dropRecords() {
    m_calls.clear();
    m_historyCalls.clear();
    m_records.clear();
}

void MaintenanceReader::read(const core::ClusterId& cluster) {
    m_records[cluster].freshness.loading = true;
    m_calls[cluster] =
        m_service.maintenance(cluster, [this, cluster](auto answer) { onAnswer(cluster, std::move(answer)); });
    Q_EMIT changed(cluster);
}

void MaintenanceReader::onAnswer(const core::ClusterId& cluster, api::ApiResult<api::MaintenanceAnswer> answer) {
    auto& record = m_records[cluster];
    const auto before = record.current;
    if (answer) {
        auto value = std::move(answer).value();
        succeed(record.freshness);
        record.current = std::move(value.maintenance);
        record.unreadable = std::move(value.unreadable);
    } else {
        fail(record.freshness, answer.error());
    }
    if (!record.freshness.problem) {
        record.historyDue = record.historyDue || before != record.current; // the past changes when the present does
        if (isHistoryDue(record)) {
            readHistory(cluster);
        }
    }
    Q_EMIT changed(cluster);
}

void MaintenanceReader::readHistory(const core::ClusterId& cluster) {
    auto& record = m_records[cluster];
    record.historyFreshness.loading = true;
    record.historyAskedAt = now();
    m_historyCalls[cluster] =
        m_service.maintenanceHistory(cluster, api::MaintenanceService::longestHistory,
                                     [this, cluster](auto answer) { onHistory(cluster, std::move(answer)); });
}

void MaintenanceReader::onHistory(const core::ClusterId& cluster,
                                  api::ApiResult<core::PartialList<core::Maintenance>> answer) {
    auto& record = m_records[cluster];
    if (answer) {
        auto value = std::move(answer).value();
        succeed(record.historyFreshness);
        record.history = std::move(value.items);
        sortHistory(record.history);
        record.historyDue = false;
        record.historyUnreadable = std::move(value.unreadable);
    } else {
        fail(record.historyFreshness, answer.error());
    }
    Q_EMIT changed(cluster);
}

const MaintenanceRecord* MaintenanceReader::record(const core::ClusterId& cluster) const {
    const auto at = m_records.find(cluster);
    return at == m_records.end() ? nullptr : &at->second;
}

} // namespace poolhouse::fleet
