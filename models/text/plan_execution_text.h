// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/execution.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <vector>

/// Text for plans that are applied (context "Wording").
namespace poolhouse::text {

/// "postgresql-a and postgresql-b"
[[nodiscard]] QString listedClusters(const std::vector<std::string>& names);
[[nodiscard]] QString planRefusal(const plans::PlanRefusal& refusal);
/// Progress or result of the step's operation, or why the engine refused it.
[[nodiscard]] std::optional<QString> stepSentence(const plans::PlanExecutor& executor,
                                                  const plans::PlanExecutor::Step& step);
/// Why the run ended without being done.
[[nodiscard]] std::optional<QString> executionProblem(const plans::PlanExecutor& executor);
/// How one cluster differs from the plan.
[[nodiscard]] QStringList driftSentences(const plans::PlanExecutor::Drift& drift);

} // namespace poolhouse::text
