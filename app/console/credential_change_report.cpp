// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/credential_change_report.h"

#include "app/console/operation_json.h"
#include "models/text/credential_text.h"

namespace poolhouse::console {

std::string credentialChangeJson(const OperationReport& report) {
    const auto& change = *report.change.credential;
    const bool rotates = report.change.kind == core::ChangeKind::RotateCredential ||
                         report.change.kind == core::ChangeKind::RotateAllCredentials;
    auto apps = Json::array();
    if (rotates && report.result != OperationResult::DoneBefore) {
        apps = change.apps;
    }
    return textOf(operationJson(report, {{"credential", orNull(change.name)},
                                         {"forced", change.forced},
                                         {"apps_restarting", apps},
                                         {"effects", effectsJson(report, text::credentialEffects(report.change))}}));
}

QString credentialChangeTable(const OperationReport& report) {
    return operationTable(report, text::credentialEffects(report.change));
}

} // namespace poolhouse::console
