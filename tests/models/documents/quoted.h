// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace poolhouse::test {

/// JSON written with single quotation marks, since moc fails to parse raw strings.
inline QByteArray json(const char* text) {
    return QByteArray(text).replace('\'', '"');
}

} // namespace poolhouse::test
