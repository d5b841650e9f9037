// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/migration.h"

#include <string_view>

namespace poolhouse::core {

/// "snapshot" or "streaming", as the CLI calls them; parseMigrationMethod() reads it.
[[nodiscard]] std::string_view migrationMethodWord(MigrationMethod method);

} // namespace poolhouse::core
