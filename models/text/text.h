// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/printable.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <string>

namespace poolhouse::text {

/// tr() of the context "Wording", shared by all user-visible text of this library.
class Text {
    Q_DECLARE_TR_FUNCTIONS(Wording)
public:
    /// The text for a number, inserted as %1 (grouped, "1,846") or %n: `one` for exactly 1, else `many`. Both are given
    /// so that English is correct without a translation; translations have their own plural forms. Mark both with
    /// QT_TRANSLATE_N_NOOP("Wording", ...).
    static QString counted(std::int64_t number, const char* one, const char* many);
    static QString number(std::int64_t number); ///< "1,846"
    /// "a", "a and b", "a, b and c"
    static QString listed(const QStringList& parts);
};

/// From UTF-8, to be shown: characters that deceive are escaped, lines are kept.
[[nodiscard]] inline QString toQString(const std::string& utf8) {
    return printableLines(QString::fromStdString(utf8));
}

} // namespace poolhouse::text
