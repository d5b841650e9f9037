// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/migration_reader.h"

#include "models/fleet/cluster_record.h"
#include "models/fleet/store.h"

#include <algorithm>
#include <utility>

namespace poolhouse::fleet {

core::AppId appOfSources(const ClusterRecord& cluster) {
    return cluster.summary.app.id.empty() && cluster.info ? cluster.info->app.id : cluster.summary.app.id;
}

MigrationReader::MigrationReader(api::MigrationService& service, const Store& store, const core::Clock& clock,
                                 std::function<bool()> mayAsk, QObject* parent)
    : AreaReader(clock, std::move(mayAsk), parent), m_service(service), m_store(store) {}

const MigrationRecord* MigrationReader::record(const core::ClusterId& cluster) const {
    const auto at = m_records.find(cluster);
    return at == m_records.end() ? nullptr : &at->second;
}

std::vector<core::ClusterId> MigrationReader::takenBesides(const core::ClusterId& cluster) const {
    std::vector<core::ClusterId> taken;
    for (const auto& [target, known] : m_records) {
        const bool isCurrent = m_store.cluster(target) != nullptr && known.freshness.readAt &&
                               now() - *known.freshness.readAt <= quietInterval;
        if (target != cluster && isCurrent && known.migration && core::isActive(known.migration->state.known)) {
            taken.push_back(known.migration->source);
        }
    }
    return taken;
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
    m_calls.erase(cluster);
    m_sourcesCalls.erase(cluster);
    if (const auto at = m_records.find(cluster); at != m_records.end()) {
        at->second.freshness.loading = false;
        at->second.sourcesFreshness.loading = false;
    }
}

void MigrationReader::expire(const core::ClusterId& cluster) {
    if (const auto at = m_records.find(cluster); at != m_records.end()) {
        at->second.sourcesFreshness.readAt.reset();
        at->second.sourcesAskedAt.reset();
    }
}

void MigrationReader::dropRecords() {
    m_calls.clear();
    m_sourcesCalls.clear();
    m_records.clear();
}

void MigrationReader::read(const core::ClusterId& cluster) {
    m_records[cluster].freshness.loading = true;
    m_calls[cluster] =
        m_service.migration(cluster, [this, cluster](auto answer) { onMigration(cluster, std::move(answer)); });
    Q_EMIT changed(cluster);
}

void MigrationReader::onMigration(const core::ClusterId& cluster, api::ApiResult<api::MigrationAnswer> answer) {
    auto& record = m_records[cluster];
    if (answer) {
        auto value = std::move(answer).value();
        succeed(record.freshness);
        record.migration = std::move(value.migration);
        record.unreadable = std::move(value.unreadable);
        if (areSourcesDue(record)) {
            readSources(cluster);
        }
    } else {
        fail(record.freshness, answer.error());
    }
    Q_EMIT changed(cluster);
}

/// As often as what is quiet, and after failures.
bool MigrationReader::areSourcesDue(const MigrationRecord& record) const {
    const auto& read = record.sourcesFreshness;
    if (const auto pause = pauseAfterFailure(read); pause && record.sourcesAskedAt) {
        return now() - *record.sourcesAskedAt >= *pause - tickInterval;
    }
    return !read.everRead() || now() - *read.readAt >= quietInterval - tickInterval;
}

/// Without an app there are none to choose from.
void MigrationReader::readSources(const core::ClusterId& cluster) {
    const auto* known = m_store.cluster(cluster);
    const auto app = known != nullptr ? appOfSources(*known) : core::AppId();
    if (app.empty()) {
        return;
    }
    auto& record = m_records[cluster];
    record.sourcesFreshness.loading = true;
    record.sourcesAskedAt = now();
    m_sourcesCalls[cluster] =
        m_service.classicDatabases(app, [this, cluster](auto answer) { onSources(cluster, std::move(answer)); });
}

void MigrationReader::onSources(const core::ClusterId& cluster,
                                api::ApiResult<core::PartialList<core::ClassicDatabase>> answer) {
    auto& record = m_records[cluster];
    if (answer) {
        auto value = std::move(answer).value();
        succeed(record.sourcesFreshness);
        record.sources = std::move(value.items);
        record.sourcesUnreadable = std::move(value.unreadable);
    } else {
        fail(record.sourcesFreshness, answer.error());
    }
    Q_EMIT changed(cluster);
}

} // namespace poolhouse::fleet
