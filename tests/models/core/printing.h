// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace poolhouse::test {

/// Text that QCOMPARE can show when it differs.
inline QString shown(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline QString shown(std::optional<int> number) {
    return number ? QString::number(*number) : QStringLiteral("unknown");
}
inline QString shown(std::optional<double> number) {
    return number ? QString::number(*number) : QStringLiteral("unknown");
}

} // namespace poolhouse::test
