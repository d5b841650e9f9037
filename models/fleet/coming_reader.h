// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/maintenance_service.h"
#include "models/core/cluster.h"
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

class Store;

/// What the API said of the maintenances of an app that has clusters.
struct ComingRecord {
    core::App app;
    std::optional<std::vector<core::Maintenance>> maintenances; ///< of the last valid answer; empty: never read
    Freshness freshness;
    std::vector<core::Unreadable> unreadable{}; ///< of the last valid answer
};

/// Reads the maintenances of the whole fleet while its page is in front: one request per app, one after another. A
/// record per app: one that fails hides nothing of the others. GUI thread only. tick() does what is due: a timer calls
/// it, and a test that moves a manual clock.
class ComingReader : public QObject {
    Q_OBJECT
public:
    /// Of many apps the calls would use up the API's budget: this is the mean time between two of them, at least.
    static constexpr std::chrono::seconds leastPerApp{3};

    /// All outlive the reader. What was asked is asked again by itself only while `mayAsk` says so: not while offline,
    /// hidden or out of calls; empty: always.
    ComingReader(api::MaintenanceService& service, const Store& store, const core::Clock& clock,
                 std::function<bool()> mayAsk = {}, QObject* parent = nullptr);

    /// Between two readings of an app that succeed, among so many.
    [[nodiscard]] static std::chrono::milliseconds paceOf(std::size_t apps);
    /// One for each app of the fleet that has clusters, in the order of the store; never read ones included.
    [[nodiscard]] std::vector<ComingRecord> records() const;

    void follow(bool inFront);                   ///< whether the page is
    void refresh();                              ///< all are due now, if the page is in front
    void demand(const core::ClusterId& cluster); ///< it has changed: its app is due, with the page in front
    [[nodiscard]] bool isHeld() const;           ///< in front, and not allowed to ask
    void forget();                               ///< for another account: drops all
    void tick();

Q_SIGNALS:
    void changed(); ///< any record

private:
    struct Reading {
        ComingRecord record;
        std::optional<core::Instant> askedAt; ///< empty: due
    };

    [[nodiscard]] bool isDue(const core::AppId& app, std::size_t apps) const;
    void stopReading();
    void dropLost(); ///< apps that left the fleet
    void read(const core::App& app);
    void onAnswer(const core::AppId& app, api::ApiResult<core::PartialList<core::Maintenance>> answer);
    void failDue(const api::ApiError& error);

    api::MaintenanceService& m_service;
    const Store& m_store;
    const core::Clock& m_clock;
    std::function<bool()> m_mayAsk;
    std::map<core::AppId, Reading> m_readings;
    bool m_inFront = false;
    std::optional<core::AppId> m_reading; ///< the one that is being read
    api::Call m_call;
};

} // namespace poolhouse::fleet
