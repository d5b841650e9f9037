// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/credential_change_report.h"

#include "app/console/json_values.h"
#include "models/text/credential_text.h"
#include "models/text/operation_text.h"
#include "models/text/plan_text.h"

namespace poolhouse::console {

namespace {

/// A finished change has no further effect.
QStringList effectsOfCredentials(const OperationReport& report) {
    return report.result == OperationResult::DoneBefore ? QStringList() : text::credentialEffects(report.change);
}

} // namespace

std::string credentialChangeJson(const OperationReport& report) {
    const auto& change = *report.change.credential;
    const bool rotates = report.change.kind == core::ChangeKind::RotateCredential ||
                         report.change.kind == core::ChangeKind::RotateAllCredentials;
    auto effects = Json::array();
    for (const auto& sentence : effectsOfCredentials(report)) {
        effects.push_back(sentence.toStdString());
    }
    auto apps = Json::array();
    if (rotates && report.result != OperationResult::DoneBefore) {
        apps = change.apps;
    }
    return textOf({{"result", resultWord(report.result)},
                   {"change", text::code(report.change.kind)},
                   {"cluster", report.cluster},
                   {"credential", orNull(change.name)},
                   {"forced", change.forced},
                   {"title", text::changeTitle(report.change, std::nullopt).toStdString()},
                   {"apps_restarting", apps},
                   {"effects", effects},
                   {"monthly_cents_change", 0},
                   {"confirm", orNull(report.phrase)},
                   {"message", orNull(report.message)}});
}

QString credentialChangeTable(const OperationReport& report) {
    return operationTable(report, effectsOfCredentials(report));
}

} // namespace poolhouse::console
