// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"
#include "models/text/tone.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::plans {
class PlanExecution;
class PlanExecutor;
} // namespace poolhouse::plans

namespace poolhouse::views {

/// One step of a plan that is applied.
struct PlanRunRow {
    QString number;
    QString title; ///< "Scale web-reads from 3 to 5 instances"
    text::Tone tone = text::Tone::Neutral;
    QString state;                   ///< "waiting", "in progress", "done"
    std::optional<QString> sentence; ///< progress, result or refusal

    friend bool operator==(const PlanRunRow&, const PlanRunRow&) = default;
};

/// Execution progress as text and tones; the panel only draws it.
struct PlanRunView {
    QString title;   ///< "Applying the plan: 1 of 3 steps done"; empty: no plan is being applied
    QString outcome; ///< planOutcome() once it is applied; empty before, and when unknown
    text::Tone tone = text::Tone::Neutral;
    std::vector<PlanRunRow> rows;
    QStringList details; ///< what went wrong, or how a cluster differs
    bool canPause = false;
    bool canResume = false;
    bool canStop = false;
    bool ended = false;          ///< nothing happens without further input
    bool canOpenInverse = false; ///< some step was completed

    friend bool operator==(const PlanRunView&, const PlanRunView&) = default;
};

/// Empty before start().
[[nodiscard]] PlanRunView planRunView(const plans::PlanExecutor& run);
/// The plan being applied or left over, on the page of `cluster`: the title of a plan for others names them.
[[nodiscard]] PlanRunView planRunView(const plans::PlanExecution& execution, const core::ClusterId& cluster,
                                      const fleet::Store& store);

} // namespace poolhouse::views
