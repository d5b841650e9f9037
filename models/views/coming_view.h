// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/text/tone.h"
#include "models/views/area_status.h"
#include "models/views/maintenance_view.h"

#include <QString>

#include <vector>

namespace poolhouse::fleet {
struct ComingRecord;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::views {

/// An instant by the local clock, and how far it is away.
struct ComingTime {
    QString at;   ///< "2026-12-03 15:00", "running since", "unknown"
    QString span; ///< "in 3 days", "overdue by 2 h", "14:05"; may be empty
    QString text; ///< both: "2026-12-03 15:00, in 3 days", "running since 14:05"

    friend bool operator==(const ComingTime&, const ComingTime&) = default;
};

/// A maintenance that is planned or running.
struct ComingRow {
    core::ClusterId cluster;
    ComingTime when;
    QString clusterName;
    QString app;
    QString what; ///< "routine maintenance (changeover)", "unknown"
    ComingTime deadline;
    QString window; ///< "Thursdays 22:00 to Fridays 02:00 UTC"
    QString state;  ///< "pending"
    QString detail; ///< sentences with all times by the local clock and by UTC
    text::Tone tone = text::Tone::Unknown;
    bool stale = false; ///< what is known of its app is

    friend bool operator==(const ComingRow&, const ComingRow&) = default;
};

/// View data of the page of upcoming maintenance. Its age is that of the app that was read the longest ago.
struct ComingView : AreaStatus {
    text::Tone tone = text::Tone::Unknown; ///< of the headline
    QString headline;                      ///< "3 planned · next 2026-12-03 15:00, in 3 days"
    QString partial;                       ///< what of the answers could not be read; else empty
    std::vector<ComingRow> rows;           ///< what runs, then by date

    friend bool operator==(const ComingView&, const ComingView&) = default;
};

/// Pure. Of the clusters of the store only: the API lists the maintenances of other add-ons as well. `records`: one for
/// each app that has clusters. `held`: no more of them are read for now.
[[nodiscard]] ComingView comingView(const fleet::Store& store, const std::vector<fleet::ComingRecord>& records,
                                    const MaintenanceClocks& clocks, bool held = false);

} // namespace poolhouse::views
