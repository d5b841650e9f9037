// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/credentials.h"

#include "app/sandbox/identity.h"
#include "models/core/attachment.h"
#include "models/core/pool.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

constexpr std::string_view classicPrefix = "credential:";

/// Generated name of a database or user: `first`, then 13 letters and digits.
std::string generated(char first, const Mix& mix) {
    auto name = makeInstanceId(mix);
    name.front() = first;
    return name;
}

Mix credentialMix(const ClusterRecord& cluster, const WorldRecord& world, std::string_view name) {
    return Mix(world.seed).with(cluster.id).with("credential").with(name);
}

} // namespace

CredentialRecord makeOwner(const ClusterRecord& cluster, const WorldRecord& world) {
    const auto mix = credentialMix(cluster, world, "owner");
    CredentialRecord owner;
    owner.id = makeUuid(mix);
    const auto user = generated('u', mix);
    owner.name = cluster.classic() ? "default" : user;
    owner.roles = {{user, 1, "active"}};
    return owner;
}

CredentialRecord makeCredential(const ClusterRecord& cluster, const WorldRecord& world, std::string name) {
    CredentialRecord credential;
    credential.id = makeUuid(credentialMix(cluster, world, name).with(cluster.changes));
    credential.name = std::move(name);
    credential.type = "additional";
    credential.state = "enabling";
    credential.roles = {nextRole(credential, cluster, world)};
    credential.roles.front().state = "inactive";
    return credential;
}

RoleRecord nextRole(const CredentialRecord& credential, const ClusterRecord& cluster, const WorldRecord& world) {
    std::uint64_t last = 0;
    for (const auto& role : credential.roles) {
        last = std::max(last, role.secret);
    }
    RoleRecord role;
    role.secret = last + 1;
    role.user = credential.type == "owner" && !credential.roles.empty()
                    ? credential.roles.front().user
                    : generated('u', credentialMix(cluster, world, credential.id).with(role.secret));
    return role;
}

std::string passwordOf(const RoleRecord& role, const CredentialRecord& credential, const WorldRecord& world) {
    constexpr char digits[] = "0123456789abcdef";
    const auto mix = Mix(world.seed).with("password").with(credential.id).with(role.secret);
    std::string password = "p";
    for (std::uint64_t i = 0; i < 4; ++i) {
        auto bits = mix.with(i).number();
        for (int k = 0; k < 16; ++k, bits >>= 4) {
            password += digits[bits & 0xF];
        }
    }
    return password;
}

std::string databaseOf(const ClusterRecord& cluster, const WorldRecord& world) {
    return generated('d', Mix(world.seed).with(cluster.id).with("database"));
}

std::string hostOf(const ClusterRecord& cluster, const WorldRecord& world, std::string_view pool) {
    const auto* found = cluster.poolNamed(pool);
    if (found != nullptr && !found->endpoints.empty()) {
        return found->endpoints.front().host;
    }
    const auto id = makeInstanceId(Mix(world.seed).with(cluster.id).with("endpoint"));
    return "c" + id.substr(1, 9) + "." + cluster.region + ".db.sandbox.invalid";
}

const RoleRecord* activeRole(const CredentialRecord& credential) {
    const auto at = std::find_if(credential.roles.begin(), credential.roles.end(),
                                 [](const RoleRecord& role) { return role.state == "active"; });
    return at == credential.roles.end() ? nullptr : &*at;
}

const CredentialRecord* credentialOf(const AttachmentRecord& attachment, const ClusterRecord& cluster) {
    const std::string_view target = attachment.target ? std::string_view(*attachment.target) : std::string_view{};
    const auto role = target.starts_with(classicPrefix) ? std::string(target.substr(classicPrefix.size()))
                                                        : core::parseNamespace(target).role;
    if (!role.empty()) {
        return cluster.findCredential(role);
    }
    return cluster.credentials.empty() ? nullptr : &cluster.credentials.front();
}

std::string connectionUrl(const AttachmentRecord& attachment, const ClusterRecord& cluster, const WorldRecord& world) {
    const auto* credential = credentialOf(attachment, cluster);
    if (credential == nullptr || credential->roles.empty()) {
        return {};
    }
    const auto* active = activeRole(*credential);
    const auto& role = active != nullptr ? *active : credential->roles.front();
    const auto pool = cluster.classic() ? std::string(core::leaderPoolName)
                                        : core::parseNamespace(attachment.target.value_or("")).pool;
    return "postgres://" + role.user + ":" + passwordOf(role, *credential, world) + "@" + hostOf(cluster, world, pool) +
           ":5432/" + databaseOf(cluster, world);
}

std::set<std::string> appsUsing(const State& state, const ClusterRecord& cluster, const CredentialRecord& credential) {
    std::set<std::string> apps;
    for (const auto* attachment : state.attachmentsOfCluster(cluster.id)) {
        const auto* used = credentialOf(*attachment, cluster);
        if (used != nullptr && used->name == credential.name) {
            apps.insert(attachment->appId);
        }
    }
    return apps;
}

} // namespace poolhouse::sandbox
