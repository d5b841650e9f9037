// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace poolhouse::test {

/// JSON written with single quotation marks, since moc loses its way in raw strings.
inline QByteArray json(const char* text) {
    return QByteArray(text).replace('\'', '"');
}

} // namespace poolhouse::test
