// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/maintenance_service.h"
#include "models/core/instant.h"
#include "models/fleet/freshness.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {

/// What the API said of the maintenance of a cluster.
struct MaintenanceRecord {
    std::optional<core::Maintenance> current; ///< of the last valid answer; empty: never read
    Freshness freshness;                      ///< of `current`
    std::vector<core::Maintenance> history;   ///< past ones by start, the latest first; those without a start last
    Freshness historyFreshness;
    bool historyDue = true;                            ///< with the next answer for `current`
    std::vector<core::Unreadable> unreadable{};        ///< of the last answer for `current`
    std::vector<core::Unreadable> historyUnreadable{}; ///< of the last answer for `history`
};

/// Reads the maintenance of the cluster in view: at once, then every few minutes, every few seconds while one runs. The
/// lists of the poller don't have it, and a call for each cluster would use up the API's budget. GUI thread only.
/// tick() does what is due: a timer calls it, and a test that moves a manual clock.
class MaintenanceReader : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds quietInterval{300};
    static constexpr std::chrono::seconds preparedInterval{60}; ///< while one is prepared, or ready to run
    static constexpr std::chrono::seconds runningInterval{15};
    static constexpr std::chrono::seconds retryInterval{
        60}; ///< after a failure that may pass, if the API asks for no more

    /// All outlive the reader. What was asked once is asked again by itself only while `mayAsk` says so: not while
    /// offline or hidden; empty: always.
    MaintenanceReader(api::MaintenanceService& service, const core::Clock& clock, std::function<bool()> mayAsk = {},
                      QObject* parent = nullptr);

    /// The cluster whose maintenance is in view; empty: none, nothing is read.
    void follow(const std::optional<core::ClusterId>& cluster);
    void refresh(); ///< all of the one that is followed is due now
    void forget();  ///< for another account: drops all
    void tick();
    [[nodiscard]] const MaintenanceRecord* record(const core::ClusterId& cluster) const; ///< null: never asked for

Q_SIGNALS:
    void changed(const poolhouse::core::ClusterId& cluster); ///< its record

private:
    void read(const core::ClusterId& cluster);
    void readHistory(const core::ClusterId& cluster);
    void onAnswer(const core::ClusterId& cluster, api::ApiResult<api::MaintenanceAnswer> answer);
    void onHistory(const core::ClusterId& cluster, api::ApiResult<core::PartialList<core::Maintenance>> answer);

    api::MaintenanceService& m_service;
    const core::Clock& m_clock;
    std::function<bool()> m_mayAsk;
    std::map<core::ClusterId, MaintenanceRecord> m_records;
    std::map<core::ClusterId, core::Instant> m_asked; ///< when each was last asked for; absent: due
    std::optional<core::ClusterId> m_followed;
    api::Call m_call;
    api::Call m_historyCall;
};

} // namespace poolhouse::fleet
