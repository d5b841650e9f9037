// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAction;
class QTableView;

namespace poolhouse::ui {

/// The selected rows from the top, a line each, cells separated by tabs; empty ones at the end are left out.
[[nodiscard]] QString selectedRowsText(const QTableView& table);

/// "Copy" at the end of the table's menu and under its usual keys: selectedRowsText() to the clipboard.
QAction* addRowCopy(QTableView& table, const QString& objectName);

} // namespace poolhouse::ui
