// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/credential_text.h"

#include "models/text/operation_text.h"
#include "models/text/text.h"

namespace poolhouse::text {

namespace {

using core::ChangedCredential;
using core::ChangeKind;
using core::CredentialProblem;

ChangedCredential changedIn(const core::Change& change) {
    return change.credential.value_or(ChangedCredential{});
}

QString listedNames(const std::vector<std::string>& names) {
    QStringList parts;
    for (const auto& name : names) {
        parts << toQString(name);
    }
    return Text::listed(parts);
}

QString rotationTitle(const ChangedCredential& subject) {
    const auto name = toQString(subject.name);
    if (subject.name.empty()) {
        return subject.forced ? Text::tr("Rotate all credentials, forced") : Text::tr("Rotate all credentials");
    }
    return subject.forced ? Text::tr("Rotate the credential %1, forced").arg(name)
                          : Text::tr("Rotate the credential %1").arg(name);
}

QStringList rotationEffects(const ChangedCredential& subject) {
    const auto name = toQString(subject.name);
    QStringList effects{subject.name.empty() ? Text::tr("Every credential gets a new password.")
                                             : Text::tr("%1 gets a new password.", "a credential").arg(name)};
    if (core::resetsConnections(subject)) {
        effects << (subject.name.empty() ? Text::tr("All connections of the cluster are closed at once.")
                                         : Text::tr("All connections that use it are closed at once."));
    } else {
        effects << Text::tr("Connections older than 30 minutes are closed; a temporary user serves the others until "
                            "the rotation is complete.");
    }
    if (subject.forced) {
        effects << Text::tr("Followers that lag behind can't be reached until they catch up.");
    }
    if (!subject.apps.empty()) {
        effects << Text::counted(static_cast<std::int64_t>(subject.apps.size()),
                                 QT_TRANSLATE_N_NOOP("Wording", "%n app gets a new config var and restarts: #1."),
                                 QT_TRANSLATE_N_NOOP("Wording", "%n apps get new config vars and restart: #1."))
                       .replace(QLatin1String("#1"), listedNames(subject.apps));
    }
    effects << Text::tr("Whatever else uses the old password can't connect any more.");
    return effects;
}

} // namespace

QString credentialStateWord(const core::Credential& credential) {
    switch (credential.state.known) {
    case core::CredentialState::Active: return Text::tr("active", "a credential");
    case core::CredentialState::Enabling: return Text::tr("being created", "a credential");
    case core::CredentialState::Rotating: return Text::tr("rotating", "a credential");
    case core::CredentialState::Revoking: return Text::tr("being destroyed", "a credential");
    case core::CredentialState::Unknown: break;
    }
    return credential.state.text.empty() ? Text::tr("unknown") : toQString(credential.state.text);
}

QString credentialTypeWord(const core::Credential& credential) {
    switch (credential.type.known) {
    case core::CredentialType::Owner: return Text::tr("owner", "a credential");
    case core::CredentialType::Additional: return Text::tr("additional", "a credential");
    case core::CredentialType::Unknown: break;
    }
    return credential.type.text.empty() ? Text::tr("unknown") : toQString(credential.type.text);
}

QString credentialChangeTitle(const core::Change& change) {
    const auto subject = changedIn(change);
    if (change.kind == ChangeKind::CreateCredential) {
        return Text::tr("Create the credential %1").arg(toQString(subject.name));
    }
    if (change.kind == ChangeKind::DestroyCredential) {
        return Text::tr("Destroy the credential %1").arg(toQString(subject.name));
    }
    return rotationTitle(subject);
}

QString credentialSubject(const ChangedCredential& change) {
    return change.name.empty() ? Text::tr("the credentials") : toQString(change.name);
}

QStringList credentialEffects(const core::Change& change) {
    const auto subject = changedIn(change);
    if (change.kind == ChangeKind::CreateCredential) {
        return {Text::tr("A database user with a generated password is created."),
                Text::tr("It has no rights on the tables until you grant them."),
                Text::tr("No app uses it until one is attached with it; nothing restarts.")};
    }
    if (change.kind == ChangeKind::DestroyCredential) {
        return {Text::tr("It can no longer be used to connect."),
                Text::tr("What it owns in the database passes to the owner credential."),
                Text::tr("This can't be undone: another credential of that name gets another password.")};
    }
    return rotationEffects(subject);
}

QString credentialUseUnknown(const ChangedCredential& change) {
    return change.name.empty() ? Text::tr("Which apps use the credentials is unknown.")
                               : Text::tr("Which apps use %1 is unknown.", "a credential").arg(toQString(change.name));
}

QString credentialProblemText(CredentialProblem problem, const ChangedCredential& change,
                              const std::vector<operations::AttachmentName>& usedBy) {
    const auto name = toQString(change.name);
    switch (problem) {
    case CredentialProblem::NameEmpty: return Text::tr("A credential needs a name.");
    case CredentialProblem::NameTooLong:
        return Text::tr("A name can have at most %1 characters.").arg(core::maxCredentialNameLength);
    case CredentialProblem::NameCharacter:
        return Text::tr("A name can't have a slash, a vertical bar or a control character, or be nothing but dots.");
    case CredentialProblem::NameBlank: return Text::tr("A name can't begin or end with a space.");
    case CredentialProblem::NameTaken: return Text::tr("The cluster already has a credential named %1.").arg(name);
    case CredentialProblem::Missing:
        return change.name.empty() ? Text::tr("There is no credential to rotate.")
                                   : Text::tr("The credential %1 no longer exists.").arg(name);
    case CredentialProblem::Enabling:
        return Text::tr("%1 is being created. It can be rotated after that.", "a credential").arg(name);
    case CredentialProblem::Revoking: return Text::tr("%1 is being destroyed already.", "a credential").arg(name);
    case CredentialProblem::Rotating:
        return Text::tr("%1 is being rotated already. Wait for it, or force another rotation.", "a credential")
            .arg(name);
    case CredentialProblem::OwnerStays:
        return Text::tr("The owner credential can't be destroyed; it belongs to the cluster.");
    case CredentialProblem::Attached: {
        QStringList parts;
        for (const auto& each : usedBy) {
            parts << attachmentTitle(each);
        }
        return Text::tr("%1 is used by %2. Detach it there first.", "a credential, attachments")
            .arg(name, parts.isEmpty() ? listedNames(change.apps) : Text::listed(parts));
    }
    }
    return {};
}

} // namespace poolhouse::text
