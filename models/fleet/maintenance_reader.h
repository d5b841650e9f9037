// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/maintenance_service.h"
#include "models/fleet/area_reader.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace poolhouse::fleet {

/// What the API said of the maintenance of a cluster.
struct MaintenanceRecord {
    std::optional<core::Maintenance> current; ///< of the last valid answer; empty: never read
    Freshness freshness;                      ///< of `current`
    std::vector<core::Maintenance> history;   ///< past ones by start, the latest first; those without a start last
    Freshness historyFreshness;
    bool historyDue = true;                            ///< with the next answer for `current`
    std::optional<core::Instant> historyAskedAt{};     ///< empty: not since the last refresh
    std::vector<core::Unreadable> unreadable{};        ///< of the last answer for `current`
    std::vector<core::Unreadable> historyUnreadable{}; ///< of the last answer for `history`
};

/// Reads the maintenance of the cluster in view: every few seconds while one runs.
class MaintenanceReader final : public AreaReader {
public:
    static constexpr std::chrono::seconds preparedInterval{60}; ///< while one is prepared, or ready to run
    static constexpr std::chrono::seconds runningInterval{15};

    /// The service outlives the reader as well; see AreaReader.
    MaintenanceReader(api::MaintenanceService& service, const core::Clock& clock, std::function<bool()> mayAsk = {},
                      QObject* parent = nullptr);

    /// Between two readings that succeed, for what is known.
    [[nodiscard]] static std::chrono::milliseconds paceOf(const MaintenanceRecord& record);
    [[nodiscard]] const MaintenanceRecord* record(const core::ClusterId& cluster) const; ///< null: never asked for

private:
    [[nodiscard]] bool isReading(const core::ClusterId& cluster) const override;
    [[nodiscard]] std::chrono::milliseconds interval(const core::ClusterId& cluster) const override;
    void read(const core::ClusterId& cluster) override;
    void stopReading(const core::ClusterId& cluster) override;
    void expire(const core::ClusterId& cluster) override;
    void dropRecords() override;
    void readHistory(const core::ClusterId& cluster);
    void onAnswer(const core::ClusterId& cluster, api::ApiResult<api::MaintenanceAnswer> answer);
    void onHistory(const core::ClusterId& cluster, api::ApiResult<core::PartialList<core::Maintenance>> answer);

    [[nodiscard]] bool isHistoryDue(const MaintenanceRecord& record) const;

    api::MaintenanceService& m_service;
    std::map<core::ClusterId, MaintenanceRecord> m_records;
    std::map<core::ClusterId, api::Call> m_calls;
    std::map<core::ClusterId, api::Call> m_historyCalls;
};

} // namespace poolhouse::fleet
