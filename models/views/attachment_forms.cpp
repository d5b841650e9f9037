// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/attachment_forms.h"

#include "models/core/attachment_name.h"
#include "models/core/capacity.h"
#include "models/fleet/credential_reader.h"
#include "models/fleet/store.h"
#include "models/text/capacity_text.h"
#include "models/text/credential_text.h"
#include "models/text/problem_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"
#include "models/views/attachment_form_helpers.h"
#include "models/views/cluster_health.h"

#include <algorithm>
#include <map>

namespace poolhouse::views {

namespace forms {

namespace {

using RefusalCode = operations::Refusal::Code;

constexpr std::size_t mostTries = 100; ///< names that open operations take

/// About the name, which another name may fix; not about the pool.
bool isAboutName(const operations::Refusal& refusal) {
    switch (refusal.code) {
    case RefusalCode::AttachmentNameBad:
    case RefusalCode::AttachmentTaken:
    case RefusalCode::AttachmentExists: return true;
    case RefusalCode::UnderWay: return refusal.openChange && refusal.openChange->change.attachment;
    default: return false;
    }
}

/// A free name made of `base`.
std::string freeName(const NewAttachment& wanted, const std::string& base, std::vector<std::string> taken,
                     const RefusalCheck& refusal) {
    auto name = core::generateAttachmentName(base, taken);
    for (std::size_t tries = 0; tries < mostTries; ++tries) {
        const auto why = refusal(wanted.change(name));
        if (!why || !isAboutName(*why)) {
            break;
        }
        taken.push_back(name);
        name = core::generateAttachmentName(base, taken);
    }
    return name;
}

std::optional<AttachField> fieldOfRefusal(const operations::Refusal& refusal) {
    if (isAboutName(refusal)) {
        return AttachField::Name;
    }
    switch (refusal.code) {
    case RefusalCode::AppMissing:
    case RefusalCode::Locked: return AttachField::App;
    case RefusalCode::PoolMissing:
    case RefusalCode::UnderWay: return AttachField::Pool;
    default: return std::nullopt;
    }
}

/// "reporting", "reporting · rotating".
QString credentialLine(const core::Credential& credential) {
    const auto name = text::toQString(credential.name);
    return credential.state.is(core::CredentialState::Active)
               ? name
               : text::Text::tr("%1 · %2", "a credential, its state").arg(name, text::credentialStateWord(credential));
}

QString useOfLine(const core::Pool& pool, const core::Catalog& catalog) {
    if (takesNone(pool, catalog)) {
        return text::Text::tr("accepts no connections");
    }
    const auto capacity = core::capacityOf(pool, catalog);
    return text::Text::tr("%1 of %2 in use", "connections, limit")
        .arg(text::connections(capacity.used), text::connections(capacity.limit));
}

void addPoolWarnings(NewAttachmentForm& form, const core::Pool& pool, const core::Catalog& catalog, bool database) {
    const auto name = text::poolTitle(pool);
    const auto capacity = core::capacityOf(pool, catalog);
    const auto tone = useToneOf(pool, catalog);
    if (const auto none = noConnectionsWarning(pool, catalog)) {
        form.warnings.push_back(*none);
    } else if (tone == text::Tone::Attention || tone == text::Tone::Bad) {
        form.warnings.push_back({text::Text::tr("%1 already uses %2 of %3 connections; this app adds its own.")
                                     .arg(name, text::connections(capacity.used), text::connections(capacity.limit)),
                                 text::Tone::Attention, false});
    }
    if (pool.isLeader()) {
        return;
    }
    if (database) {
        form.warnings.push_back(
            {text::Text::tr("Follower pools are read-only: an app that writes through DATABASE_URL fails."),
             text::Tone::Attention, false});
    } else {
        form.notes << text::Text::tr("Follower pools are read-only.");
    }
}

void addProblem(NewAttachmentForm& form, AttachField field, const QString& sentence, const QString& suggestion = {}) {
    form.problems.push_back({field, sentence, suggestion});
    form.whyNot = sentence;
}

} // namespace

core::Change NewAttachment::change(const std::string& finalName) const {
    return {core::ChangeKind::Attach, pool, {}, 0, core::ChangedAttachment{app, finalName, credential, {}}};
}

std::optional<FormWarning> noConnectionsWarning(const core::Pool& pool, const core::Catalog& catalog) {
    if (!takesNone(pool, catalog)) {
        return std::nullopt;
    }
    return FormWarning{text::Text::tr("%1 accepts no connections now: %2.", "pool and reason")
                           .arg(text::poolTitle(pool), text::acceptsNothing(pool)),
                       text::Tone::Attention, false};
}

QString configVar(const std::string& name) {
    return text::toQString(core::configVarOf(name));
}

QString attachmentGaps(const fleet::ClusterSnapshot& snapshot) {
    const auto& read = snapshot.store.attachmentsFreshness();
    if (!read.everRead()) {
        return read.problem ? text::Text::tr("Attachments couldn't be read: %1")
                                  .arg(text::problemText(*read.problem, text::RequestKind::Attachments).why)
                            : text::Text::tr("Attachments are not loaded yet.");
    }
    auto unreadable = snapshot.store.unreadable();
    std::erase_if(unreadable, [](const core::Unreadable& each) { return each.kind != core::RecordKind::Attachment; });
    return text::unreadableSentences(unreadable).join(QLatin1Char(' '));
}

QString attachedCount(const fleet::ClusterSnapshot& snapshot, const std::string& pool, int more) {
    if (!snapshot.store.attachmentsKnown()) {
        return text::connections(std::nullopt);
    }
    const auto known = static_cast<int>(core::attachmentsOf(snapshot.record.attachments, pool).size()) + more;
    const auto count = text::Text::counted(known, QT_TRANSLATE_N_NOOP("Wording", "%1 config var"),
                                           QT_TRANSLATE_N_NOOP("Wording", "%1 config vars"));
    return text::atLeast(count, attachmentGaps(snapshot).isEmpty());
}

QString poolLine(const core::Pool& pool, const core::Catalog& catalog) {
    return text::Text::tr("%1 · %2 × %3 · %4", "pool, level, instances, connections")
        .arg(text::poolTitle(pool), text::toQString(pool.expectedLevel), text::Text::number(pool.expectedCount),
             useOfLine(pool, catalog));
}

std::optional<core::Change> addNewAttachment(NewAttachmentForm& form, const fleet::ClusterSnapshot& snapshot,
                                             const NewAttachment& wanted, const RefusalCheck& refusal) {
    auto taken = snapshot.store.attachmentNamesOf(wanted.app);
    const auto entered = core::attachmentOfConfigVar(core::attachmentNameOf(wanted.name));
    const auto generated = freeName(wanted, wanted.pool, taken, refusal);
    const auto name = entered.empty() ? generated : entered;
    form.generated = text::toQString(generated);
    form.nameHint = entered.empty()
                        ? text::Text::tr("If empty, the name is %1, and the app reads %2.", "a name, its config var")
                              .arg(form.generated, configVar(generated))
                        : text::Text::tr("The app reads %1.", "a config var").arg(configVar(entered));
    const auto* pool = snapshot.record.info->findPool(wanted.pool);
    if (pool != nullptr) {
        addPoolWarnings(form, *pool, snapshot.store.catalog(), core::isMainAttachment(name));
    }
    auto nobody = wanted;
    nobody.app.clear(); // what is refused of no app is about the cluster, or the connection
    const auto whole = refusal(nobody.change(name));
    if (whole && whole->code == RefusalCode::Locked) {
        form.whyNot = text::refusalSentence(*whole);
        return std::nullopt;
    }
    if (wanted.app.empty()) {
        form.whyNot = text::Text::tr("Choose an app.");
        return std::nullopt;
    }
    const auto change = wanted.change(name);
    const auto why = refusal(change);
    if (!why) {
        return change;
    }
    const auto sentence = text::refusalSentence(*why);
    const auto field = fieldOfRefusal(*why);
    if (!field) {
        form.whyNot = sentence;
    } else if (*field == AttachField::Name) {
        taken.push_back(entered);
        addProblem(form, *field, sentence, text::toQString(freeName(wanted, entered, std::move(taken), refusal)));
    } else {
        addProblem(form, *field, sentence);
    }
    return std::nullopt;
}

std::vector<AttachChoice> credentialChoices(const fleet::ClusterSnapshot& snapshot,
                                            const fleet::CredentialsRecord* credentials, const std::string& chosen) {
    std::map<std::string, QString> others;
    for (const auto& attachment : snapshot.record.attachments) {
        if (const auto& role = attachment.target.role; !role.empty()) {
            others[role] = text::toQString(role);
        }
    }
    if (credentials != nullptr && credentials->credentials) {
        for (const auto& each : *credentials->credentials) {
            if (each.isOwner()) {
                others.erase(each.name); // the first choice
            } else {
                others[each.name] = credentialLine(each);
            }
        }
    }
    if (!chosen.empty()) {
        others.try_emplace(chosen, text::toQString(chosen));
    }
    std::vector<AttachChoice> choices{{{}, text::Text::tr("owner", "credential of the owner of a database")}};
    for (const auto& [name, line] : others) {
        choices.push_back({name, line});
    }
    return choices;
}

QString credentialGaps(const fleet::CredentialsRecord* credentials) {
    auto used = text::Text::tr("Only credentials already in use are listed.");
    if (credentials == nullptr) {
        return used;
    }
    const auto& read = credentials->freshness;
    if (read.problem) {
        const auto why = text::problemText(*read.problem, text::RequestKind::Credentials).why;
        return read.everRead()
                   ? text::Text::tr("Credentials couldn't be read again: %1").arg(why)
                   : text::Text::tr("Credentials couldn't be read: %1 %2", "reason, what follows").arg(why, used);
    }
    if (!read.everRead()) {
        return read.loading ? text::Text::tr("Loading credentials. Those already in use can be chosen now.") : used;
    }
    return text::unreadableSentences(credentials->unreadable).join(QLatin1Char(' '));
}

} // namespace forms

namespace {

/// A release has a number only once it is created: none is promised.
QString attachReleaseNote(const QString& app) {
    return app.isEmpty() ? text::Text::tr("Attaching makes a new release of the app, which restarts its dynos.")
                         : text::Text::tr("Attaching makes a new release of %1, which restarts its dynos. The "
                                          "release number appears when it is created.")
                               .arg(app);
}

} // namespace

const AttachProblem* NewAttachmentForm::problemOf(AttachField field) const {
    const auto at = std::find_if(problems.begin(), problems.end(),
                                 [field](const AttachProblem& problem) { return problem.field == field; });
    return at == problems.end() ? nullptr : &*at;
}

AttachForm attachForm(const fleet::ClusterSnapshot& snapshot, const fleet::CredentialsRecord* credentials,
                      const AttachDraft& draft, const RefusalCheck& refusal) {
    const auto& info = *snapshot.record.info;
    AttachForm form;
    form.title = text::Text::tr("Attach an app to %1").arg(text::toQString(info.name));
    form.pool = draft.pool.empty() ? std::string(core::leaderPoolName) : draft.pool;
    for (const auto* pool : core::orderedPools(info)) {
        form.pools.push_back({pool->name, forms::poolLine(*pool, snapshot.store.catalog())});
    }
    for (const auto& app : snapshot.store.apps()) {
        form.apps << text::toQString(app.name);
    }
    form.credentials = forms::credentialChoices(snapshot, credentials, draft.credential);
    form.credentialHint = forms::credentialGaps(credentials);
    const auto change =
        forms::addNewAttachment(form, snapshot, {draft.app, form.pool, draft.credential, draft.name}, refusal);
    const auto app = text::toQString(draft.app);
    const auto* pool = info.findPool(form.pool);
    const auto title = pool != nullptr ? text::poolTitle(*pool) : text::toQString(form.pool);
    const auto none = QStringLiteral("–");
    form.figures = {{text::Text::tr("New config var"), {}, change ? forms::configVar(change->attachment->name) : none},
                    {text::Text::tr("Attached to %1").arg(title), forms::attachedCount(snapshot, form.pool, 0),
                     change ? forms::attachedCount(snapshot, form.pool, 1) : none},
                    {text::Text::tr("Restarts"), {}, change ? text::Text::tr("%1, once", "an app").arg(app) : none}};
    form.notes.prepend(attachReleaseNote(change ? app : QString()));
    if (const auto gaps = forms::attachmentGaps(snapshot); !gaps.isEmpty()) {
        form.notes << text::Text::tr("%1 The API refuses a name that is taken.").arg(gaps);
    }
    form.verb = change ? text::Text::tr("Attach %1").arg(app) : text::Text::tr("Attach");
    if (change) {
        form.changes = {*change};
    }
    return form;
}

} // namespace poolhouse::views
