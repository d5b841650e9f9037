// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/needs_entry.h"

#include "models/core/recommend.h"

#include <QRegularExpression>

namespace poolhouse::plans {

core::Result<int, MarginProblem> readMargin(const QString& text) {
    static const QRegularExpression form(QStringLiteral(R"(^\s*(\d{1,9})\s*%?\s*$)"));
    const auto match = form.match(text);
    if (!match.hasMatch()) {
        return MarginProblem::NotAPercentage;
    }
    const int percent = match.captured(1).toInt();
    if (percent > core::mostMargin) {
        return MarginProblem::TooMuch;
    }
    return percent;
}

} // namespace poolhouse::plans
