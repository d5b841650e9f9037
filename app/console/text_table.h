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
/// Text of others in a cell: what would deceive is a visible escape.
[[nodiscard]] QString plain(const std::string& untrusted);
/// Rows of cells in columns that line up on a terminal, two spaces apart; columns from index `firstNumber` on are
/// right-aligned. Requires at least one row.
[[nodiscard]] QString aligned(const QList<QStringList>& rows, int firstNumber);

} // namespace poolhouse::console
