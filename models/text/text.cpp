// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/text.h"

#include "models/core/money.h"

#include <QStringList>

#include <algorithm>
#include <limits>

namespace poolhouse::text {

QString Text::counted(std::int64_t number, const char* one, const char* many) {
    constexpr std::int64_t top = std::numeric_limits<int>::max();
    QString text = tr(number == 1 ? one : many, nullptr, static_cast<int>(std::clamp<std::int64_t>(number, 0, top)));
    return text.replace(QStringLiteral("%1"), Text::number(number));
}

QString Text::number(std::int64_t number) {
    return toQString(core::formatCount(number));
}

QString Text::listed(const QStringList& parts) {
    if (parts.size() < 2) {
        return parts.join(QString());
    }
    //: the last two of a list: "a, b" and "c"
    return tr("%1 and %2").arg(parts.mid(0, parts.size() - 1).join(QStringLiteral(", ")), parts.back());
}

} // namespace poolhouse::text
