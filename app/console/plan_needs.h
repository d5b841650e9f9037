// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/json_values.h"
#include "models/core/instant.h"
#include "models/core/recommend.h"
#include "models/core/result.h"
#include "models/plans/plan_draft.h"
#include "models/views/planner_needs.h"

#include <QString>

#include <string>
#include <vector>

namespace poolhouse::core {
struct Plan;
}
namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::console {

/// What a plan of one cluster carries of its needs, as the planner of the window shows it.
struct NeedsTest {
    /// Worse last. Unknown: a figure is missing, and nothing known is in the way.
    enum class Result { Met, Unknown, NotMet };
    /// What is asked for beside the workloads.
    struct Condition {
        std::string name; ///< "standby" or "budget"
        Result result = Result::NotMet;
        QString message; ///< a sentence
    };
    core::Needs needs;              ///< as asked
    std::vector<std::string> pools; ///< that stay; the fit's indices are into these
    views::PlannerNeeds judged;
    std::vector<Condition> conditions;

    [[nodiscard]] Result result() const; ///< of all workloads and conditions
};

/// Why these needs can't be stated of the plan: they are of one cluster. Empty: they can.
[[nodiscard]] std::optional<QString> needsProblem(const core::Plan& plan);

/// The draft that the window would have of the plan, with the needs entered. Error: plan and store do not match.
[[nodiscard]] core::Result<plans::PlanDraft, QString> draftWith(const std::optional<core::Needs>& needs,
                                                                const core::Plan& plan, const fleet::Store& store);

/// Of a draft with needs, of a cluster that the store has read.
[[nodiscard]] NeedsTest testedNeeds(const core::Needs& needs, const plans::PlanDraft& draft, const fleet::Store& store,
                                    core::Instant now);

[[nodiscard]] Json needsJson(const NeedsTest& test); ///< see resources/schema/estimate.schema.json
[[nodiscard]] QString needsTable(const NeedsTest& test);

} // namespace poolhouse::console
