// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

namespace poolhouse::text {

/// One word of a POSIX shell, whatever it holds.
[[nodiscard]] inline QString inShellQuotes(QString text) {
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

/// The same, without quotes where the text needs none.
[[nodiscard]] inline QString asShellWord(const QString& text) {
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9._/-]+\\z"));
    return plain.match(text).hasMatch() ? text : inShellQuotes(text);
}

} // namespace poolhouse::text
