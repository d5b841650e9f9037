// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/configuration_change_command.h"

#include "app/console/configuration_change_report.h"
#include "models/core/confirm_phrase.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/operations/whole_cluster.h"
#include "models/text/problem_text.h"
#include "models/text/quota_text.h"
#include "models/text/refusal_text.h"
#include "models/text/setting_text.h"

#include <algorithm>
#include <utility>

namespace poolhouse::console {

namespace {

using Command = CommandLine::Command;

constexpr const char* storageQuota = "storage"; // the only type that the Heroku CLI lets through

std::optional<double> orAsShown(const std::optional<GivenThreshold>& given, const std::optional<double>& shown) {
    return !given ? shown : given->gb ? std::optional<double>(*given->gb) : std::nullopt;
}

} // namespace

ConfigurationChangeCommand::ConfigurationChangeCommand(Command command, ChangeRequest request,
                                                       EngineDependencies dependencies, Services services,
                                                       QObject* parent)
    : OperationCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent),
      m_command(command),
      m_services(services) {
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, [this] {
        m_call.cancel();
        fail(QStringLiteral("The %1 were not loaded within %2 s. Allow more time with --timeout.\n")
                 .arg(m_command == Command::SetQuota ? QStringLiteral("quotas") : QStringLiteral("settings"))
                 .arg(this->request().timeout.count()));
    });
}

void ConfigurationChangeCommand::onReady(const fleet::ClusterRecord& cluster) {
    m_cluster = cluster.summary.id;
    m_report.cluster = cluster.summary.name;
    m_late.start(request().timeout);
    if (m_command == Command::SetQuota) {
        m_call = m_services.quotas.quotas(m_cluster, [this](auto answer) { onQuotas(std::move(answer)); });
    } else {
        m_call = m_services.settings.settings(m_cluster, [this](auto answer) { onSettings(std::move(answer)); });
    }
}

void ConfigurationChangeCommand::onSettings(api::ApiResult<core::PartialList<core::Setting>> answer) {
    m_late.stop();
    const auto shown = operations::wholeList(std::move(answer));
    if (!shown) {
        fail(text::commandComplaint(shown.error(), text::RequestKind::Settings));
        return;
    }
    const auto wanted = wantedSettings(shown.value());
    if (!wanted) {
        return; // finished
    }
    m_report.change = core::changeOfSettings(*wanted);
    auto differing = *wanted;
    std::erase_if(differing.all,
                  [](const core::ChangedSetting& each) { return core::problemOf(each) == core::SettingProblem::Same; });
    if (!differing.all.empty()) {
        m_effects = text::settingsEffects(differing);
    }
    submit(core::changeOfSettings(std::move(differing)));
}

std::optional<core::ChangedSettings>
ConfigurationChangeCommand::wantedSettings(const std::vector<core::Setting>& shown) {
    core::ChangedSettings wanted;
    for (const auto& each : request().settings) {
        const core::Setting unknown{each.name.toStdString(), {}, {}, {}};
        const auto* setting = core::findSetting(shown, unknown.name);
        const auto change = setting == nullptr ? std::nullopt
                            : m_command == Command::SetSettings
                                ? std::optional(core::changedSetting(*setting, each.value.toStdString()))
                                : core::resetSetting(*setting);
        const auto problem = setting == nullptr ? std::optional(core::SettingProblem::NotKnown)
                             : !change          ? std::optional(core::SettingProblem::NoDefault)
                                                : core::problemOf(change->value, *setting);
        if (problem && *problem != core::SettingProblem::Same) {
            finish({exitUsage,
                    {},
                    text::settingProblemText(*problem, setting == nullptr ? unknown : *setting) + QLatin1Char('\n')});
            return std::nullopt;
        }
        wanted.all.push_back(*change);
    }
    return wanted;
}

void ConfigurationChangeCommand::onQuotas(api::ApiResult<core::PartialList<core::Quota>> answer) {
    m_late.stop();
    const auto shown = operations::wholeList(std::move(answer));
    if (!shown) {
        fail(text::commandComplaint(shown.error(), text::RequestKind::Quotas));
        return;
    }
    const auto& all = shown.value();
    const auto at =
        std::find_if(all.begin(), all.end(), [](const core::Quota& each) { return each.type == storageQuota; });
    if (at == all.end()) {
        fail(QStringLiteral("The cluster has no storage quota.\n"));
        return;
    }
    m_quota = *at;
    const auto change = wantedQuota();
    m_report.change = core::changeOfQuota(change);
    const auto sentences = text::quotaSentencesAfter(m_quota, change.wanted);
    m_effects = {QStringLiteral("Today: %1").arg(sentences.today), sentences.warning, sentences.critical};
    submit(m_report.change);
}

core::ChangedQuota ConfigurationChangeCommand::wantedQuota() const {
    core::ChangedQuota change{m_quota.type, core::termsOf(m_quota), core::termsOf(m_quota)};
    change.wanted.warningGb = orAsShown(request().warning, change.before.warningGb);
    change.wanted.criticalGb = orAsShown(request().critical, change.before.criticalGb);
    if (request().action) {
        change.wanted.action = core::enforcementAction(*request().action);
    }
    return change;
}

void ConfigurationChangeCommand::submit(const core::Change& change) {
    const auto* record = dependencies().store.cluster(m_cluster);
    if (record == nullptr || !record->info) {
        fail(QStringLiteral("The cluster was destroyed while it was being read.\n"));
        return;
    }
    const bool asWanted = change.settings ? change.settings->all.empty() : change.quota->wanted == change.quota->before;
    if (asWanted) {
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    m_report.change = change;
    const operations::Intent intent{m_cluster, change, core::shapesOf(*record->info), {}};
    if (const auto refusal = dependencies().operations.refusal(intent)) {
        const auto sentence = text::refusalSentence(*refusal) + QLatin1Char('\n');
        const bool invalid = refusal->settingProblem || refusal->quotaProblem;
        finish({invalid ? exitUsage : exitFailure, {}, sentence});
        return;
    }
    const bool interrupts =
        change.settings ? core::needsRestart(*change.settings) : core::beginsRestricting(m_quota, change.quota->wanted);
    if (interrupts) {
        m_report.phrase = core::phraseOf(record->summary.app.name, record->summary.name);
    }
    execute(intent, [this] { return QStringList{m_effects.front()}; });
}

QString ConfigurationChangeCommand::printed(const OperationReport& report) const {
    return request().json ? QString::fromStdString(configurationChangeJson(report, m_effects))
                          : operationTable(report, m_effects);
}

} // namespace poolhouse::console
