// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/migration_reader.h"

#include "models/fleet/store.h"

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

MigrationReader::MigrationReader(api::MigrationService& service, const Store& store, const core::Clock& clock,
                                 std::function<bool()> mayAsk, QObject* parent)
    : AreaReader(clock, std::move(mayAsk), parent), m_service(service), m_store(store) {}

const MigrationRecord* MigrationReader::record(const core::ClusterId& cluster) const {
    const auto at = m_records.find(cluster);
    return at == m_records.end() ? nullptr : &at->second;
}

bool MigrationReader::isReading(const core::ClusterId& cluster) const {
    const auto* known = record(cluster);
    return known != nullptr && (known->freshness.loading || known->sourcesFreshness.loading);
}

std::chrono::milliseconds MigrationReader::paceOf(const MigrationRecord& record) {
    const auto state = record.migration ? record.migration->state.known : core::MigrationState::Completed;
    return core::isOver(state)                    ? std::chrono::milliseconds(quietInterval)
           : state == core::MigrationState::Ready ? std::chrono::milliseconds(readyInterval)
                                                  : std::chrono::milliseconds(workingInterval);
}

/// A list of databases that fails brings the next reading forward, and never puts it off.
std::chrono::milliseconds MigrationReader::interval(const core::ClusterId& cluster) const {
    const auto* known = record(cluster);
    if (known == nullptr) {
        return quietInterval;
    }
    const auto pace = paceOf(*known);
    return pauseAfterFailure(known->freshness)
        .value_or(std::min(pace, pauseAfterFailure(known->sourcesFreshness).value_or(pace)));
}

void MigrationReader::stopReading(const core::ClusterId& cluster) {
    m_call.cancel();
    m_sourcesCall.cancel();
    if (const auto at = m_records.find(cluster); at != m_records.end()) {
        at->second.freshness.loading = false;
        at->second.sourcesFreshness.loading = false;
    }
}

void MigrationReader::expire(const core::ClusterId& cluster) {
    if (const auto at = m_records.find(cluster); at != m_records.end()) {
        at->second.sourcesFreshness.readAt.reset();
    }
}

void MigrationReader::dropRecords() {
    m_call.cancel();
    m_sourcesCall.cancel();
    m_records.clear();
}

void MigrationReader::read(const core::ClusterId& cluster) {
    m_records[cluster].freshness.loading = true;
    m_call = m_service.migration(cluster, [this, cluster](auto answer) { onMigration(cluster, std::move(answer)); });
    Q_EMIT changed(cluster);
}

void MigrationReader::onMigration(const core::ClusterId& cluster, api::ApiResult<api::MigrationAnswer> answer) {
    auto& record = m_records[cluster];
    if (answer) {
        auto value = std::move(answer).value();
        succeed(record.freshness);
        record.migration = std::move(value.migration);
        record.unreadable = std::move(value.unreadable);
        const auto& sources = record.sourcesFreshness;
        if (!sources.everRead() || now() - *sources.readAt >= quietInterval) {
            readSources(cluster);
        }
    } else {
        fail(record.freshness, answer.error());
    }
    Q_EMIT changed(cluster);
}

/// Without an app there are none to choose from.
void MigrationReader::readSources(const core::ClusterId& cluster) {
    const auto* known = m_store.cluster(cluster);
    if (known == nullptr || known->summary.app.id.empty()) {
        return;
    }
    m_records[cluster].sourcesFreshness.loading = true;
    m_sourcesCall = m_service.classicDatabases(known->summary.app.id,
                                               [this, cluster](auto answer) { onSources(cluster, std::move(answer)); });
}

void MigrationReader::onSources(const core::ClusterId& cluster,
                                api::ApiResult<core::PartialList<core::ClassicDatabase>> answer) {
    auto& record = m_records[cluster];
    if (answer) {
        auto value = std::move(answer).value();
        succeed(record.sourcesFreshness);
        record.sources = std::move(value.items);
        record.unreadable.insert(record.unreadable.end(), value.unreadable.begin(), value.unreadable.end());
    } else {
        fail(record.sourcesFreshness, answer.error());
    }
    Q_EMIT changed(cluster);
}

} // namespace poolhouse::fleet
