// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/operation_report.h"

#include "app/console/text_table.h"
#include "models/text/operation_text.h"
#include "models/text/shell_quotes.h"

namespace poolhouse::console {

const char* resultWord(OperationResult result) {
    switch (result) {
    case OperationResult::DryRun: return "dry_run";
    case OperationResult::Accepted: return "accepted";
    case OperationResult::Done: return "done";
    case OperationResult::DoneBefore: return "done_before";
    case OperationResult::Drifted: return "drifted";
    case OperationResult::Failed: return "failed";
    case OperationResult::Interrupted: break;
    }
    return "interrupted";
}

OperationResult resultOf(const operations::Operation& operation) {
    using operations::Operation;
    return operation.state == Operation::State::Done                                     ? OperationResult::Done
           : operation.state == Operation::State::Watching                               ? OperationResult::Accepted
           : operation.state == Operation::State::Drifted                                ? OperationResult::Drifted
           : operation.finished() || operation.state == Operation::State::NeedsTwoFactor ? OperationResult::Failed
                                                                                         : OperationResult::Interrupted;
}

QString operationTable(const OperationReport& report, const QStringList& effects, const QString& cost) {
    return operationTable(report, plain(text::changeTitle(report.change, std::nullopt).toStdString()), effects, cost);
}

QString operationTable(const OperationReport& report, const QString& title, const QStringList& effects,
                       const QString& cost) {
    if (report.result == OperationResult::DoneBefore) {
        return QStringLiteral("Nothing to do, done before: %1.\n").arg(title);
    }
    if (report.result == OperationResult::DryRun) {
        const auto subject =
            report.cluster.empty() ? title : QStringLiteral("%1 (%2)").arg(title, plain(report.cluster));
        auto text = QStringLiteral("%1\n\nCost: %2\n\n").arg(subject, cost);
        for (const auto& effect : effects) {
            text += QStringLiteral("! %1\n").arg(effect);
        }
        return report.phrase.empty()
                   ? text
                   : text + QStringLiteral("\nTo confirm: --confirm %1\n").arg(text::asShellWord(plain(report.phrase)));
    }
    const QList<QStringList> rows{
        {QStringLiteral("CLUSTER"), QStringLiteral("CHANGE"), QStringLiteral("STATE"), QStringLiteral("MESSAGE")},
        {plain(report.cluster), title, QLatin1String(resultWord(report.result)), plain(report.message)}};
    return aligned(rows, 4);
}

} // namespace poolhouse::console
