// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/operation_report.h"
#include "models/core/money.h"

#include <QStringList>

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::console {

/// What goes with a cluster.
struct ClusterEffects {
    QStringList sentences;
    std::vector<std::string> apps;      ///< other apps that lose it, by name
    std::optional<core::Money> saved{}; ///< per month; empty: unknown, or only in part
};

/// "--detaching catalog-api --detaching shop"
[[nodiscard]] QString detachingOptions(const std::vector<std::string>& apps);

/// Of `destroy`. The schema is resources/schema/destroy.schema.json.
[[nodiscard]] std::string destroyJson(const OperationReport& report, const ClusterEffects& effects);
[[nodiscard]] QString destroyTable(const OperationReport& report, const ClusterEffects& effects);

/// Of `upgrade`. The schema is resources/schema/upgrade.schema.json.
[[nodiscard]] std::string upgradeJson(const OperationReport& report);
[[nodiscard]] QString upgradeTable(const OperationReport& report);

} // namespace poolhouse::console
