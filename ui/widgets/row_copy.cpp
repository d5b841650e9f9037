// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_copy.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QTableView>

#include <algorithm>

namespace poolhouse::ui {

QString selectedRowsText(const QTableView& table) {
    auto rows = table.selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const auto& row : rows) {
        QStringList cells;
        for (int column = 0; column < row.model()->columnCount(); ++column) {
            cells << row.siblingAtColumn(column).data().toString();
        }
        while (cells.size() > 1 && cells.back().isEmpty()) {
            cells.removeLast();
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

QAction* addRowCopy(QTableView& table, const QString& objectName) {
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copy = new QAction(QCoreApplication::translate("RowCopy", "Copy"), &table);
    copy->setObjectName(objectName);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, &table, [&table] {
        if (const auto text = selectedRowsText(table); !text.isEmpty()) {
            QApplication::clipboard()->setText(text);
        }
    });
    table.addAction(copy);
    return copy;
}

} // namespace poolhouse::ui
