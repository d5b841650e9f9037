// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace poolhouse::console {

/// A sentence for people when the sandbox has no scenario of that name; empty when it has.
[[nodiscard]] std::optional<QString> scenarioProblem(const QString& name);

} // namespace poolhouse::console
