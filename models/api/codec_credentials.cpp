// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/json_codec.h"
#include "models/api/json_reader.h"

#include <utility>

namespace poolhouse::api::codec {

namespace {

/// The member "password" is not read.
core::CredentialUser readUser(const JsonNode& node) {
    return {node.text("user"), node.text("state")};
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
    auto users = node.records("roles", core::RecordKind::DatabaseUser, readUser);
    if (node.listSize("roles")) {
        credential.users = std::move(users);
    }
    return credential;
}

} // namespace

ApiResult<core::PartialList<core::Credential>> readCredentials(QByteArrayView body) {
    return readRecords<core::Credential>(body, "items", core::RecordKind::Credential, readCredential);
}

} // namespace poolhouse::api::codec
