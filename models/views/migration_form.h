// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/fleet/cluster_snapshot.h"
#include "models/views/attachment_forms.h"
#include "models/views/pool_forms.h"

#include <optional>
#include <vector>

namespace poolhouse::fleet {
struct MigrationRecord;
}

/// View state of the form that prepares, watches, runs and cancels a migration from a classic database into a cluster.
/// Pure, as the forms of pools (pool_forms.h).
namespace poolhouse::views {

/// What was entered.
struct MigrationDraft {
    core::ClusterId source{}; ///< empty: none was chosen
    core::MigrationMethod method = core::MigrationMethod::FullLoad;
    bool cancels = false; ///< one that is ready is cancelled, rather than run
    QString typed{};      ///< of the phrase

    friend bool operator==(const MigrationDraft&, const MigrationDraft&) = default;
};

/// A database of the cluster's app.
struct SourceChoice {
    core::ClusterId id;
    QString line; ///< "postgresql-rigid-40120 (standard-2)", and why it can't be chosen
    bool possible = true;

    friend bool operator==(const SourceChoice&, const SourceChoice&) = default;
};

struct MigrationForm {
    enum class Step {
        Loading, ///< nothing is known yet, or it could not be read
        Prepare, ///< no migration, or a finished one
        Watch,   ///< the API works on it
        Ready,   ///< it can be run or cancelled
    };
    Step step = Step::Loading;
    QString subject;     ///< of the phrase: the migration and its state
    QString title;       ///< "Migrate into postgresql-horizontal-12345"
    QString consequence; ///< what happens, in sentences
    std::vector<FactRow> facts;
    std::vector<FormWarning> warnings;
    std::vector<SourceChoice> sources;
    QString sourcesNote;               ///< why others are not there, or could not be read
    QString methodEffect;              ///< of the method that was chosen
    QString phrase;                    ///< "example-app/postgresql-horizontal-12345", to be typed; empty: nothing is
    std::optional<QString> mismatch;   ///< the mistake in the phrase, once it cannot become it
    std::optional<QString> whyNot;     ///< why it can't be sent now
    bool alarming = false;             ///< it deletes data or takes a database offline
    QString verb;                      ///< "Prepare", "Run", "Cancel migration"
    QString keep;                      ///< of the button that leaves it, with its mnemonic
    std::vector<core::Change> changes; ///< empty while there is nothing to send
};
/// The only one that can be chosen; empty: there are several, or none.
[[nodiscard]] core::ClusterId onlySource(const std::vector<SourceChoice>& sources);
/// `record`: null while nothing was asked for. `taken`: databases that are being migrated into another cluster.
[[nodiscard]] MigrationForm migrationForm(const fleet::ClusterSnapshot& snapshot, const fleet::MigrationRecord* record,
                                          const MigrationDraft& draft, const RefusalCheck& refusal,
                                          const std::vector<core::ClusterId>& taken = {});

} // namespace poolhouse::views
