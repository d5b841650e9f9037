// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/json_values.h"
#include "app/console/operation_report.h"

#include <QString>
#include <QStringList>

#include <string>

namespace poolhouse::console {

/// What the JSON of all commands that are one operation has: result, change, cluster and title; after `own`, members of
/// the command, some perhaps in place of those, the cost (0), the confirmation and the message.
[[nodiscard]] Json operationJson(const OperationReport& report, const Json& own);
/// "effects" of a report: none of a change that was done before.
[[nodiscard]] Json effectsJson(const OperationReport& report, const QStringList& effects);

} // namespace poolhouse::console
