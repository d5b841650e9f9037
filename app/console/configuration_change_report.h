// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/operation_report.h"

namespace poolhouse::console {

/// See resources/schema/settings-change.schema.json and quota-change.schema.json. `effects`: sentences.
[[nodiscard]] std::string configurationChangeJson(const OperationReport& report, const QStringList& effects);

} // namespace poolhouse::console
