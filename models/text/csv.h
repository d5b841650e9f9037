// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace poolhouse::text {

/// One line of a table for spreadsheets (RFC 4180, UTF-8), every cell in quotes. A cell that a spreadsheet would take
/// for a formula is made plain text by an apostrophe in front; a negative number stays a number.
[[nodiscard]] QByteArray csvLine(const QStringList& cells);

} // namespace poolhouse::text
