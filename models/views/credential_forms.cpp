// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/credential_forms.h"

#include "models/core/credential_decision.h"
#include "models/fleet/store.h"
#include "models/text/credential_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/views/phrase_check.h"

namespace poolhouse::views {

namespace {

using core::ChangeKind;
using text::Text;
using Credentials = std::vector<core::Credential>;
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

void addPhrase(CredentialForm& form, const core::Change& change, const core::ClusterSummary& summary,
               const QString& typed) {
    const auto& name = change.credential->name;
    const auto phrase = core::credentialPhrase(change, summary.app.name, summary.name);
    form.alarming = !phrase.empty();
    if (!form.alarming) {
        return;
    }
    if (name.empty()) {
        confirmByCluster(form, summary, typed);
    } else {
        confirmBy(form, phrase, typed, Text::tr("This doesn't match the app and the credential."));
    }
}

void addUse(CredentialForm& form, const core::Change& change, bool known) {
    if (change.kind == ChangeKind::CreateCredential) {
        return;
    }
    QStringList apps;
    for (const auto& app : change.credential->apps) {
        apps << text::toQString(app);
    }
    form.facts.push_back({Text::tr("Used by"),
                          {{!known           ? Text::tr("unknown")
                            : apps.isEmpty() ? Text::tr("no app")
                                             : Text::listed(apps)}}});
}

std::optional<core::CredentialProblem> nameProblem(const CredentialDraft& draft, const Credentials& all) {
    return draft.kind == ChangeKind::CreateCredential ? core::problemOfNewCredential(draft.name, all) : std::nullopt;
}

} // namespace

CredentialForm credentialForm(const fleet::ClusterSnapshot& snapshot, const Credentials& all,
                              const CredentialDraft& draft, const RefusalCheck& refusal) {
    const auto* attachments = snapshot.store.attachmentsKnown() ? &snapshot.record.attachments : nullptr;
    const auto change =
        core::changeOfCredentials(draft.kind, draft.name, draft.forced, all, snapshot.record.attachments);
    const bool known = core::usersKnown(*change.credential, all, attachments);
    CredentialForm form;
    addTitles(form, change);
    addUse(form, change, known);
    form.consequence = text::credentialEffects(change).join(QLatin1Char(' '));
    if (const auto problem = nameProblem(draft, all)) {
        form.whyNot = text::credentialProblemText(*problem, *change.credential);
        if (!draft.name.empty()) { // an empty field needs no reproach
            form.fieldProblem = form.whyNot;
        }
    } else if (const auto why = refusal(change)) {
        form.whyNot = text::refusalSentence(*why);
    } else if (!known) {
        form.whyNot = text::credentialUseUnknown(*change.credential);
    }
    addPhrase(form, change, snapshot.record.summary, draft.typed);
    if (!form.whyNot) {
        form.changes = {change};
    }
    return form;
}

} // namespace poolhouse::views
