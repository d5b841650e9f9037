// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/credential_change.h"

#include <algorithm>
#include <set>
#include <utility>

namespace poolhouse::core {

namespace {

ShownCredential shownAs(const Credential& credential) {
    return {credential.id, credential.name, credential.state.known, credential.mark};
}

bool fitsCredentialName(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F && c != '|' && c != '/'; // "|" separates the factors of a namespace
}

/// While it is made or destroyed there is nothing to rotate.
bool rotates(CredentialState state) {
    return state != CredentialState::Enabling && state != CredentialState::Revoking;
}

ChangedCredential changeOf(const Credential& credential, const std::vector<Credential>& all,
                           const std::vector<Attachment>& attachments) {
    ChangedCredential change;
    change.name = credential.name;
    change.owner = credential.isOwner();
    change.shown = {shownAs(credential)};
    change.apps = appsUsing(change.shown, all, attachments);
    return change;
}

} // namespace

const Credential* stillThere(const ShownCredential& shown, const std::vector<Credential>& now) {
    const auto at = std::find_if(now.begin(), now.end(), [&shown](const Credential& each) {
        return shown.id.empty() || each.id.empty() ? each.name == shown.name : each.id == shown.id;
    });
    return at == now.end() ? nullptr : &*at;
}

const Credential* credentialNamed(const std::string& name, const std::vector<Credential>& all) {
    const auto at = std::find_if(all.begin(), all.end(), [&name](const Credential& each) { return each.name == name; });
    return at == all.end() ? nullptr : &*at;
}

std::vector<std::string> appsUsing(const std::vector<ShownCredential>& shown, const std::vector<Credential>& all,
                                   const std::vector<Attachment>& attachments) {
    std::set<std::string> apps;
    for (const auto& each : shown) {
        const auto* credential = stillThere(each, all);
        if (credential == nullptr) {
            continue;
        }
        const auto used = attachmentsUsing(*credential, all, attachments);
        for (const auto* attachment : used.value_or(std::vector<const Attachment*>())) {
            apps.insert(attachment->app.name);
        }
    }
    return {apps.begin(), apps.end()};
}

ChangedCredential newCredential(std::string name) {
    ChangedCredential change;
    change.name = std::move(name);
    return change;
}

ChangedCredential rotation(const Credential& credential, bool forced, const std::vector<Credential>& all,
                           const std::vector<Attachment>& attachments) {
    auto change = changeOf(credential, all, attachments);
    change.forced = forced;
    return change;
}

ChangedCredential rotationOfAll(bool forced, const std::vector<Credential>& all,
                                const std::vector<Attachment>& attachments) {
    ChangedCredential change;
    change.forced = forced;
    for (const auto* each : orderedCredentials(all)) {
        if (rotates(each->state.known)) {
            change.owner = change.owner || each->isOwner();
            change.shown.push_back(shownAs(*each));
        }
    }
    change.apps = appsUsing(change.shown, all, attachments);
    return change;
}

ChangedCredential destruction(const Credential& credential, const std::vector<Credential>& all,
                              const std::vector<Attachment>& attachments) {
    return changeOf(credential, all, attachments);
}

bool resetsConnections(const ChangedCredential& rotation) {
    return rotation.forced || rotation.owner || rotation.name.empty();
}

std::optional<CredentialProblem> problemOfNewCredential(const std::string& name, const std::vector<Credential>& all) {
    if (name.empty()) {
        return CredentialProblem::NameEmpty;
    }
    if (name.size() > maxCredentialNameLength) {
        return CredentialProblem::NameTooLong;
    }
    if (name.front() == ' ' || name.back() == ' ') {
        return CredentialProblem::NameBlank;
    }
    const bool onlyDots = name.find_first_not_of('.') == std::string::npos; // a path would lose it
    if (onlyDots || !std::all_of(name.begin(), name.end(), fitsCredentialName)) {
        return CredentialProblem::NameCharacter;
    }
    return credentialNamed(name, all) != nullptr ? std::optional(CredentialProblem::NameTaken) : std::nullopt;
}

std::optional<CredentialProblem> problemOfRotation(const ChangedCredential& change) {
    if (change.shown.empty()) {
        return CredentialProblem::Missing;
    }
    if (change.name.empty()) {
        return std::nullopt;
    }
    switch (change.shown.front().state) {
    case CredentialState::Enabling: return CredentialProblem::Enabling;
    case CredentialState::Revoking: return CredentialProblem::Revoking;
    case CredentialState::Rotating: return change.forced ? std::nullopt : std::optional(CredentialProblem::Rotating);
    case CredentialState::Active:
    case CredentialState::Unknown: break;
    }
    return std::nullopt;
}

std::optional<CredentialProblem> problemOfDestruction(const ChangedCredential& change) {
    if (change.shown.empty()) {
        return CredentialProblem::Missing;
    }
    if (change.owner) {
        return CredentialProblem::OwnerStays;
    }
    if (change.shown.front().state == CredentialState::Revoking) {
        return CredentialProblem::Revoking;
    }
    return change.apps.empty() ? std::nullopt : std::optional(CredentialProblem::Attached);
}

} // namespace poolhouse::core
