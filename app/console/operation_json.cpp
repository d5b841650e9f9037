// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/operation_json.h"

#include "models/text/operation_text.h"
#include "models/text/plan_text.h"

namespace poolhouse::console {

Json operationJson(const OperationReport& report, const Json& own) {
    Json json{{"result", resultWord(report.result)},
              {"change", text::code(report.change.kind)},
              {"cluster", report.cluster},
              {"title", text::changeTitle(report.change, std::nullopt).toStdString()}};
    json.update(own);
    json.update({{"monthly_cents_change", 0}, {"confirm", orNull(report.phrase)}, {"message", orNull(report.message)}});
    return json;
}

Json effectsJson(const OperationReport& report, const QStringList& effects) {
    auto all = Json::array();
    if (report.result != OperationResult::DoneBefore) {
        for (const auto& sentence : effects) {
            all.push_back(sentence.toStdString());
        }
    }
    return all;
}

} // namespace poolhouse::console
