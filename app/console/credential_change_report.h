// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/operation_report.h"

namespace poolhouse::console {

/// See resources/schema/credential-change.schema.json.
[[nodiscard]] std::string credentialChangeJson(const OperationReport& report);
[[nodiscard]] QString credentialChangeTable(const OperationReport& report);

} // namespace poolhouse::console
