// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/operations/operation.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

/// Words about changes of a cluster as a whole: DestroyCluster and UpgradeVersion.
namespace poolhouse::text {

/// As the title of an operation: "Upgrade PostgreSQL from 17.5 to 18".
[[nodiscard]] QString clusterChangeTitle(const core::Change& change);
/// The Heroku CLI's command.
[[nodiscard]] QString clusterChangeCommand(const operations::Operation& operation);

/// Why it can't be destroyed so. `apps`: those that are attached and were not named.
[[nodiscard]] QString removalProblemText(core::RemovalProblem problem, const std::vector<std::string>& apps);
/// Why it can't be upgraded so.
[[nodiscard]] QString upgradeProblemText(core::UpgradeProblem problem, const core::VersionUpgrade& upgrade);
/// What an upgrade does, in sentences.
[[nodiscard]] QStringList upgradeEffects(const core::VersionUpgrade& upgrade);

} // namespace poolhouse::text
