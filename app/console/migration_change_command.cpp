// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/migration_change_command.h"

#include "app/console/migration_report.h"
#include "models/core/confirm_phrase.h"
#include "models/core/limits.h"
#include "models/core/migration_method.h"
#include "models/fleet/migration_reader.h"
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
using operations::Operation;

namespace {

ChangeKind migrationKindOf(CommandLine::Command command) {
    return command == CommandLine::Command::PrepareMigration ? ChangeKind::PrepareMigration
           : command == CommandLine::Command::RunMigration   ? ChangeKind::RunMigration
                                                             : ChangeKind::CancelMigration;
}

/// Another one is prepared after one that was cancelled or failed only: it deletes what a completed one has brought.
bool isPrepared(MigrationState state, bool wait) {
    switch (state) {
    case MigrationState::Ready:
    case MigrationState::Migrating:
    case MigrationState::Promoting:
    case MigrationState::Completed: return true;
    case MigrationState::CreatingTarget:
    case MigrationState::Preparing: return !wait;
    case MigrationState::Cancelled:
    case MigrationState::Failed:
    case MigrationState::Unknown: break;
    }
    return false;
}

QString preparedBefore(MigrationState state, const std::optional<core::MigrationMethod>& method) {
    if (state == MigrationState::Completed) {
        return QStringLiteral("The migration is complete. To delete the cluster's data and migrate from the same "
                              "database again, use the window.");
    }
    if (core::isUnderWay(state)) {
        return QStringLiteral("The migration is running.");
    }
    return method ? QString() : QStringLiteral("The API doesn't report by which method it was prepared.");
}

/// Of what is prepared.
std::optional<core::MigrationMethod> methodOf(const OperationReport& report) {
    return report.change.kind == ChangeKind::PrepareMigration && report.change.migration
               ? std::optional(report.change.migration->method)
               : std::nullopt;
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
        m_report.phrase = core::phraseOf(cluster.summary.app.name, cluster.summary.name);
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
    const auto app = fleet::appOfSources(*record);
    if (app.empty()) {
        onSources(cluster, core::PartialList<core::ClassicDatabase>());
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
    auto& change = *m_report.change.migration;
    change = m_shown;
    change.sourceName = answer ? nameOfSource(answer.value().items, change.source) : std::string();
    if (m_command == CommandLine::Command::PrepareMigration) {
        const auto sources = operations::wholeList(std::move(answer));
        if (!sources) {
            fail(text::commandComplaint(sources.error(), text::RequestKind::ClassicDatabases));
            return;
        }
        if (!choose(*record, sources.value())) {
            return;
        }
    }
    submit({cluster, m_report.change, core::shapesOf(*record->info), {}});
}

bool MigrationChangeCommand::choose(const fleet::ClusterRecord& cluster,
                                    const std::vector<core::ClassicDatabase>& sources) {
    if (fleet::appOfSources(cluster).empty()) {
        fail(QStringLiteral("The app that the cluster belongs to is unknown, and with it its classic databases.\n"));
        return false;
    }
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
std::vector<const Operation*> MigrationChangeCommand::inTheWay() const {
    return request().wait ? openOperations() : OperationCommand::inTheWay();
}

bool MigrationChangeCommand::isDoneBefore() const {
    switch (m_command) {
    case CommandLine::Command::PrepareMigration:
        return m_shown.source == m_report.change.migration->source && isPrepared(m_shown.state, request().wait);
    case CommandLine::Command::RunMigration:
        return m_shown.state == MigrationState::Completed || (core::isUnderWay(m_shown.state) && !request().wait);
    default: return m_shown.state == MigrationState::Cancelled;
    }
}

/// The API does not report it. The journal does, of a migration with the id that an answer gave, or of one whose answer
/// was lost and that was recognised since the start.
std::optional<core::MigrationMethod> MigrationChangeCommand::methodBefore(const core::ClusterId& cluster) const {
    const auto id = QByteArray::fromStdString(m_shown.shown);
    const auto prepares = [&](const Operation& each) {
        return each.cluster == cluster && each.change.kind == ChangeKind::PrepareMigration && each.change.migration &&
               each.change.migration->source == m_shown.source;
    };
    const auto& all = dependencies().operations.all();
    const auto at = std::find_if(all.rbegin(), all.rend(), [&](const Operation& each) {
        return prepares(each) && std::any_of(each.exchanges.begin(), each.exchanges.end(), [&id](const auto& exchange) {
                   return exchange.succeeded() && exchange.responseBody.contains(id);
               });
    });
    const auto* found = at != all.rend() ? &*at : inherited([&](const Operation& each) {
        return prepares(each) && each.state == Operation::State::Done;
    });
    return found == nullptr ? std::nullopt : std::optional(found->change.migration->method);
}

bool MigrationChangeCommand::isOfAnotherMethod() const {
    const bool decided = core::isUnderWay(m_shown.state) || m_shown.state == MigrationState::Completed;
    return request().method && !decided && m_method != request().method;
}

QString MigrationChangeCommand::otherMethodComplaint() const {
    const auto source = text::migrationSource(*m_report.change.migration);
    return m_method
               ? QStringLiteral(
                     "--method: the migration from %1 is prepared already, as %2. To prepare it anew, cancel "
                     "it first.\n")
                     .arg(source, text::toQString(std::string(core::migrationMethodWord(*m_method))))
               : QStringLiteral("--method: the migration from %1 is prepared already, and the API doesn't report by "
                                "which method. Leave the option out, or cancel the migration first.\n")
                     .arg(source);
}

void MigrationChangeCommand::finishAsDoneBefore(const core::ClusterId& cluster) {
    if (m_command == CommandLine::Command::PrepareMigration) {
        m_method = methodBefore(cluster);
        if (isOfAnotherMethod()) {
            fail(otherMethodComplaint());
            return;
        }
        m_report.message = preparedBefore(m_shown.state, m_method).toStdString();
    }
    finishAs(OperationResult::DoneBefore, exitDone);
}

void MigrationChangeCommand::submit(const operations::Intent& intent) {
    if (isDoneBefore()) {
        finishAsDoneBefore(intent.cluster);
        return;
    }
    if (const auto refusal = dependencies().operations.refusal(intent)) {
        fail(text::refusalSentence(*refusal) + QLatin1Char('\n'));
        return;
    }
    execute(intent, [this] { return text::migrationEffects(m_report.change, text::toQString(m_report.cluster)); });
}

QString MigrationChangeCommand::printed(const OperationReport& report) const {
    const MigrationChangeReport all{report, report.result == OperationResult::DoneBefore ? m_method : methodOf(report)};
    return request().json ? QString::fromStdString(migrationChangeJson(all)) : migrationChangeTable(all);
}

} // namespace poolhouse::console
