// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/operation_report.h"

namespace poolhouse::console {

/// What `attach` and `detach` print: of a change with an attachment. See resources/schema/attachment.schema.json.
[[nodiscard]] std::string attachmentJson(const OperationReport& report);
[[nodiscard]] QString attachmentTable(const OperationReport& report);

} // namespace poolhouse::console
