// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/csv.h"

#include <QRegularExpression>

namespace poolhouse::text {

namespace {

QString csvCell(QString text) {
    static const QString formulaStarts =
        QStringLiteral("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"); // full-width ones count too
    static const QRegularExpression number(QStringLiteral("^-[0-9]+(\\.[0-9]+)?$"));
    if (!text.isEmpty() && formulaStarts.contains(text.front()) && !number.match(text).hasMatch()) {
        text.prepend(QLatin1Char('\''));
    }
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

} // namespace

QByteArray csvLine(const QStringList& cells) {
    QStringList quoted;
    for (const auto& cell : cells) {
        quoted << csvCell(cell);
    }
    return quoted.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

} // namespace poolhouse::text
