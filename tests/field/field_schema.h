// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/field/field_answers.h"

#include <string>

namespace poolhouse::test {

/// What breaks a schema of resources/schema first, with the place in `value`; empty when nothing does. Knows the
/// keywords that those schemas use, and takes a member that the schema does not name for a fault as well.
[[nodiscard]] std::string schemaFault(const std::string& schemaName, const Json& value);

} // namespace poolhouse::test
