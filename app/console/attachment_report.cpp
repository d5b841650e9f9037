// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/attachment_report.h"

#include "app/console/operation_json.h"
#include "app/console/text_table.h"
#include "models/core/attachment_name.h"

namespace poolhouse::console {

namespace {

QString effectOf(const OperationReport& report) {
    const auto& attachment = *report.change.attachment;
    const auto sentence = report.change.kind == core::ChangeKind::Attach
                              ? QStringLiteral("%1 gets the config var %2 and restarts with a new release.")
                              : QStringLiteral("%1 loses the config var %2 and restarts with a new release.");
    return sentence.arg(plain(attachment.app), plain(core::configVarOf(attachment.name)));
}

} // namespace

std::string attachmentJson(const OperationReport& report) {
    const auto& attachment = *report.change.attachment;
    auto apps = Json::array();
    if (report.result != OperationResult::DoneBefore) {
        apps.push_back(attachment.app);
    }
    return textOf(operationJson(report, {{"app", attachment.app},
                                         {"attachment", attachment.name},
                                         {"config_var", core::configVarOf(attachment.name)},
                                         {"pool", report.change.pool},
                                         {"credential", orNull(attachment.credential)},
                                         {"apps_restarting", apps}}));
}

QString attachmentTable(const OperationReport& report) {
    return operationTable(report, {effectOf(report)});
}

} // namespace poolhouse::console
