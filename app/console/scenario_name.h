// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace poolhouse::console {

/// Error message if the sandbox has no such scenario; nullopt if it has.
[[nodiscard]] std::optional<QString> scenarioProblem(const QString& name);

} // namespace poolhouse::console
