// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/credential_decision.h"

#include "models/core/confirm_phrase.h"

#include <algorithm>

namespace poolhouse::core {

Change changeOfCredentials(ChangeKind kind, const std::string& name, bool forced, const std::vector<Credential>& all,
                           const std::vector<Attachment>& attachments) {
    Change change;
    change.kind = kind;
    const auto* one = credentialNamed(name, all);
    if (kind == ChangeKind::RotateAllCredentials) {
        change.credential = rotationOfAll(forced, all, attachments);
    } else if (kind == ChangeKind::CreateCredential || one == nullptr) {
        change.credential = newCredential(name);
    } else {
        change.credential = kind == ChangeKind::RotateCredential ? rotation(*one, forced, all, attachments)
                                                                 : destruction(*one, all, attachments);
    }
    return change;
}

bool usersKnown(const ChangedCredential& change, const std::vector<Credential>& all,
                const std::vector<Attachment>* attachments) {
    return std::all_of(change.shown.begin(), change.shown.end(), [&](const ShownCredential& shown) {
        const auto* credential = stillThere(shown, all);
        return credential == nullptr ||
               (attachments != nullptr && attachmentsUsing(*credential, all, *attachments).has_value());
    });
}

std::string credentialPhrase(const Change& change, const std::string& app, const std::string& cluster) {
    const bool breaks = change.kind == ChangeKind::DestroyCredential ||
                        (change.kind != ChangeKind::CreateCredential && resetsConnections(*change.credential));
    if (!breaks) {
        return {};
    }
    const auto& name = change.credential->name;
    return phraseOf(app, name.empty() ? cluster : name);
}

} // namespace poolhouse::core
