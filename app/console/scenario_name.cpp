// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/scenario_name.h"

#include <QStringList>

namespace poolhouse::console {

std::optional<QString> scenarioProblem(const QString& name) {
    static const QStringList fixed{QStringLiteral("small"), QStringLiteral("empty"), QStringLiteral("busy"),
                                   QStringLiteral("degraded")};
    if (fixed.contains(name)) {
        return std::nullopt;
    }
    if (name.startsWith(QLatin1String("large:"))) {
        bool isNumber = false;
        const int clusters = name.mid(6).toInt(&isNumber);
        if (isNumber && clusters >= 1) {
            return std::nullopt;
        }
        return QStringLiteral("The scenario large needs a number of clusters, such as large:1000, not \"%1\".").arg(name);
    }
    return QStringLiteral("There is no scenario \"%1\". Choose small, empty, busy, degraded or large:N.").arg(name);
}

} // namespace poolhouse::console
