// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/tone.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace poolhouse::plans {
class PlanExecutor;
} // namespace poolhouse::plans

namespace poolhouse::views {

/// One step of a plan that is being carried out.
struct PlanRunRow {
    QString number;
    QString title; ///< "Scale web-reads from 3 to 5 instances"
    text::Tone tone = text::Tone::Neutral;
    QString state;    ///< "waiting", "under way", "done"
    QString sentence; ///< what is to be said of it; empty: nothing

    friend bool operator==(const PlanRunRow&, const PlanRunRow&) = default;
};

/// How a plan comes along, in words and tones; the panel only draws it.
struct PlanRunView {
    QString title; ///< "Applying the plan: 1 of 3 steps done"; empty: no plan is being applied
    text::Tone tone = text::Tone::Neutral;
    std::vector<PlanRunRow> rows;
    QStringList details; ///< what went wrong, or how a cluster differs
    bool canPause = false;
    bool canResume = false;
    bool canStop = false;
    bool ended = false;       ///< nothing happens any more by itself
    bool canOpposite = false; ///< something was done, and there is a way back

    friend bool operator==(const PlanRunView&, const PlanRunView&) = default;
};

/// A run that never began gives an empty view.
[[nodiscard]] PlanRunView planRunView(const plans::PlanExecutor& run);

} // namespace poolhouse::views
