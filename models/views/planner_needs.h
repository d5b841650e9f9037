// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/needs_fit.h"
#include "models/text/tone.h"

#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

/// What the apps need, beside the plan that has to carry it. Pure.
namespace poolhouse::views {

/// Number of colours in the palette.
inline constexpr std::size_t needColours = 6;
/// Index into the palette for a workload of the plan, the same in list, lanes and answer.
[[nodiscard]] constexpr int needColour(std::size_t workload) {
    return static_cast<int>((workload + 1) % needColours); // 0 is that of the leader pool
}

/// One workload as a row.
struct NeedRow {
    bool met = true;
    bool unknown = false; ///< whether it is met isn't known; `met` is false then
    QString name;
    int colour = 0;      ///< index into the palette; the same in the lanes
    QString factors;     ///< "26 × 5 × 10"; empty: a plain number
    QString connections; ///< "1,300", grown
    QString pool;        ///< where it is: "web-reads", "any: reads" while it is not pinned, "leader"
    QString verdict; ///< "12 connections over the margin", "240 connections nowhere to go if its instance fails", "met"
    std::optional<QString> problem; ///< what is wrong with the entry itself: "Two workloads are named "web"."
    bool observed = false;

    friend bool operator==(const NeedRow&, const NeedRow&) = default;
};

inline constexpr int mostShownGrowth = 300; ///< percent

struct PlannerNeeds {
    core::NeedsFit fit; ///< of the wanted shapes, with the growth; indices are those of PlannedCluster::pools that stay
    std::vector<NeedRow> rows;          ///< in the order of the plan's workloads
    QString metLive;                    ///< "1 of 4": by the cluster as it is; empty: no needs
    QString met;                        ///< "2 of 4"; empty: no needs
    int margin = core::attentionMargin; ///< hundredths
    int growth = 0;                     ///< percent, of a slider; not part of the plan
    /// "This plan carries 46% more.", "This plan doesn't carry the needs as they are."; empty: no needs.
    QString carries;
    /// What is cheapest with the growth, why nothing carries it, or that it is searched for; empty: growth 0, or not
    /// searched for yet. "With 50% more the cheapest is 5 × 4G-Performance: $1,658.40/month · ..."
    QString nextShape;
    bool seekingNext = false; ///< `nextShape` is searched for
    QString note; ///< why the needs are judged only in part: more workloads than can be compared; empty: they are

    friend bool operator==(const PlannerNeeds&, const PlannerNeeds&) = default;
};

} // namespace poolhouse::views
