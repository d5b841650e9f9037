// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/text/tone.h"
#include "models/views/span.h"

#include <QString>

#include <chrono>
#include <vector>

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

/// View data of the Maintenance tab of a cluster.
struct MaintenanceView {
    enum class State { Loading, Failed, Read }; ///< Failed: never read

    core::ClusterId cluster;
    State state = State::Loading;
    QString age;                           ///< "Maintenance read 4 s ago"; empty while it was never read
    QString problem;                       ///< why it could not be read, or not any more; else empty
    QString partial;                       ///< what of the answers could not be read; else empty
    text::Tone tone = text::Tone::Unknown; ///< of the headline
    QString headline;                      ///< "Maintenance is planned for 2026-12-03 15:00 (14:00 UTC)."
    std::vector<FactRow> facts;            ///< "Must run by: 2026-12-17 15:00 (14:00 UTC), in 19 days 3 h"
    std::vector<PastMaintenance> past;     ///< the newest first
    QString pastNote;                      ///< in place of a past that is empty or was not read; else empty

    friend bool operator==(const MaintenanceView&, const MaintenanceView&) = default;
};

/// Pure. `record` may be null: nothing was asked for yet. `now`: the current time; `offset`: of the local clock then,
/// ahead of UTC, which the window of each week is told by beside UTC.
[[nodiscard]] MaintenanceView maintenanceView(const core::ClusterId& cluster, const fleet::MaintenanceRecord* record,
                                              core::Instant now, std::chrono::minutes offset);

} // namespace poolhouse::views
