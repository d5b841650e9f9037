// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/migration_form.h"

#include "models/fleet/cluster_record.h"
#include "models/fleet/migration_reader.h"
#include "models/text/migration_text.h"
#include "models/text/problem_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"
#include "models/views/area_status.h"
#include "models/views/phrase_check.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

using core::ChangeKind;
using core::MigrationState;
using text::Text;
using Step = MigrationForm::Step;

Step stepOf(const fleet::MigrationRecord& record) {
    if (!record.freshness.everRead()) {
        return Step::Loading;
    }
    const auto state = record.migration ? record.migration->state.known : MigrationState::Completed;
    return core::isOver(state) ? Step::Prepare : state == MigrationState::Ready ? Step::Ready : Step::Watch;
}

const core::ClassicDatabase* sourceIn(const fleet::MigrationRecord& record, const core::ClusterId& id) {
    const auto at = std::find_if(record.sources.begin(), record.sources.end(),
                                 [&id](const core::ClassicDatabase& each) { return each.id == id; });
    return at == record.sources.end() ? nullptr : &*at;
}

/// Its name, as far as the list has it.
core::ChangedMigration withName(core::ChangedMigration change, const fleet::MigrationRecord& record) {
    if (const auto* source = sourceIn(record, change.source)) {
        change.sourceName = source->name;
    }
    return change;
}

core::Change migrationChangeFor(Step step, const fleet::MigrationRecord& record, const MigrationDraft& draft) {
    auto migration = core::shownMigration(record.migration);
    if (step != Step::Prepare) {
        return core::changeOfMigration(draft.cancels ? ChangeKind::CancelMigration : ChangeKind::RunMigration,
                                       withName(std::move(migration), record));
    }
    migration.source = draft.source;
    migration.method = draft.method;
    return core::changeOfMigration(ChangeKind::PrepareMigration, withName(std::move(migration), record));
}

QString checksText(const std::vector<core::MigrationCheck>& checks) {
    QStringList lines;
    for (const auto& check : checks) {
        const auto line = Text::tr("%1: %2", "a check and its result")
                              .arg(text::toQString(check.name), text::toQString(check.result));
        lines << (check.description.empty() ? line
                                            : Text::tr("%1 (%2)", "a check, and what the API says")
                                                  .arg(line, text::toQString(check.description)));
    }
    return lines.join(QStringLiteral(", "));
}

void addMigration(MigrationForm& form, const fleet::MigrationRecord& record) {
    const auto& migration = *record.migration;
    form.subject = text::toQString(migration.id + ' ' + migration.state.text);
    form.facts.push_back(
        {Text::tr("From"), {{text::migrationSource(withName(core::shownMigration(migration), record)), true}}});
    form.facts.push_back({Text::tr("State"), {{text::migrationState(migration), true}}});
    form.facts.push_back({Text::tr("That means"), {{text::migrationMeaning(migration)}}});
    if (!migration.checks.empty()) {
        form.facts.push_back({Text::tr("Checks"), {{checksText(migration.checks)}}});
    }
}

QString dataText(const core::ClusterInfo& info) {
    const auto gb = core::storageGb(info);
    return gb ? Text::tr("%1, which the preparation deletes").arg(text::gigabytes(gb))
              : Text::tr("how much is unknown; the preparation deletes it");
}

/// Why others are not in the list, or why there is none.
QString sourcesNote(const fleet::MigrationRecord& record, const fleet::ClusterRecord& cluster) {
    const auto& read = record.sourcesFreshness;
    if (read.problem) {
        return text::problemText(*read.problem, text::RequestKind::ClassicDatabases).sentence();
    }
    if (fleet::appOfSources(cluster).empty()) {
        return Text::tr("The app of the cluster is unknown, and with it its classic databases.");
    }
    const auto app = text::appTitle(cluster.summary.app);
    if (!read.everRead()) {
        return Text::tr("The databases of %1 are being loaded.").arg(app);
    }
    if (!record.sources.empty()) {
        return Text::tr("Only databases of %1 are listed. A database can be migrated only into a cluster of its own "
                        "app.")
            .arg(app);
    }
    return record.sourcesUnreadable.empty()
               ? Text::tr("%1 has no classic database. A database can be migrated only into a cluster of its own app.")
                     .arg(app)
               : Text::tr("No classic database of %1 could be read.").arg(app);
}

/// Why it can't be chosen.
std::optional<QString> whyNotSource(const core::ClassicDatabase& source, const std::vector<core::ClusterId>& taken) {
    if (std::find(taken.begin(), taken.end(), source.id) != taken.end()) {
        return Text::tr("It is being migrated into another cluster.");
    }
    const auto problem = core::problemOfSource(source);
    return problem ? std::optional(text::sourceProblemText(*problem)) : std::nullopt;
}

void addSources(MigrationForm& form, const fleet::MigrationRecord& record, const fleet::ClusterRecord& cluster,
                const std::vector<core::ClusterId>& taken) {
    for (const auto& source : record.sources) {
        const auto why = whyNotSource(source, taken);
        const auto line = Text::tr("%1 (%2)", "a database and its plan")
                              .arg(text::toQString(source.name), text::toQString(source.plan));
        form.sources.push_back(
            {source.id, why ? Text::tr("%1: %2", "a database, why not").arg(line, *why) : line, !why});
    }
    form.sourcesNote = sourcesNote(record, cluster);
}

/// When all of that was read, and how long ago once it is overdue.
void addAge(MigrationForm& form, const fleet::MigrationRecord& record, core::Instant now) {
    const auto& read = record.freshness;
    const auto status =
        areaStatus(read, fleet::MigrationReader::paceOf(record), now,
                   {text::RequestKind::Migration, Text::tr("%1, %2", "a time, an age"), QStringLiteral("%1")});
    form.facts.push_back(
        {Text::tr("As of"), {{status.stale ? status.age : text::formatTime(*read.readAt, now, true), status.stale}}});
}

/// What the answers had that is not shown.
void addUnreadable(MigrationForm& form, const fleet::MigrationRecord& record) {
    auto unreadable = record.unreadable;
    if (form.step == Step::Prepare) {
        unreadable.insert(unreadable.end(), record.sourcesUnreadable.begin(), record.sourcesUnreadable.end());
    }
    for (const auto& sentence : text::unreadableSentences(unreadable)) {
        form.warnings.push_back({sentence, text::Tone::Attention, false});
    }
}

/// The last answer failed; what is shown is what was read before.
void addFailure(MigrationForm& form, const fleet::MigrationRecord& record) {
    if (record.freshness.problem) {
        const auto problem = text::problemText(*record.freshness.problem, text::RequestKind::Migration);
        form.warnings.push_back({problem.sentence(), text::Tone::Attention, false});
    }
}

void addMigrationWords(MigrationForm& form, const MigrationDraft& draft) {
    switch (form.step) {
    case Step::Prepare:
        form.verb = Text::tr("Prepare migration");
        form.keep = Text::tr("&Keep the data");
        return;
    case Step::Ready:
        form.verb = draft.cancels ? Text::tr("Cancel migration") : Text::tr("Run migration");
        form.keep = Text::tr("&Leave it ready");
        return;
    case Step::Loading:
    case Step::Watch: break;
    }
    form.verb = Text::tr("Run migration");
    form.keep = Text::tr("&Close");
}

} // namespace

core::ClusterId onlySource(const std::vector<SourceChoice>& sources) {
    const auto possible = [](const SourceChoice& each) { return each.possible; };
    const auto at = std::find_if(sources.begin(), sources.end(), possible);
    return std::count_if(sources.begin(), sources.end(), possible) == 1 ? at->id : core::ClusterId();
}

MigrationForm migrationForm(const fleet::ClusterSnapshot& snapshot, const fleet::MigrationRecord* record,
                            const MigrationDraft& draft, const RefusalCheck& refusal,
                            const std::vector<core::ClusterId>& taken) {
    const auto& summary = snapshot.record.summary;
    const auto cluster = text::toQString(summary.name);
    MigrationForm form;
    form.title = Text::tr("Migrate a classic database into %1").arg(cluster);
    form.step = record == nullptr ? Step::Loading : stepOf(*record);
    addMigrationWords(form, draft);
    if (record != nullptr) {
        addFailure(form, *record);
    }
    if (form.step == Step::Loading) {
        form.consequence = form.warnings.empty() ? Text::tr("Loading the migration.") : QString();
        form.whyNot = Text::tr("The migration hasn't been loaded.");
        return form;
    }
    const auto change = migrationChangeFor(form.step, *record, draft);
    if (record->migration) {
        addMigration(form, *record);
    }
    if (form.step == Step::Prepare) {
        form.facts.push_back({Text::tr("Data in %1").arg(cluster), {{dataText(*snapshot.record.info)}}});
        form.methodEffect = text::migrationMethodEffect(draft.method);
        addSources(form, *record, snapshot.record, taken);
    }
    addAge(form, *record, snapshot.now);
    addUnreadable(form, *record);
    const auto why = refusal(change);
    form.whyNot = why ? std::optional(text::refusalSentence(*why)) : std::nullopt;
    if (form.step == Step::Watch) {
        return form;
    }
    const bool chosen = form.step == Step::Ready || !draft.source.empty();
    form.consequence = chosen ? text::migrationEffects(change, cluster).join(QLatin1Char(' '))
                              : Text::tr("All data in %1 is deleted when a migration is prepared.").arg(cluster);
    form.alarming = change.kind != ChangeKind::CancelMigration;
    if (form.alarming) {
        confirmByCluster(form, summary, draft.typed.trimmed());
    }
    if (!form.whyNot) {
        form.changes = {change};
    }
    return form;
}

} // namespace poolhouse::views
