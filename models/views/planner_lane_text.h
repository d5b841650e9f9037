// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/needs_fit.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/views/lane.h"

#include <QString>
#include <QStringList>

#include <optional>

/// Words of a lane. Pure.
namespace poolhouse::views::planner {

/// What the connections that needs may take are made of.
struct LaneMargin {
    int hundredths = 0;
    bool survives = false;   ///< it stays free of what is left with an instance lost
    bool countsLoss = false; ///< with or without a margin, needs are to fit with an instance lost
    int instances = 0;       ///< that accept connections
};

/// "in use 612, peak in 3 min 700"
[[nodiscard]] QString laneUse(std::optional<int> used, const std::optional<fleet::Peak>& peak, core::Instant now);
/// "800, 10% margin kept: 720", "800 connections", "limit unknown", "accepts no connections"
[[nodiscard]] QString laneCarries(const Lane& lane, const LaneMargin& margin);
/// "after losing one: 1,520"; empty when there is none to lose, or the limit is unknown.
[[nodiscard]] QString laneLoss(const Lane& lane);
/// What does not fit, of all needs in the lane: "240 connections nowhere to go if its instance fails"; or why that
/// is unknown.
void addOverflow(Lane& lane, const LaneMargin& margin, const std::vector<core::WorkloadFit>& workloads);
/// "needs 64 GB"; empty when its instances are large enough.
[[nodiscard]] QString needMisfit(const core::Workload& workload, const core::WorkloadFit& fit);
/// "reports: 240 connections", "reports: 240 connections, needs 64 GB, its instances have 16 GB". `whyNot` is empty for
/// a need that is met, else text::needVerdict().
[[nodiscard]] QString needExplanation(const LaneNeed& need, const std::optional<QString>& whyNot);
/// "2 × 4G-Performance: reports, nightly export", "8G-Performance with standby"
[[nodiscard]] QString ghostText(const core::PoolShape& shape, const std::vector<std::string>& workloads);
/// All of a lane, for a screen reader. `shape` is what the plan makes of the pool; null: nothing.
[[nodiscard]] QString laneSentence(const Lane& lane, const core::PoolShape* shape);

} // namespace poolhouse::views::planner
