// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/text_table.h"

#include "models/core/money.h"

#include <algorithm>

namespace poolhouse::console {

QString unknown() {
    return QStringLiteral("unknown");
}

QString countText(const std::optional<int>& count) {
    return count ? QString::fromStdString(core::formatCount(*count)) : unknown();
}

QString plain(const std::string& text) {
    auto result = QString::fromStdString(text);
    result.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return result;
}

QString aligned(const QList<QStringList>& rows, int firstNumber) {
    QList<qsizetype> widths(rows.front().size(), 0);
    for (const auto& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    QString text;
    for (const auto& row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            line += i < firstNumber ? row[i].leftJustified(widths[i]) : row[i].rightJustified(widths[i]);
            line += QStringLiteral("  ");
        }
        while (line.endsWith(QLatin1Char(' '))) {
            line.chop(1);
        }
        text += line + QLatin1Char('\n');
    }
    return text;
}

} // namespace poolhouse::console
