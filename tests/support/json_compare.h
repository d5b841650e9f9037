// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/json/json.h"

#include <QTest>

#include <string>

namespace QTest {
template <> inline char* toString(const std::string& text) {
    return qstrdup(text.c_str());
}
} // namespace QTest

/// QCOMPARE for JSON: avoids ambiguous conversions, and prints the difference as text.
#define COMPARE_JSON(actual, expected) QCOMPARE(nlohmann::json(actual).dump(), nlohmann::json(expected).dump())
