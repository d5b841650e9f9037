// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/migration.h"
#include "models/operations/operation.h"
#include "models/text/tone.h"

#include <QString>
#include <QStringList>

#include <optional>

/// Text about migrations from classic databases (context "Wording"). Pure.
namespace poolhouse::text {

/// "Ready", "Being prepared"; an unknown state as the API spells it.
[[nodiscard]] QString migrationState(const core::Migration& migration);
[[nodiscard]] Tone migrationTone(const core::Migration& migration);
/// What that means, and what can be done now, in a sentence or two.
[[nodiscard]] QString migrationMeaning(const core::Migration& migration);

[[nodiscard]] QString migrationMethodName(core::MigrationMethod method); ///< "Snapshot", as the CLI calls it
/// What it does, and how long the source is offline.
[[nodiscard]] QString migrationMethodEffect(core::MigrationMethod method);

/// The source for people: its name, else its id.
[[nodiscard]] QString migrationSource(const core::ChangedMigration& change);
/// As the title of an operation: "Run the migration from postgresql-rigid-40120".
[[nodiscard]] QString migrationChangeTitle(const core::Change& change);
/// "Prepare a migration from postgresql-rigid-40120: Streaming", without a method that is unknown.
[[nodiscard]] QString preparationTitle(const core::ChangedMigration& change,
                                       const std::optional<core::MigrationMethod>& method);
/// What such a change does, and what can't be undone, as sentences. `cluster`: by name.
[[nodiscard]] QStringList migrationEffects(const core::Change& change, const QString& cluster);
/// The Heroku CLI's command, which asks for the rest: "heroku data:pg:migrate -a example-app".
[[nodiscard]] QString migrationChangeCommand(const operations::Operation& operation);

/// Why it can't be changed so.
[[nodiscard]] QString migrationProblemText(core::MigrationProblem problem);
/// Why the database can't be chosen.
[[nodiscard]] QString sourceProblemText(core::SourceProblem problem);

} // namespace poolhouse::text
