// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/api/json_reader.h"

#include <QCryptographicHash>

#include <algorithm>
#include <utility>

namespace poolhouse::api::codec {

namespace {

constexpr const char* activeRole = "active"; ///< state of a user that can log in

/// A database user as the API has it, to be dropped once it is read.
struct Role {
    core::CredentialUser user;
    Secret password;

    [[nodiscard]] bool active() const { return user.state == activeRole; }
};

Role readRole(const JsonNode& node) {
    return {{node.text("user"), node.text("state")}, Secret(node.text("password"))};
}

/// See Credential::mark. Eight digits: enough to tell two passwords apart, too few to confirm a guess.
/// The order in which users are listed makes no difference.
std::string markOf(const core::Credential& credential, const std::vector<Role>& roles) {
    constexpr qsizetype digits = 8;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](const std::string& text) {
        hash.addData(QByteArrayView(text.c_str(), static_cast<qsizetype>(text.size()) + 1)); // with the zero at its end
    };
    std::vector<const Role*> active;
    for (const auto& role : roles) {
        if (role.active() && role.password.empty()) {
            return {};
        }
        if (role.active()) {
            active.push_back(&role);
        }
    }
    std::sort(active.begin(), active.end(), [](const Role* a, const Role* b) { return a->user.name < b->user.name; });
    add(credential.id.value);
    for (const auto* role : active) {
        add(role->user.name);
        add(role->password.reveal());
    }
    return !active.empty() ? hash.result().toHex().left(digits).toStdString() : std::string();
}

core::Credential readCredential(const JsonNode& node) {
    core::Credential credential;
    credential.id.value = node.text("id");
    credential.name = node.name("name");
    credential.type = node.word("type", core::credentialTypeWords());
    credential.state = node.word("state", core::credentialStateWords());
    credential.host = node.text("host");
    credential.port = node.integerOrDigits("port", 0, 65535); // a text in the contract; a number is accepted as well
    credential.database = node.text("database");
    const auto roles = node.records("roles", core::RecordKind::DatabaseUser, readRole);
    if (node.listSize("roles")) {
        auto& users = credential.users.emplace();
        std::transform(roles.begin(), roles.end(), std::back_inserter(users),
                       [](const Role& role) { return role.user; });
        credential.mark = markOf(credential, roles);
    }
    return credential;
}

} // namespace

ApiResult<core::PartialList<core::Credential>> readCredentials(QByteArrayView body) {
    return readRecords<core::Credential>(body, "items", core::RecordKind::Credential, readCredential);
}

ApiResult<ConnectionDetails> readConnection(QByteArrayView body) {
    return readBody<ConnectionDetails>(body, true, [](const JsonNode& root) {
        ConnectionDetails details;
        details.credential = root.name("name");
        details.state = root.word("state", core::credentialStateWords());
        details.host = root.name("host");
        details.database = root.name("database");
        if (const auto port = root.integerOrDigits("port", 1, 65535)) {
            details.port = *port;
        } else {
            root.fail("a port");
        }
        auto roles = root.records("roles", core::RecordKind::DatabaseUser, readRole);
        const auto at = std::find_if(roles.begin(), roles.end(), [](const Role& role) { return role.active(); });
        if (at != roles.end()) {
            details.user = at->user.name;
            details.password = std::move(at->password);
        }
        return details;
    });
}

QByteArray writeNewCredential(const std::string& name) {
    return serialized(Json{{"name", name}});
}

QByteArray writeRotation(bool forced) {
    return serialized(forced ? Json{{"forced", true}} : Json::object());
}

} // namespace poolhouse::api::codec
