// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/core/plan_impact.h"
#include "models/store.h"
#include "models/tone.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

/// What the planner shows of one cluster's plan: words and figures ready to be shown. Pure, and fast enough for every
/// keystroke.
namespace poolhouse::models {

/// One pool: as it is wanted, or one that goes.
struct PlannerRow {
    core::PoolShape shape; ///< wanted; for one that goes, live
    bool removed = false;
    bool fresh = false;  ///< not there yet
    int least = 0;       ///< count
    int most = 0;        ///< count, with what the other pools want (rule 4)
    QString badge;       ///< "new", "+2 instances", "level changed", "destroyed"; empty: as it is
    QString connections; ///< "1,140 → 1,900", "380", "unknown"
    QString monthly;     ///< "$450.00 → $750.00", "price unknown"
    QString problem;     ///< the rule that it breaks; empty: none

    friend bool operator==(const PlannerRow&, const PlannerRow&) = default;
};

struct PlannerStep {
    QString title;
    QString cost; ///< "+$300.00", "unknown"
    bool lowersCapacity = false;
    bool forced = false;
    bool undoable = true;

    friend bool operator==(const PlannerStep&, const PlannerStep&) = default;
};

struct PlannerFigure {
    QString label;
    QString live;
    QString plan;
    QString change; ///< empty: nothing changes

    friend bool operator==(const PlannerFigure&, const PlannerFigure&) = default;
};

struct PlannerWarning {
    QString sentence;
    Tone tone = Tone::Attention;

    friend bool operator==(const PlannerWarning&, const PlannerWarning&) = default;
};

struct PlannerView {
    std::vector<PlannerRow> rows;   ///< leader, then the wanted in their order, then those that go
    std::vector<PlannerStep> steps; ///< in the order in which they will run; empty while a rule is broken
    std::vector<PlannerFigure> figures;
    std::vector<PlannerWarning> warnings;
    QString total;     ///< "+$250.00/month"
    QString room;      ///< "7 of 13 follower instances, 3 of 5 pools"
    QString whyNotAdd; ///< why there can be no more pool (rule 1); empty when there can
    bool valid = true; ///< it can be reviewed and applied

    friend bool operator==(const PlannerView&, const PlannerView&) = default;
};

/// Prices are those of the plan's tier.
[[nodiscard]] PlannerView plannerView(const core::ClusterPlan& plan, const core::Catalog& catalog,
                                      const core::PriceList& prices);

/// A plan for a cluster as the store has it, wanting what there is; empty while its details are not known.
[[nodiscard]] std::optional<core::ClusterPlan> planOf(const Store& store, const core::ClusterId& cluster);

} // namespace poolhouse::models
