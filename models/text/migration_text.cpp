// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/migration_text.h"

#include "models/text/text.h"

namespace poolhouse::text {

namespace {

using core::ChangeKind;
using core::MigrationMethod;
using core::MigrationState;

QString orReason(const QString& sentence, const std::string& reason) {
    return reason.empty() ? sentence
                          : Text::tr("%1 %2", "a sentence and the API's reason").arg(sentence, toQString(reason));
}

QString copiedShare(const core::Migration& migration) {
    return migration.progress
               ? Text::tr("%1% of the data copied.").arg(Text::number(static_cast<int>(*migration.progress)))
               : Text::tr("The data is being copied.");
}

} // namespace

QString migrationState(const core::Migration& migration) {
    switch (migration.state.known) {
    case MigrationState::CreatingTarget: return Text::tr("Waiting for the cluster", "a migration");
    case MigrationState::Preparing: return Text::tr("Being prepared", "a migration");
    case MigrationState::Ready: return Text::tr("Ready to run", "a migration");
    case MigrationState::Migrating: return Text::tr("Copying the data", "a migration");
    case MigrationState::Promoting: return Text::tr("Promoting the cluster", "a migration");
    case MigrationState::Completed: return Text::tr("Completed", "a migration");
    case MigrationState::Cancelled: return Text::tr("Cancelled", "a migration");
    case MigrationState::Failed: return Text::tr("Failed", "a migration");
    case MigrationState::Unknown: break;
    }
    return migration.state.text == "unknown" ? Text::tr("Unknown", "a migration") : toQString(migration.state.text);
}

Tone migrationTone(const core::Migration& migration) {
    switch (migration.state.known) {
    case MigrationState::CreatingTarget:
    case MigrationState::Preparing:
    case MigrationState::Migrating:
    case MigrationState::Promoting: return Tone::Working;
    case MigrationState::Ready: return Tone::Attention;
    case MigrationState::Completed: return Tone::Good;
    case MigrationState::Cancelled: return Tone::Neutral;
    case MigrationState::Failed: return Tone::Bad;
    case MigrationState::Unknown: break;
    }
    return Tone::Unknown;
}

QString migrationMeaning(const core::Migration& migration) {
    switch (migration.state.known) {
    case MigrationState::CreatingTarget: return Text::tr("It is prepared once the cluster is available.");
    case MigrationState::Preparing:
        return Text::tr("The data of the cluster is deleted. The source stays online until the migration is run.");
    case MigrationState::Ready:
        return Text::tr("Run it within 24 hours of its preparation, or cancel it. The source is online until then.");
    case MigrationState::Migrating:
        return Text::tr("%1 The source is offline until the migration completes. It can't be cancelled any more.")
            .arg(copiedShare(migration));
    case MigrationState::Promoting:
        return Text::tr("The data is copied, and the cluster takes over. The source is offline until then.");
    case MigrationState::Completed: return Text::tr("The cluster has the data of the source.");
    case MigrationState::Cancelled:
        return orReason(Text::tr("The source is as it was. The data in the cluster before the preparation is gone."),
                        migration.stopReason);
    case MigrationState::Failed:
        return orReason(Text::tr("The source is online. The data in the cluster before the preparation may be gone."),
                        migration.error.empty() ? migration.stopReason : migration.error);
    case MigrationState::Unknown: break;
    }
    return Text::tr("This version of Poolhouse doesn't know this state. Changes are possible once it changes.");
}

QString migrationMethodName(MigrationMethod method) {
    return method == MigrationMethod::FullLoad ? Text::tr("Snapshot", "a migration method")
                                               : Text::tr("Streaming", "a migration method");
}

QString migrationMethodEffect(MigrationMethod method) {
    return method == MigrationMethod::FullLoad
               ? Text::tr(
                     "The data is copied when the migration is run. The source is offline meanwhile, up to several "
                     "hours for a large database.")
               : Text::tr("The data is copied beforehand and kept up to date until the migration is run. The source is "
                          "offline only for the last changes.");
}

QString migrationSource(const core::ChangedMigration& change) {
    return toQString(change.sourceName.empty() ? change.source.value : change.sourceName);
}

QString migrationChangeTitle(const core::Change& change) {
    const auto migration = change.migration.value_or(core::ChangedMigration{});
    const auto source = migrationSource(migration);
    switch (change.kind) {
    case ChangeKind::RunMigration: return Text::tr("Run the migration from %1").arg(source);
    case ChangeKind::CancelMigration: return Text::tr("Cancel the migration from %1").arg(source);
    default: break;
    }
    return preparationTitle(migration, migration.method);
}

QString preparationTitle(const core::ChangedMigration& change, const std::optional<MigrationMethod>& method) {
    const auto source = migrationSource(change);
    return method ? Text::tr("Prepare a migration from %1: %2", "a database and a method")
                        .arg(source, migrationMethodName(*method))
                  : Text::tr("Prepare a migration from %1", "a database").arg(source);
}

QStringList migrationEffects(const core::Change& change, const QString& cluster) {
    const auto migration = change.migration.value_or(core::ChangedMigration{});
    const auto source = migrationSource(migration);
    switch (change.kind) {
    case ChangeKind::RunMigration:
        return {Text::tr("%1 goes offline now, and stays so until the migration completes, up to several hours.")
                    .arg(source),
                Text::tr("The migration can't be cancelled once it has started."),
                Text::tr("If it fails, the API ends it and brings %1 back online.").arg(source)};
    case ChangeKind::CancelMigration:
        return {Text::tr("The preparation is dropped. To migrate later, prepare it again and wait for it again."),
                Text::tr("%1 stays online as it is. The data that %2 had before the preparation doesn't come back.")
                    .arg(source, cluster)};
    default: break;
    }
    return {Text::tr("All data in %1 is deleted now. It can't be brought back, not even by cancelling the migration.")
                .arg(cluster),
            Text::tr("%1 stays online until the migration is run.").arg(source),
            Text::tr("Once it is ready, the migration has to be run within 24 hours; after that the API cancels it.")};
}

QString migrationChangeCommand(const operations::Operation& operation) {
    return QStringLiteral("heroku data:pg:migrate -a %1")
        .arg(operation.app.empty() ? QStringLiteral("APP") : toQString(operation.app));
}

QString migrationProblemText(core::MigrationProblem problem) {
    switch (problem) {
    case core::MigrationProblem::SourceMissing: return Text::tr("Choose the classic database to migrate from.");
    case core::MigrationProblem::Active:
        return Text::tr("The cluster is the target of a migration already. Run or cancel that one first.");
    case core::MigrationProblem::NoMigration: return Text::tr("No migration into this cluster is prepared.");
    case core::MigrationProblem::NotReady:
        return Text::tr("The migration is still being prepared. Wait until it is ready.");
    case core::MigrationProblem::Started:
        return Text::tr("The migration is running. It can't be cancelled, and ends by itself.");
    case core::MigrationProblem::Over: return Text::tr("The migration is over. Prepare another one.");
    case core::MigrationProblem::StateUnknown:
        return Text::tr("The state of the migration is unknown, so it can't be changed.");
    }
    return {};
}

QString sourceProblemText(core::SourceProblem problem) {
    switch (problem) {
    case core::SourceProblem::Essential:
        return Text::tr("Its plan is too small: only plans above Essential can be migrated.");
    case core::SourceProblem::Unavailable: return Text::tr("It isn't available now.");
    }
    return {};
}

} // namespace poolhouse::text
