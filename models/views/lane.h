// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/lane_apps.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// A pool of a plan as it is drawn: what it carries and what the apps need, in connections. laneGeometry() makes pixels
/// of it. Pure.
namespace poolhouse::views {

/// One instance, as wide as its connection limit.
struct LaneBlock {
    enum class Kind {
        Up,      ///< solid outline: there, and stays
        NotUp,   ///< there, but not up or of unknown status
        Added,   ///< dashed: by the plan
        Removed, ///< dotted and crossed out: by the plan
        Standby, ///< dotted: accepts no connections; as wide as the leader
    };
    Kind kind = Kind::Up;
    std::int64_t limit = 0; ///< connections; 0 when the limit of the level is unknown
    QString label;          ///< "L", "S", "1"
    QString explanation;    ///< "Instance 4: added by the plan"
    bool added = false;     ///< by the plan; of a standby too

    /// Its limit counts once the plan is applied.
    [[nodiscard]] bool accepts() const { return kind == Kind::Up || kind == Kind::NotUp || kind == Kind::Added; }
    friend bool operator==(const LaneBlock&, const LaneBlock&) = default;
};

/// A need of the apps inside a lane.
struct LaneNeed {
    std::size_t workload = 0; ///< index into the needs of the plan
    QString name;
    int colour = 0; ///< index into the palette; the same in the list of needs
    std::int64_t connections = 0;
    bool met = true;
    QString misfit; ///< "needs 64 GB": what does not fit its instances; empty: memory and vCPU do
    QString explanation;
    bool unknown = false; ///< whether it is met isn't known; `met` is false then

    friend bool operator==(const LaneNeed&, const LaneNeed&) = default;
};

/// A pool of the plan as it is drawn.
struct Lane {
    int row = -1; ///< index into PlannerView::rows; -1: a pool of the answer only
    QString name; ///< "Leader", "web-reads"
    int colour = 0;
    bool leader = false;
    std::vector<LaneBlock> blocks;         ///< accepting ones first, then the standby, then removed ones
    std::vector<std::int64_t> outline;     ///< limits of the live instances when their level changes; else empty
    std::vector<LaneNeed> needs;           ///< one after the other from the start of the lane
    std::optional<std::int64_t> limit;     ///< of the accepting blocks together; empty: unknown
    std::optional<std::int64_t> afterLoss; ///< with the largest of them lost; empty for the leader pool, or unknown
    std::optional<std::int64_t> usable;    ///< the most that needs may take with the margin; empty: unknown
    std::optional<std::int64_t> inUse;     ///< now; empty: unknown or a new pool
    std::optional<std::int64_t> peak;      ///< seen, not below `inUse`; empty: not seen for long enough
    QString use;                           ///< "in use 612, peak in 3 min 700"
    QString carries;                       ///< "800, 10 % margin kept: 720"
    QString loss;                          ///< "after losing one: 1,520"
    QString overflow;                      ///< "240 connections nowhere to go if its instance fails"; empty: none
    bool overflowUnknown = false;          ///< `overflow` says why the overflow is unknown
    QString changed;                       ///< what changed in the cluster during the drag; empty: nothing
    std::vector<std::int64_t> ghost;       ///< limits of the instances in the answer, when it is shown
    QString ghostText;                     ///< "2 × 4G-Performance: reports, nightly export"
    LaneApps apps;                         ///< who uses it, now and by the plan
    QString sentence;                      ///< all of it, for a screen reader

    friend bool operator==(const Lane&, const Lane&) = default;
};

} // namespace poolhouse::views
