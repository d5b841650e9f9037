// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/scenario_name.h"

#include "app/sandbox/scenarios.h"

namespace poolhouse::console {

std::optional<QString> scenarioProblem(const QString& name) {
    if (sandbox::isScenario(name.toStdString())) {
        return std::nullopt;
    }
    if (name == QLatin1String("large") || name.startsWith(QLatin1String("large:"))) {
        return QStringLiteral(
                   "The scenario large needs a number of clusters from 1 to %1, such as large:1000, not \"%2\".")
            .arg(sandbox::mostClusters)
            .arg(name);
    }
    return QStringLiteral("Unknown scenario \"%1\". Choose one of: %2.")
        .arg(name, QString::fromStdString(sandbox::scenarioNames()));
}

} // namespace poolhouse::console
