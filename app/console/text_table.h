// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>

namespace poolhouse::console {

[[nodiscard]] QString unknown();
[[nodiscard]] QString countText(const std::optional<int>& count); ///< "1,846", "unknown"
[[nodiscard]] QString plain(const std::string& text); ///< text of others on a terminal: no control characters
/// Rows of cells, columns as wide as their widest cell; those from `firstNumber` on are aligned right.
[[nodiscard]] QString aligned(const QList<QStringList>& rows, int firstNumber);

} // namespace poolhouse::console
