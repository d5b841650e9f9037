// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/switch_form.h"

#include "models/core/attachment_name.h"
#include "models/core/confirm_phrase.h"
#include "models/core/credential.h"
#include "models/core/limits.h"
#include "models/fleet/credential_reader.h"
#include "models/fleet/store.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/attachment_form_helpers.h"
#include "models/views/phrase_check.h"

#include <algorithm>
#include <map>
#include <set>

namespace poolhouse::views {

namespace {

using text::Text;

/// An attachment of the source on its way to the new cluster.
struct SwitchedAttachment {
    const core::Attachment* old = nullptr;
    std::string pool;                        ///< of the new cluster
    std::string credential;                  ///< of the new cluster; empty: the owner's
    const core::Attachment* there = nullptr; ///< the app's attachment that makes a new one unnecessary; null: none
    std::string name;                        ///< of the new attachment, or of the one that is there
    std::vector<operations::Intent> steps = {};
};

const fleet::ClusterRecord* sourceOf(const fleet::ClusterSnapshot& target, const SwitchDraft& draft) {
    const auto name = !draft.source.empty() ? draft.source : target.record.info->forkedFrom.value_or(std::string());
    const auto* record = name.empty() ? nullptr : target.store.clusterByName(text::toQString(name));
    return record != nullptr && record->info && record->summary.id != target.record.summary.id ? record : nullptr;
}

std::vector<AttachChoice> sourcesFor(const fleet::ClusterSnapshot& target) {
    std::vector<AttachChoice> sources;
    for (const auto& id : target.store.clusterIds()) {
        const auto* record = target.store.cluster(id);
        if (id != target.record.summary.id && record->info && !record->attachments.empty()) {
            sources.push_back({record->summary.name,
                               Text::tr("%1 of %2", "cluster and app")
                                   .arg(text::toQString(record->summary.name), text::appTitle(record->summary.app))});
        }
    }
    return sources;
}

/// Without a pool of that name it is the leader pool, which every cluster has.
std::string poolFor(const core::Attachment& old, const core::ClusterInfo& target) {
    return target.findPool(old.target.pool) != nullptr ? old.target.pool : std::string(core::leaderPoolName);
}

const core::Credential* credentialNamed(const fleet::CredentialsRecord* record, const std::string& name) {
    if (record == nullptr || !record->credentials) {
        return nullptr;
    }
    const auto& all = *record->credentials;
    const auto at =
        std::find_if(all.begin(), all.end(), [&name](const core::Credential& each) { return each.name == name; });
    return at == all.end() ? nullptr : &*at;
}

/// An attachment may name the owner of its cluster; elsewhere that is another name.
std::string credentialOf(const core::Attachment& attachment, const fleet::CredentialsRecord* record) {
    const auto* named = credentialNamed(record, attachment.target.role);
    return named != nullptr && named->isOwner() ? std::string() : attachment.target.role;
}

const core::Attachment* asGood(const SwitchedAttachment& moved, const fleet::ClusterRecord& target,
                               const fleet::CredentialsRecord* credentials) {
    const auto& all = target.attachments;
    const auto at = std::find_if(all.begin(), all.end(), [&](const core::Attachment& each) {
        return each.app.name == moved.old->app.name && each.target.pool == moved.pool &&
               credentialOf(each, credentials) == moved.credential;
    });
    return at == all.end() ? nullptr : &*at;
}

core::Change attachAs(const SwitchedAttachment& moved, const std::string& name) {
    return forms::NewAttachment{moved.old->app.name, moved.pool, moved.credential, name}.change(name);
}

void addSteps(SwitchedAttachment& moved, const fleet::ClusterRecord& source, const fleet::ClusterRecord& target,
              bool keepName) {
    const auto& to = target.summary.id;
    if (moved.there == nullptr) {
        moved.steps.push_back({to, attachAs(moved, moved.name), core::shapesOf(*target.info)});
    }
    moved.steps.push_back({source.summary.id, forms::detachChange(*moved.old), core::shapesOf(*source.info)});
    if (keepName) {
        moved.steps.push_back({to, attachAs(moved, moved.old->name), core::shapesOf(*target.info)});
    }
}

/// What is known of a credential that an attachment of the source has.
enum class CredentialStanding { There, Missing, Loading, Unknown };

CredentialStanding standingOf(const std::string& name, const fleet::CredentialsRecord* source,
                              const fleet::CredentialsRecord* target) {
    const auto* there = credentialNamed(target, name);
    if (name.empty() || (there != nullptr && !there->state.is(core::CredentialState::Revoking))) {
        return CredentialStanding::There;
    }
    const auto loading = [](const fleet::CredentialsRecord* record) {
        return record != nullptr && !record->credentials && record->freshness.loading;
    };
    if (loading(source) || loading(target)) {
        return CredentialStanding::Loading;
    }
    // a name that the source does not tell may be its owner's
    const bool complete = credentialNamed(source, name) != nullptr && target != nullptr && target->credentials &&
                          target->unreadable.empty();
    return complete ? CredentialStanding::Missing : CredentialStanding::Unknown;
}

std::optional<QString> credentialProblem(CredentialStanding standing, const SwitchedAttachment& moved,
                                         const core::ClusterSummary& target) {
    const auto cluster = text::toQString(target.name);
    switch (standing) {
    case CredentialStanding::Missing:
        return Text::tr("%1 has no credential named %2. Create it first.", "a cluster, a credential")
            .arg(cluster, text::toQString(moved.credential));
    case CredentialStanding::Loading: return Text::tr("Loading the credentials.");
    case CredentialStanding::There:
    case CredentialStanding::Unknown: break;
    }
    return std::nullopt;
}

/// Why it can't be switched now. The last step has no answer yet: its name is taken until the one before is done.
std::optional<QString> whyNotSwitched(const SwitchedAttachment& moved, bool keepName,
                                      const ClusterRefusalCheck& refusal) {
    const auto checked = moved.steps.size() - (keepName ? 1 : 0);
    for (std::size_t step = 0; step < checked; ++step) {
        if (const auto why = refusal(moved.steps[step].cluster, moved.steps[step].change)) {
            return text::refusalSentence(*why);
        }
    }
    return std::nullopt;
}

QString stepsOf(const SwitchedAttachment& moved, const core::ClusterInfo& target, bool keepName) {
    const auto* pool = target.findPool(moved.pool);
    const auto where = pool != nullptr ? text::poolTitle(*pool) : text::toQString(moved.pool);
    const auto var = forms::configVar(moved.name), old = forms::configVar(moved.old->name);
    if (moved.there != nullptr) {
        return keepName
                   ? Text::tr("%1 on %2 is there already; %3 is detached, then attached to %2", "config var, pool")
                         .arg(var, where, old)
                   : Text::tr("%1 on %2 is there already; %3 is detached", "config var, pool").arg(var, where, old);
    }
    return keepName ? Text::tr("%1 is attached to %2; %3 is detached, then attached to %2", "config var, pool")
                          .arg(var, where, old)
                    : Text::tr("%1 is attached to %2; %3 is detached", "config var, pool").arg(var, where, old);
}

/// Each step of an app is a release of it, and a restart.
QString restartsOfSteps(const std::vector<operations::Intent>& steps) {
    std::map<std::string, int> restarts;
    for (const auto& step : steps) {
        ++restarts[step.change.attachment->app];
    }
    QStringList lines;
    for (const auto& [app, times] : restarts) {
        lines << (times == 1 ? Text::tr("%1, once", "an app").arg(text::toQString(app))
                             : Text::tr("%1, %2 times", "an app").arg(text::toQString(app)).arg(times));
    }
    return lines.join(QStringLiteral("; "));
}

void addWarnings(SwitchForm& form, const std::vector<SwitchedAttachment>& chosen, bool keepNames) {
    QStringList elsewhere, unused;
    bool database = false;
    for (const auto& moved : chosen) {
        database = database || core::isMainAttachment(moved.old->name);
        if (moved.pool != moved.old->target.pool && !moved.old->target.pool.empty()) {
            elsewhere << text::toQString(moved.old->target.pool);
        }
        if (keepNames && moved.there == nullptr) {
            unused << forms::configVar(moved.name);
        }
    }
    elsewhere.removeDuplicates();
    if (!elsewhere.isEmpty()) {
        form.warnings.push_back({Text::tr("The new cluster has no pool named %1: the leader pool takes its place.")
                                     .arg(elsewhere.join(QStringLiteral(", "))),
                                 text::Tone::Attention, false});
    }
    if (keepNames) {
        form.warnings.push_back(
            {database ? Text::tr("Between two of its restarts an app runs without its old config var, also without "
                                 "DATABASE_URL: until it is attached again, the app can't connect through it.")
                      : Text::tr("Between two of its restarts an app runs without its old config var: until it is "
                                 "attached again, the app can't connect through it."),
             text::Tone::Attention, false});
    } else {
        form.warnings.push_back(
            {database ? Text::tr("Apps lose their old config vars, also DATABASE_URL, which most frameworks connect "
                                 "to: they have to read the new ones.")
                      : Text::tr("Apps lose their old config vars and have to read the new ones."),
             text::Tone::Bad, false});
    }
    if (!unused.isEmpty()) {
        form.warnings.push_back({Text::tr("%1 is kept. Detach it once everything works.", "config vars")
                                     .arg(unused.join(QStringLiteral(", "))),
                                 text::Tone::Neutral, false});
    }
}

/// A copy may have been rolled back to a time that the API doesn't report.
QString dataOf(const fleet::ClusterSnapshot& target, const std::string& source) {
    const auto& info = *target.record.info;
    const auto from = text::toQString(source), name = text::toQString(target.record.summary.name);
    if (info.forkedFrom != source) {
        return Text::tr("The data of the two clusters is not compared. What is written to %1 from now on is not in %2.",
                        "old and new cluster")
            .arg(from, name);
    }
    const auto missing = Text::tr("What was written to %1 since then is not in it.").arg(from);
    const auto had =
        info.createdAt
            ? Text::tr("%1 has the data that %2 had when the copy was made, %3, or at the earlier time that it was "
                       "rolled back to.",
                       "new and old cluster, a time")
                  .arg(name, from, text::formatStated(*info.createdAt, target.now))
            : Text::tr("%1 has the data that %2 had when the copy was made, or at the earlier time that it was rolled "
                       "back to.",
                       "new and old cluster")
                  .arg(name, from);
    return had + QLatin1Char(' ') + missing;
}

void addFacts(SwitchForm& form, const std::vector<operations::Intent>& steps, const QString& data) {
    form.facts = {
        {Text::tr("Steps"),
         {{Text::counted(static_cast<int>(steps.size()),
                         QT_TRANSLATE_N_NOOP("Wording", "%n, one after another. If it doesn't succeed, nothing more is "
                                                        "sent."),
                         QT_TRANSLATE_N_NOOP("Wording", "%n, one after another. If one doesn't succeed, the rest is "
                                                        "not sent."))}}},
        {Text::tr("Restarts"), {{restartsOfSteps(steps)}}},
        {Text::tr("Data"), {{data}}}};
}

/// An app of a cluster that is not available has no config var, and would lose its old one.
std::optional<QString> whyNotAvailable(const fleet::ClusterRecord& target) {
    using enum core::ClusterStatus;
    const auto& status = target.info->status;
    const bool available =
        target.summary.state.is(core::AddonState::Provisioned) && (status.is(Available) || status.is(Modifying));
    return available ? std::nullopt
                     : std::optional(
                           Text::tr("%1 is %2: apps can be switched over once it is available.", "a cluster, its state")
                               .arg(text::toQString(target.summary.name), text::clusterStatusWord(target)));
}

/// What may go wrong though nothing is known to be: pools that take no connections, and what couldn't be read.
void addDoubts(SwitchForm& form, const fleet::ClusterSnapshot& target, const std::vector<SwitchedAttachment>& chosen,
               const QStringList& unknownCredentials) {
    std::set<std::string> pools;
    for (const auto& moved : chosen) {
        pools.insert(moved.pool);
    }
    for (const auto& name : pools) {
        const auto* pool = target.record.info->findPool(name);
        const auto warning =
            pool != nullptr ? forms::noConnectionsWarning(*pool, target.store.catalog()) : std::nullopt;
        if (warning) {
            form.warnings.push_back(*warning);
        }
    }
    if (!unknownCredentials.isEmpty()) {
        form.warnings.push_back(
            {Text::tr("Not all credentials could be read: whether %1 has %2 is unknown. If not, "
                      "the step is refused, and the rest is not sent.",
                      "a cluster, credentials")
                 .arg(text::toQString(target.record.summary.name), unknownCredentials.join(QStringLiteral(", "))),
             text::Tone::Attention, false});
    }
}

/// Of the whole list, whichever of its attachments are chosen.
void addGaps(SwitchForm& form, const fleet::ClusterSnapshot& target) {
    if (const auto gaps = forms::attachmentGaps(target); !gaps.isEmpty()) {
        form.warnings.push_back({Text::tr("%1 What is not listed here stays attached to %2.", "why, the old cluster")
                                     .arg(gaps, text::toQString(form.source)),
                                 text::Tone::Attention, false});
    }
}

} // namespace

SwitchForm switchForm(const fleet::ClusterSnapshot& target, const CredentialsLookup& credentials,
                      const SwitchDraft& draft, const QString& typed, const ClusterRefusalCheck& refusal) {
    SwitchForm form;
    const auto name = text::toQString(target.record.summary.name);
    form.title = Text::tr("Switch apps over to %1", "a cluster").arg(name);
    form.about =
        Text::tr("Apps that are attached to another cluster are attached to %1 instead, pools matched by name.")
            .arg(name);
    form.sources = sourcesFor(target);
    form.verb = Text::tr("Switch over");
    const auto* source = sourceOf(target, draft);
    if (source == nullptr) {
        form.whyNot = Text::tr("Choose the cluster that apps are attached to now.");
        return form;
    }
    form.source = source->summary.name;
    form.phrase = text::toQString(core::phraseOf(source->summary.app.name, source->summary.name));
    form.mismatch =
        phraseMismatch(typed.trimmed(), form.phrase, Text::tr("This doesn't match the app and the old cluster."));
    form.whyNot = whyNotAvailable(target.record);
    addGaps(form, target);
    const auto* const oldCredentials = credentials(source->summary.id);
    const auto* const newCredentials = credentials(target.record.summary.id);
    QStringList unknownCredentials;
    std::map<std::string, std::vector<std::string>> taken; // names of each app
    std::vector<SwitchedAttachment> chosen;
    for (const auto& old : source->attachments) {
        auto& names = taken.try_emplace(old.app.name, target.store.attachmentNamesOf(old.app.name)).first->second;
        SwitchedAttachment moved{
            &old, poolFor(old, *target.record.info), credentialOf(old, oldCredentials), nullptr, {}};
        moved.there = asGood(moved, target.record, newCredentials);
        moved.name = moved.there != nullptr ? moved.there->name : core::generateAttachmentName(old.name, names);
        names.push_back(moved.name);
        addSteps(moved, *source, target.record, draft.keepNames);
        SwitchRow row{
            old.id, !draft.staying.contains(old.id),
            Text::tr("%1: %2", "an app, a config var").arg(text::appTitle(old.app), forms::configVar(old.name)),
            stepsOf(moved, *target.record.info, draft.keepNames), std::nullopt};
        if (row.chosen) {
            const auto standing = moved.there != nullptr ? CredentialStanding::There
                                                         : standingOf(moved.credential, oldCredentials, newCredentials);
            row.problem = credentialProblem(standing, moved, target.record.summary);
            row.problem = row.problem ? row.problem : whyNotSwitched(moved, draft.keepNames, refusal);
            if (standing == CredentialStanding::Unknown) {
                unknownCredentials << text::toQString(moved.credential);
            }
            form.whyNot = form.whyNot ? form.whyNot : row.problem;
            chosen.push_back(std::move(moved));
        }
        form.rows.push_back(std::move(row));
    }
    std::vector<operations::Intent> steps;
    for (const auto& moved : chosen) {
        steps.insert(steps.end(), moved.steps.begin(), moved.steps.end());
    }
    if (steps.empty()) {
        form.whyNot = source->attachments.empty()
                          ? Text::tr("No app is known to be attached to %1.").arg(text::toQString(form.source))
                          : Text::tr("Choose at least one config var.");
        return form;
    }
    addFacts(form, steps, dataOf(target, form.source));
    addWarnings(form, chosen, draft.keepNames);
    unknownCredentials.removeDuplicates();
    addDoubts(form, target, chosen, unknownCredentials);
    if (!form.whyNot && typed.trimmed() == form.phrase) {
        form.intents = std::move(steps);
    }
    return form;
}

} // namespace poolhouse::views
