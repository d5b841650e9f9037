// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/text_table.h"

#include "app/console/terminal_width.h"
#include "models/core/money.h"
#include "models/text/printable.h"

#include <algorithm>

namespace poolhouse::console {

QString unknown() {
    return QStringLiteral("unknown");
}

QString countText(const std::optional<int>& count) {
    return count ? QString::fromStdString(core::formatCount(*count)) : unknown();
}

QString plain(const std::string& untrusted) {
    return text::printable(QString::fromStdString(untrusted));
}

QString aligned(const QList<QStringList>& rows, int firstNumber) {
    QList<qsizetype> widths(rows.front().size(), 0);
    for (const auto& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], terminalWidth(row[i]));
        }
    }
    QString text;
    for (const auto& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString padding(widths[i] - terminalWidth(row[i]), QLatin1Char(' '));
            line += (i < firstNumber ? row[i] + padding : padding + row[i]) + QStringLiteral("  ");
        }
        while (line.endsWith(QLatin1Char(' '))) {
            line.chop(1);
        }
        text += line + QLatin1Char('\n');
    }
    return text;
}

} // namespace poolhouse::console
