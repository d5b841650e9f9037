// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/credential_forms.h"

#include "models/text/credential_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/views/phrase_check.h"

#include <utility>

namespace poolhouse::views {

namespace {

using core::ChangeKind;
using text::Text;
using Credentials = std::vector<core::Credential>;
using Attachments = std::vector<core::Attachment>;

/// One that is gone has nothing shown, which is refused.
core::Change changeFor(const CredentialDraft& draft, const Credentials& all, const Attachments& attachments) {
    core::Change change;
    change.kind = draft.kind;
    const auto* one = core::credentialNamed(draft.name, all);
    if (draft.kind == ChangeKind::RotateAllCredentials) {
        change.credential = core::rotationOfAll(draft.forced, all, attachments);
    } else if (draft.kind == ChangeKind::CreateCredential || one == nullptr) {
        change.credential = core::newCredential(draft.name);
    } else {
        change.credential = draft.kind == ChangeKind::RotateCredential
                                ? core::rotation(*one, draft.forced, all, attachments)
                                : core::destruction(*one, all, attachments);
    }
    return change;
}

void addTitles(CredentialForm& form, const core::Change& change) {
    auto unforced = change;
    unforced.credential->forced = false;
    const auto title = text::credentialChangeTitle(unforced);
    form.keep = Text::tr("&Cancel");
    switch (change.kind) {
    case ChangeKind::CreateCredential:
        form.title = Text::tr("Create a credential");
        form.verb = Text::tr("Create");
        return;
    case ChangeKind::DestroyCredential:
        form.title = Text::tr("%1?", "the title of a change").arg(title);
        form.verb = Text::tr("Destroy");
        form.keep = Text::tr("&Keep it");
        return;
    default:
        form.title = Text::tr("%1?", "the title of a change").arg(title);
        form.verb = Text::tr("Rotate");
        form.keep = Text::tr("&Keep the password");
    }
}

/// For what breaks connections, or can't be undone.
bool breaks(const core::Change& change) {
    return change.kind == ChangeKind::DestroyCredential ||
           (change.kind != ChangeKind::CreateCredential && core::resetsConnections(*change.credential));
}

void addPhrase(CredentialForm& form, const core::Change& change, const core::ClusterSummary& summary,
               const QString& typed) {
    const auto& name = change.credential->name;
    form.phrase = text::toQString(summary.app.name + '/' + (name.empty() ? summary.name : name));
    form.mismatch = phraseMismatch(typed.trimmed(), form.phrase,
                                   name.empty() ? Text::tr("This doesn't match the app and the cluster.")
                                                : Text::tr("This doesn't match the app and the credential."));
    if (!form.whyNot && typed.trimmed() != form.phrase) {
        form.whyNot = Text::tr("Type %1 first.").arg(form.phrase);
    }
}

void addUse(CredentialForm& form, const core::Change& change) {
    if (change.kind == ChangeKind::CreateCredential) {
        return;
    }
    QStringList apps;
    for (const auto& app : change.credential->apps) {
        apps << text::toQString(app);
    }
    form.facts.push_back({Text::tr("Used by"), {{apps.isEmpty() ? Text::tr("no app") : Text::listed(apps)}}});
}

std::optional<core::CredentialProblem> nameProblem(const CredentialDraft& draft, const Credentials& all) {
    return draft.kind == ChangeKind::CreateCredential ? core::problemOfNewCredential(draft.name, all) : std::nullopt;
}

} // namespace

CredentialForm credentialForm(const fleet::ClusterSnapshot& snapshot, const Credentials& all,
                              const CredentialDraft& draft, const RefusalCheck& refusal) {
    const auto change = changeFor(draft, all, snapshot.record.attachments);
    CredentialForm form;
    addTitles(form, change);
    addUse(form, change);
    form.consequence = text::credentialEffects(change).join(QLatin1Char(' '));
    form.mayForce = draft.kind == ChangeKind::RotateCredential || draft.kind == ChangeKind::RotateAllCredentials;
    form.alarming = breaks(change);
    if (const auto problem = nameProblem(draft, all)) {
        form.whyNot = text::credentialProblemText(*problem, *change.credential);
        if (!draft.name.empty()) { // an empty field needs no reproach
            form.fieldProblem = form.whyNot;
        }
    } else if (const auto why = refusal(change)) {
        form.whyNot = text::refusalSentence(*why);
    }
    if (form.alarming) {
        addPhrase(form, change, snapshot.record.summary, draft.typed);
    }
    if (!form.whyNot) {
        form.changes = {change};
    }
    return form;
}

} // namespace poolhouse::views
