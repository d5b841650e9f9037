// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace poolhouse::test {

/// Short, for the many sentences that tests expect.
inline QString s(const char* text) {
    return QString::fromUtf8(text);
}

} // namespace poolhouse::test
