// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/migration_service.h"
#include "models/fleet/area_reader.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace poolhouse::fleet {

class Store;

/// What the API said of migrations into a cluster.
struct MigrationRecord {
    std::optional<core::Migration> migration;     ///< the newest, of the last valid answer; empty: none, or never read
    Freshness freshness;                          ///< of `migration`
    std::vector<core::ClassicDatabase> sources{}; ///< of the cluster's app
    Freshness sourcesFreshness{};
    std::optional<core::Instant> sourcesAskedAt{};     ///< empty: not since the last refresh
    std::vector<core::Unreadable> unreadable{};        ///< of the last answer for `migration`
    std::vector<core::Unreadable> sourcesUnreadable{}; ///< of the last answer for `sources`
};

struct ClusterRecord;

/// The app whose databases can be migrated into the cluster; empty: unknown.
[[nodiscard]] core::AppId appOfSources(const ClusterRecord& cluster);

/// Reads the migration into the cluster in view, and which databases could be migrated: every few seconds while the API
/// works on one.
class MigrationReader final : public AreaReader {
public:
    static constexpr std::chrono::seconds readyInterval{60};
    static constexpr std::chrono::seconds workingInterval{10};

    /// Service and store outlive the reader as well; see AreaReader.
    MigrationReader(api::MigrationService& service, const Store& store, const core::Clock& clock,
                    std::function<bool()> mayAsk = {}, QObject* parent = nullptr);

    /// Between two readings that succeed, for what is known.
    [[nodiscard]] static std::chrono::milliseconds paceOf(const MigrationRecord& record);
    [[nodiscard]] const MigrationRecord* record(const core::ClusterId& cluster) const; ///< null: never asked for
    /// Databases that are being migrated into another cluster that exists, as far as that was read in the last five
    /// minutes.
    [[nodiscard]] std::vector<core::ClusterId> takenBesides(const core::ClusterId& cluster) const;

private:
    [[nodiscard]] bool isReading(const core::ClusterId& cluster) const override;
    [[nodiscard]] std::chrono::milliseconds interval(const core::ClusterId& cluster) const override;
    void read(const core::ClusterId& cluster) override;
    void stopReading(const core::ClusterId& cluster) override;
    void expire(const core::ClusterId& cluster) override;
    void dropRecords() override;
    void onMigration(const core::ClusterId& cluster, api::ApiResult<api::MigrationAnswer> answer);
    [[nodiscard]] bool areSourcesDue(const MigrationRecord& record) const;
    void readSources(const core::ClusterId& cluster);
    void onSources(const core::ClusterId& cluster, api::ApiResult<core::PartialList<core::ClassicDatabase>> answer);

    api::MigrationService& m_service;
    const Store& m_store;
    std::map<core::ClusterId, MigrationRecord> m_records;
    std::map<core::ClusterId, api::Call> m_calls;
    std::map<core::ClusterId, api::Call> m_sourcesCalls;
};

} // namespace poolhouse::fleet
