// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/switch_report.h"

#include "app/console/operation_json.h"
#include "app/console/text_table.h"
#include "models/core/attachment_name.h"
#include "models/text/operation_text.h"
#include "models/text/plan_text.h"

#include <map>

namespace poolhouse::console {

namespace {

QString titleOf(const SwitchReport& report) {
    return QStringLiteral("Switch apps over from %1 to %2").arg(plain(report.whole.cluster), plain(report.target));
}

QString stepTitle(const SwitchStep& step) {
    return plain(text::changeTitle(step.change, std::nullopt).toStdString());
}

Json stepJson(const SwitchStep& step) {
    const auto& attachment = *step.change.attachment;
    return {{"change", text::code(step.change.kind)},
            {"cluster", step.cluster},
            {"app", attachment.app},
            {"attachment", attachment.name},
            {"config_var", core::configVarOf(attachment.name)},
            {"pool", step.change.pool},
            {"credential", orNull(attachment.credential)},
            {"title", text::changeTitle(step.change, std::nullopt).toStdString()},
            {"result", resultWord(step.result)},
            {"message", orNull(step.message)}};
}

/// Each step is a release of its app.
Json restartsJson(const std::vector<SwitchStep>& steps) {
    std::map<std::string, int> restarts;
    for (const auto& step : steps) {
        ++restarts[step.change.attachment->app];
    }
    auto all = Json::array();
    for (const auto& [app, count] : restarts) {
        all.push_back({{"app", app}, {"count", count}});
    }
    return all;
}

} // namespace

std::string switchJson(const SwitchReport& report) {
    auto steps = Json::array();
    for (const auto& step : report.steps) {
        steps.push_back(stepJson(step));
    }
    return textOf(operationJson(report.whole, {{"change", "switch"},
                                               {"to", report.target},
                                               {"title", titleOf(report).toStdString()},
                                               {"steps", steps},
                                               {"restarts", restartsJson(report.steps)},
                                               {"effects", effectsJson(report.whole, report.effects)}}));
}

QString switchTable(const SwitchReport& report) {
    if (report.whole.result == OperationResult::DryRun || report.whole.result == OperationResult::DoneBefore) {
        auto whole = report.whole;
        whole.cluster.clear(); // the title has it
        return operationTable(whole, titleOf(report), report.effects, QStringLiteral("unchanged"));
    }
    QList<QStringList> rows{
        {QStringLiteral("CLUSTER"), QStringLiteral("CHANGE"), QStringLiteral("STATE"), QStringLiteral("MESSAGE")}};
    for (const auto& step : report.steps) {
        rows << QStringList{plain(step.cluster), stepTitle(step), QLatin1String(resultWord(step.result)),
                            plain(step.message)};
    }
    return aligned(rows, 4);
}

} // namespace poolhouse::console
