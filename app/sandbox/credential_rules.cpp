// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/credential_rules.h"

#include "app/sandbox/cluster_events.h"
#include "app/sandbox/credentials.h"
#include "app/sandbox/errors.h"
#include "app/sandbox/request_body.h"
#include "app/sandbox/targets.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

constexpr std::size_t longestCredentialName = 63; ///< of a PostgreSQL identifier

/// Why the database's credentials cannot be changed at present.
std::optional<Response> databaseRefusal(const ClusterRecord& cluster) {
    if (cluster.state == "provisioning") {
        return refused(dataApi, "The database is still being provisioned; its credentials can be changed when it is "
                                "available.");
    }
    return goneRefusal(cluster);
}

/// "|" separates the factors of a namespace.
bool allowedInName(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F && c != '|' && c != '/';
}

std::optional<Response> rotationRefusal(const CredentialRecord& credential) {
    if (credential.state == "active" || credential.state == "rotating") {
        return std::nullopt;
    }
    return refused(dataApi,
                   "The credential \"" + credential.name + "\" is being " +
                       (credential.state == "revoking" ? "revoked." : "enabled; it can be rotated after that."));
}

/// Whether the body requests a forced rotation.
core::Result<bool, Response> forcedOf(const Exchange& exchange, const ClusterRecord& cluster) {
    const auto body = objectBody(exchange, dataApi, {"forced"});
    if (!body) {
        return body.error();
    }
    const auto forced = flagMember(body.value(), dataApi, "forced");
    if (!forced) {
        return forced.error();
    }
    if (auto refusal = databaseRefusal(cluster)) {
        return *std::move(refusal);
    }
    return forced.value().value_or(false);
}

Response started() {
    return jsonResponse(nlohmann::json::object(), 202);
}

} // namespace

core::Result<std::string, Response> newCredentialName(const Exchange& exchange, const ClusterRecord& cluster) {
    const auto body = objectBody(exchange, dataApi, {"name"});
    if (!body) {
        return body.error();
    }
    const auto read = textMember(body.value(), dataApi, "name");
    if (!read) {
        return read.error();
    }
    const auto name = read.value().value_or("");
    if (name.empty() || name.size() > longestCredentialName || !std::all_of(name.begin(), name.end(), allowedInName) ||
        trimmed(name) != name) {
        return refused(dataApi, "The name of a credential must have 1 to 63 characters, without a slash, a vertical "
                                "bar, or blanks at its ends.");
    }
    if (auto refusal = databaseRefusal(cluster)) {
        return *std::move(refusal);
    }
    if (cluster.findCredential(name) != nullptr) {
        return refused(dataApi, "The database has a credential called \"" + name + "\" already.");
    }
    return name;
}

std::optional<Response> destroyCredentialRefusal(const Exchange& exchange, const ClusterRecord& cluster,
                                                 const std::string& name) {
    const auto* credential = cluster.findCredential(name);
    if (credential == nullptr) {
        return noSuch("credential");
    }
    if (auto refusal = databaseRefusal(cluster)) {
        return refusal;
    }
    if (credential->type == "owner") {
        return refused(dataApi, "The owner credential cannot be destroyed; it goes with the whole database.");
    }
    std::string apps;
    for (const auto& app : appsUsing(exchange.state, cluster, *credential)) {
        apps += (apps.empty() ? "" : ", ") + exchange.state.apps().at(app).name;
    }
    if (!apps.empty()) {
        return refused(dataApi, "The credential \"" + name + "\" is attached to " + apps + "; detach it first.");
    }
    return std::nullopt;
}

void revoke(Exchange& exchange, const ClusterRecord& cluster, const std::string& name) {
    if (cluster.findCredential(name)->state != "revoking") {
        beginRevocation(exchange.state, std::string(cluster.id), name, exchange.now);
    }
}

Response rotate(Exchange& exchange, const ClusterRecord& cluster, const std::string& name) {
    const auto forced = forcedOf(exchange, cluster);
    if (!forced) {
        return forced.error();
    }
    const auto* credential = cluster.findCredential(name);
    if (credential == nullptr) {
        return noSuch("credential");
    }
    if (auto refusal = rotationRefusal(*credential)) {
        return *std::move(refusal);
    }
    beginRotation(exchange.state, std::string(cluster.id), name, forced.value(), exchange.now);
    return started();
}

Response rotateAll(Exchange& exchange, const ClusterRecord& cluster) {
    const auto forced = forcedOf(exchange, cluster);
    if (!forced) {
        return forced.error();
    }
    std::vector<std::string> names;
    for (const auto& credential : cluster.credentials) {
        if (!rotationRefusal(credential)) {
            names.push_back(credential.name);
        }
    }
    for (const auto& name : names) {
        beginRotation(exchange.state, std::string(cluster.id), name, forced.value(), exchange.now);
    }
    return started();
}

} // namespace poolhouse::sandbox
