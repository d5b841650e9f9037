// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/credential.h"

#include <map>
#include <string>
#include <vector>

namespace poolhouse::test {

inline core::Credential knownCredential(const char* name, bool owner = false, const char* state = "active") {
    core::Credential credential;
    credential.id = {std::string("credential-") + name};
    credential.name = name;
    credential.type = core::readEnum(core::credentialTypeWords(), owner ? "owner" : "additional");
    credential.state = core::readEnum(core::credentialStateWords(), state);
    credential.host = "c1.db.example.com";
    credential.port = 5432;
    credential.database = "d1";
    credential.users = {{{std::string(name), "active"}}};
    credential.mark = std::string("mark of ") + name;
    return credential;
}

/// The owner's, and one that no app is attached with.
inline std::vector<core::Credential> knownCredentials() {
    return {knownCredential("u0", true), knownCredential("analyst")};
}

/// The change as it is decided on these credentials and attachments.
inline core::Change decidedOn(core::Change change, const std::vector<core::Credential>& all,
                              const std::vector<core::Attachment>& attachments) {
    if (!change.credential || change.kind == core::ChangeKind::CreateCredential) {
        return change;
    }
    const bool forced = change.credential->forced;
    const auto* one = core::credentialNamed(change.credential->name, all);
    if (change.kind == core::ChangeKind::RotateAllCredentials) {
        change.credential = core::rotationOfAll(forced, all, attachments);
    } else if (one != nullptr) {
        change.credential = change.kind == core::ChangeKind::RotateCredential
                                ? core::rotation(*one, forced, all, attachments)
                                : core::destruction(*one, all, attachments);
    }
    return change;
}

inline core::Change credentialChange(core::ChangeKind kind, const char* name, bool forced = false) {
    core::Change change{kind, {}, {}, 0};
    change.credential = core::newCredential(name);
    change.credential->forced = forced;
    return change;
}

/// Name and mark of each credential of a cluster.
using CredentialSet = std::map<std::string, std::string>;

inline CredentialSet credentialSet(const std::vector<core::Credential>& credentials) {
    CredentialSet set;
    for (const auto& each : credentials) {
        set.emplace(each.name, each.mark);
    }
    return set;
}

/// A new password has the mark that it has in `now`; one that should be new and is not has none.
inline CredentialSet afterChange(CredentialSet set, const core::Change& change, const CredentialSet& now) {
    if (!change.credential) {
        return set;
    }
    const auto& subject = *change.credential;
    if (change.kind == core::ChangeKind::DestroyCredential) {
        set.erase(subject.name);
        return set;
    }
    const auto renew = [&](const std::string& name) {
        const auto at = now.find(name);
        auto& mark = set[name];
        mark = at != now.end() && at->second != mark ? at->second : "not a new one";
    };
    if (change.kind == core::ChangeKind::CreateCredential) {
        renew(subject.name);
    }
    for (const auto& shown : subject.shown) {
        renew(shown.name);
    }
    return set;
}

} // namespace poolhouse::test
