// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/text/tone.h"
#include "models/views/area_status.h"
#include "models/views/span.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace poolhouse::core {
struct Maintenance;
}

namespace poolhouse::fleet {
struct MaintenanceRecord;
}

namespace poolhouse::views {

/// A maintenance of the past: a row of the history.
struct PastMaintenance {
    QString started; ///< "2026-09-04 01:12 (2026-09-03 23:12 UTC)", "unknown"
    QString completed;
    QString duration; ///< "6 min", "unknown"
    QString state;    ///< "completed"
    QString purpose;  ///< "routine maintenance (changeover)", "unknown"

    friend bool operator==(const PastMaintenance&, const PastMaintenance&) = default;
};

/// Why each maintenance change can't be started now; empty: it can.
struct MaintenanceActions {
    std::optional<QString> run;
    std::optional<QString> move;
    std::optional<QString> window;
    std::optional<QString> upgrade; ///< of PostgreSQL; see whyNoUpgrade()

    friend bool operator==(const MaintenanceActions&, const MaintenanceActions&) = default;
};

/// View data of the Maintenance tab of a cluster.
struct MaintenanceView : AreaStatus {
    core::ClusterId cluster;
    QString partial;                       ///< what of the answers could not be read; else empty
    text::Tone tone = text::Tone::Unknown; ///< of the headline
    QString headline;                      ///< "Maintenance is scheduled for 2026-12-03 15:00 (14:00 UTC)."
    std::vector<FactRow> facts;            ///< "Required by: 2026-12-17 15:00 (14:00 UTC), in 19 days 3 h"
    QString rule;                          ///< what a maintenance that is coming does to apps; else empty
    MaintenanceActions actions;            ///< see maintenanceActions(); not of maintenanceView()
    bool pastCut = false;                  ///< there may be more than the API lists
    std::vector<PastMaintenance> past;     ///< the newest first
    QString pastNote;                      ///< in place of a past that is empty or was not read; else empty

    friend bool operator==(const MaintenanceView&, const MaintenanceView&) = default;
};

/// What the clocks say.
struct MaintenanceClocks {
    core::Instant now;                  ///< as records are dated
    std::chrono::milliseconds shift{0}; ///< what the machine's clock was set ahead by since the start; see core::Clock
    std::chrono::minutes offset{0};     ///< of the local clock now, ahead of UTC: the weekly window is shown in both

    /// Now, by the API's times, which are right by whatever clock.
    [[nodiscard]] core::Instant stated() const { return now + shift; }
};

/// Bad: overdue.
[[nodiscard]] text::Tone maintenanceTone(const core::Maintenance& maintenance, const MaintenanceClocks& clocks);
/// The deadline, which must be known, with what is left of it, or how long it has passed: "2026-12-17 15:00 (14:00
/// UTC), in 19 days 3 h". One that runs meets it.
[[nodiscard]] QString maintenanceDeadline(const core::Maintenance& maintenance, const MaintenanceClocks& clocks);
/// Pure. `record` may be null: nothing was asked for yet.
[[nodiscard]] MaintenanceView maintenanceView(const core::ClusterId& cluster, const fleet::MaintenanceRecord* record,
                                              const MaintenanceClocks& clocks);

} // namespace poolhouse::views
