// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/field/field_program.h"
#include "tests/field/field_schema.h"

#include <QTest>

#include <string>

namespace poolhouse::test {

/// What the program printed, after a check against that schema. A fault fails the test, and stands in its log before
/// what follows from it.
[[nodiscard]] inline Json checkedJson(const std::string& schema, const FieldOutcome& outcome) {
    auto json = Json::parse(outcome.out.toStdString(), nullptr, false);
    const auto fault = json.is_discarded() ? "no JSON: " + outcome.err.toStdString() : schemaFault(schema, json);
    if (!fault.empty()) {
        QTest::qFail((schema + ": " + fault).c_str(), __FILE__, __LINE__);
    }
    return json;
}

} // namespace poolhouse::test
