// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/cluster_command.h"

#include "app/console/command_line.h"
#include "models/core/clock.h"
#include "models/core/confirm_phrase.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/text/cluster_change_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/views/cluster_forms.h"

#include <algorithm>
#include <utility>

namespace poolhouse::console {

using core::ChangeKind;
using operations::Operation;
using operations::Refusal;

namespace {

std::vector<std::string> namesIn(const QString& words) {
    std::vector<std::string> names;
    for (const auto& word : words.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        names.push_back(word.toStdString());
    }
    return names;
}

/// As the window has it.
ClusterEffects effectsOn(const fleet::Store& store, const fleet::ClusterRecord& cluster, core::Instant now) {
    const auto accepted = [](const core::Change&) { return std::nullopt; };
    const auto form = views::destroyClusterForm({store, cluster, now}, {}, accepted);
    ClusterEffects effects;
    effects.sentences << form.consequence;
    for (const auto& fact : form.facts) {
        effects.sentences << QStringLiteral("%1: %2").arg(fact.label, fact.plain());
    }
    for (const auto& each : form.apps) {
        effects.sentences << each.line + QLatin1Char('.');
        effects.apps.push_back(each.app);
    }
    if (cluster.cost && cluster.cost->complete()) {
        effects.saved = cluster.cost->known;
    }
    return effects;
}

} // namespace

DestroyClusterCommand::DestroyClusterCommand(ChangeRequest request, EngineDependencies dependencies, QObject* parent)
    : OperationCommand(std::move(request), dependencies, FleetLoader::Catalog::Required, parent) {
    m_report.cluster = this->request().cluster.toStdString();
    m_report.change.kind = ChangeKind::DestroyCluster;
    m_report.change.removal = core::ClusterRemoval{};
}

bool DestroyClusterCommand::wasDestroyed(const core::ClusterId& cluster) const {
    return inherited(cluster, [](const Operation& operation) {
               return operation.change.kind == ChangeKind::DestroyCluster && operation.state == Operation::State::Done;
           }) != nullptr;
}

void DestroyClusterCommand::onGone(const core::ClusterId& cluster) {
    if (wasDestroyed(cluster)) {
        finishAs(OperationResult::DoneBefore, exitDone);
    } else {
        OperationCommand::onGone(cluster);
    }
}

QString DestroyClusterCommand::strayApp(const std::vector<std::string>& named,
                                        const std::vector<std::string>& attached) {
    const auto stray = std::find_if(named.begin(), named.end(), [&attached](const std::string& app) {
        return std::find(attached.begin(), attached.end(), app) == attached.end();
    });
    return stray == named.end() ? QString()
                                : QStringLiteral("--detaching: %1 is no other app that is attached to the cluster.\n")
                                      .arg(text::toQString(*stray));
}

void DestroyClusterCommand::onReady(const fleet::ClusterRecord& cluster) {
    m_report.cluster = cluster.summary.name;
    m_report.phrase = core::phraseOf(cluster.summary.app.name, cluster.summary.name);
    if (wasDestroyed(cluster.summary.id)) {
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    m_effects = effectsOn(dependencies().store, cluster, dependencies().clock.now());
    auto& named = m_report.change.removal->detaching;
    named = namesIn(request().detaching);
    if (const auto stray = strayApp(named, m_effects.apps); !stray.isEmpty()) {
        finish({exitUsage, {}, stray});
        return;
    }
    if (request().dryRun && named.empty()) {
        named = m_effects.apps; // what it would do
    }
    const operations::Intent intent{cluster.summary.id, m_report.change, core::shapesOf(*cluster.info), {}};
    if (const auto refusal = dependencies().operations.refusal(intent)) {
        const auto sentence = text::refusalSentence(*refusal);
        if (refusal->removalProblem == core::RemovalProblem::StillAttached) {
            finish({exitUsage,
                    {},
                    QStringLiteral("%1 To confirm all of them, add: %2\n")
                        .arg(sentence, detachingOptions(m_effects.apps))});
        } else {
            fail(sentence + QLatin1Char('\n'));
        }
        return;
    }
    execute(intent, [this] { return m_effects.sentences; });
}

QString DestroyClusterCommand::printed(const OperationReport& report) const {
    return request().json ? QString::fromStdString(destroyJson(report, m_effects)) : destroyTable(report, m_effects);
}

UpgradeVersionCommand::UpgradeVersionCommand(ChangeRequest request, EngineDependencies dependencies, QObject* parent)
    : OperationCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent) {}

void UpgradeVersionCommand::onReady(const fleet::ClusterRecord& cluster) {
    m_report.cluster = cluster.summary.name;
    m_report.phrase = core::phraseOf(cluster.summary.app.name, cluster.summary.name);
    auto& change = m_report.change;
    change.kind = ChangeKind::UpgradeVersion;
    change.upgrade = core::VersionUpgrade{cluster.info->version, request().version.trimmed().toStdString()};
    // by an earlier run: the newest version is another one now, perhaps
    const auto* earlier = inherited(cluster.summary.id, [&change](const Operation& operation) {
        return operation.state == Operation::State::Done && operation.change.upgrade &&
               operation.change.upgrade->to == change.upgrade->to;
    });
    if (earlier != nullptr) {
        change = earlier->change;
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    submit(cluster);
}

void UpgradeVersionCommand::submit(const fleet::ClusterRecord& cluster) {
    const auto& upgrade = *m_report.change.upgrade;
    if (!upgrade.to.empty() && core::isUpgraded(upgrade, upgrade.from)) {
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    const operations::Intent intent{cluster.summary.id, m_report.change, core::shapesOf(*cluster.info), {}};
    if (const auto refusal = dependencies().operations.refusal(intent)) {
        const auto sentence = text::refusalSentence(*refusal) + QLatin1Char('\n');
        const bool ofOption = refusal->upgradeProblem == core::UpgradeProblem::VersionBad ||
                              refusal->upgradeProblem == core::UpgradeProblem::NotHigher;
        if (ofOption) {
            finish({exitUsage, {}, QStringLiteral("--postgres-version: ") + sentence});
        } else {
            fail(sentence);
        }
        return;
    }
    execute(intent, [&upgrade] { return text::upgradeEffects(upgrade); });
}

QString UpgradeVersionCommand::printed(const OperationReport& report) const {
    return request().json ? QString::fromStdString(upgradeJson(report)) : upgradeTable(report);
}

} // namespace poolhouse::console
