// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/instant.h"

#include <QCborMap>
#include <QCborValue>
#include <QString>

#include <chrono>
#include <optional>
#include <string>

/// Members of the maps of the journal. Private to record*.cpp.
namespace poolhouse::operations::record {

inline QString key(const char* name) {
    return QString::fromLatin1(name);
}
inline QCborValue value(const std::string& text) {
    return QCborValue(QString::fromStdString(text));
}
inline QCborValue value(core::Instant at) {
    return QCborValue(qint64(at.time_since_epoch().count()));
}
inline QCborValue value(std::optional<core::Instant> at) {
    return at ? value(*at) : QCborValue(nullptr);
}

inline std::string text(const QCborMap& map, const char* name) {
    return map[key(name)].toString().toStdString();
}
/// QCborValue::toInteger() would convert a fraction of any size; a damaged record may hold one.
inline qint64 integer(const QCborValue& from, qint64 otherwise = 0) {
    return from.isInteger() ? from.toInteger() : otherwise;
}

inline int integerOf(const QCborMap& map, const char* name) {
    return static_cast<int>(integer(map[key(name)]));
}
inline core::Instant instant(const QCborMap& map, const char* name) {
    return core::Instant(std::chrono::milliseconds(integer(map[key(name)])));
}
inline std::optional<core::Instant> optionalInstant(const QCborMap& map, const char* name) {
    return map[key(name)].isInteger() ? std::optional(instant(map, name)) : std::nullopt;
}
inline std::optional<int> enumerator(const QCborMap& map, const char* name, int last) {
    const auto stored = map[key(name)];
    const auto number = integer(stored, -1);
    return stored.isInteger() && number >= 0 && number <= last ? std::optional(static_cast<int>(number)) : std::nullopt;
}

} // namespace poolhouse::operations::record
