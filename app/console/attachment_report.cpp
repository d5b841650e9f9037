// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/attachment_report.h"

#include "app/console/json_values.h"
#include "app/console/text_table.h"
#include "models/core/attachment_name.h"
#include "models/text/operation_text.h"
#include "models/text/plan_text.h"

namespace poolhouse::console {

namespace {

using AttachmentResult = AttachmentReport::Result;

const char* resultWord(AttachmentResult result) {
    switch (result) {
    case AttachmentResult::DryRun: return "dry_run";
    case AttachmentResult::Accepted: return "accepted";
    case AttachmentResult::Done: return "done";
    case AttachmentResult::DoneBefore: return "done_before";
    case AttachmentResult::Drifted: return "drifted";
    case AttachmentResult::Failed: return "failed";
    case AttachmentResult::Interrupted: break;
    }
    return "interrupted";
}

QString effectOf(const AttachmentReport& report) {
    const auto& attachment = *report.change.attachment;
    const auto sentence = report.change.kind == core::ChangeKind::Attach
                              ? QStringLiteral("%1 gets the config var %2 and restarts with a new release.")
                              : QStringLiteral("%1 loses the config var %2 and restarts with a new release.");
    return sentence.arg(plain(attachment.app), plain(core::configVarOf(attachment.name)));
}

} // namespace

std::string attachmentJson(const AttachmentReport& report) {
    const auto& attachment = *report.change.attachment;
    auto apps = Json::array();
    if (report.result != AttachmentResult::DoneBefore) {
        apps.push_back(attachment.app);
    }
    return textOf({{"result", resultWord(report.result)},
                   {"change", text::code(report.change.kind)},
                   {"cluster", report.cluster},
                   {"app", attachment.app},
                   {"attachment", attachment.name},
                   {"config_var", core::configVarOf(attachment.name)},
                   {"pool", report.change.pool},
                   {"credential", orNull(attachment.credential)},
                   {"title", text::changeTitle(report.change, std::nullopt).toStdString()},
                   {"apps_restarting", apps},
                   {"monthly_cents_change", 0},
                   {"confirm", orNull(report.phrase)},
                   {"message", orNull(report.message)}});
}

QString attachmentTable(const AttachmentReport& report) {
    const auto title = plain(text::changeTitle(report.change, std::nullopt).toStdString());
    if (report.result == AttachmentResult::DoneBefore) {
        return QStringLiteral("Nothing to do, done before: %1.\n").arg(title);
    }
    if (report.result == AttachmentResult::DryRun) {
        auto text =
            QStringLiteral("%1 (%2)\n\nCost: unchanged\n\n! %3\n").arg(title, plain(report.cluster), effectOf(report));
        return report.phrase.empty() ? text
                                     : text + QStringLiteral("\nTo confirm: --confirm %1\n").arg(plain(report.phrase));
    }
    const QList<QStringList> rows{
        {QStringLiteral("CLUSTER"), QStringLiteral("CHANGE"), QStringLiteral("STATE"), QStringLiteral("MESSAGE")},
        {plain(report.cluster), title, QLatin1String(resultWord(report.result)), plain(report.message)}};
    return aligned(rows, 4);
}

} // namespace poolhouse::console
