// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/migration_change_command.h"

#include "app/console/migration_report.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/operations/whole_cluster.h"
#include "models/text/migration_text.h"
#include "models/text/problem_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"

#include <algorithm>
#include <utility>

namespace poolhouse::console {

using core::ChangeKind;
using core::MigrationState;

namespace {

ChangeKind migrationKindOf(CommandLine::Command command) {
    return command == CommandLine::Command::PrepareMigration ? ChangeKind::PrepareMigration
           : command == CommandLine::Command::RunMigration   ? ChangeKind::RunMigration
                                                             : ChangeKind::CancelMigration;
}

QString listedNames(const std::vector<core::ClassicDatabase>& sources) {
    QStringList names;
    for (const auto& source : sources) {
        names << text::toQString(source.name);
    }
    return names.isEmpty() ? QStringLiteral("It has none.")
                           : QStringLiteral("It has: %1.").arg(names.join(QStringLiteral(", ")));
}

} // namespace

MigrationChangeCommand::MigrationChangeCommand(CommandLine::Command command, ChangeRequest request,
                                               EngineDependencies dependencies, api::MigrationService& service,
                                               QObject* parent)
    : OperationCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent),
      m_command(command),
      m_service(service) {}

void MigrationChangeCommand::onReady(const fleet::ClusterRecord& cluster) {
    m_report.cluster = cluster.summary.name;
    m_report.change = core::changeOfMigration(migrationKindOf(m_command), {});
    if (m_command != CommandLine::Command::CancelMigration) {
        m_report.phrase = cluster.summary.app.name + '/' + cluster.summary.name;
    }
    const auto id = cluster.summary.id;
    await(m_service.migration(id, [this, id](const auto& answer) { onMigration(id, answer); }),
          QStringLiteral("The migration was"));
}

void MigrationChangeCommand::onMigration(const core::ClusterId& cluster,
                                         const api::ApiResult<api::MigrationAnswer>& answer) {
    const auto* record = answered(cluster);
    if (record == nullptr) {
        return;
    }
    if (!answer) {
        fail(text::commandComplaint(answer.error(), text::RequestKind::Migration));
        return;
    }
    m_shown = core::shownMigration(answer.value().migration);
    const auto app = record->info->app.id.empty() ? record->summary.app.id : record->info->app.id;
    if (app.empty()) {
        fail(QStringLiteral("The app that the cluster belongs to is unknown, and with it its classic databases.\n"));
        return;
    }
    await(m_service.classicDatabases(app, [this, cluster](auto list) { onSources(cluster, std::move(list)); }),
          QStringLiteral("The classic databases were"));
}

void MigrationChangeCommand::onSources(const core::ClusterId& cluster,
                                       api::ApiResult<core::PartialList<core::ClassicDatabase>> answer) {
    const auto* record = answered(cluster);
    if (record == nullptr) {
        return;
    }
    const auto sources = operations::wholeList(std::move(answer));
    if (!sources) {
        fail(text::commandComplaint(sources.error(), text::RequestKind::ClassicDatabases));
        return;
    }
    auto& change = *m_report.change.migration;
    change = m_shown;
    change.sourceName = nameOfSource(sources.value(), change.source);
    if (m_command == CommandLine::Command::PrepareMigration && !choose(sources.value())) {
        return;
    }
    submit({cluster, m_report.change, core::shapesOf(*record->info), {}});
}

bool MigrationChangeCommand::choose(const std::vector<core::ClassicDatabase>& sources) {
    const auto named = request().from.toStdString();
    const auto at = std::find_if(sources.begin(), sources.end(), [&named](const core::ClassicDatabase& each) {
        return each.name == named || each.id.value == named;
    });
    if (at == sources.end()) {
        finish({exitUsage,
                {},
                QStringLiteral("--from: the cluster's app has no classic database %1. %2\n")
                    .arg(request().from, listedNames(sources))});
        return false;
    }
    if (const auto problem = core::problemOfSource(*at)) {
        finish({exitUsage,
                {},
                QStringLiteral("--from: %1 can't be migrated. %2\n")
                    .arg(text::toQString(at->name), text::sourceProblemText(*problem))});
        return false;
    }
    auto& change = *m_report.change.migration;
    change.source = at->id;
    change.sourceName = at->name;
    change.method = request().method.value_or(core::MigrationMethod::FullLoad);
    return true;
}

/// Without --wait it isn't waited for the API's work either.
std::vector<const operations::Operation*> MigrationChangeCommand::inTheWay() const {
    return request().wait ? openOperations() : OperationCommand::inTheWay();
}

bool MigrationChangeCommand::isDoneBefore() const {
    switch (m_command) {
    case CommandLine::Command::PrepareMigration:
        return core::isActive(m_shown.state) && !core::isUnderWay(m_shown.state) &&
               (m_shown.state == MigrationState::Ready || !request().wait) &&
               m_shown.source == m_report.change.migration->source;
    case CommandLine::Command::RunMigration:
        return m_shown.state == MigrationState::Completed || (core::isUnderWay(m_shown.state) && !request().wait);
    default: return m_shown.state == MigrationState::Cancelled;
    }
}

void MigrationChangeCommand::submit(const operations::Intent& intent) {
    if (isDoneBefore()) {
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    if (const auto refusal = dependencies().operations.refusal(intent)) {
        fail(text::refusalSentence(*refusal) + QLatin1Char('\n'));
        return;
    }
    carryOut(intent, [this] { return text::migrationEffects(m_report.change, text::toQString(m_report.cluster)); });
}

QString MigrationChangeCommand::printed(const OperationReport& report) const {
    return request().json ? QString::fromStdString(migrationChangeJson(report)) : migrationChangeTable(report);
}

} // namespace poolhouse::console
