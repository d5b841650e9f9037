// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/cluster_events.h"

#include "app/sandbox/app_config.h"
#include "app/sandbox/credentials.h"
#include "app/sandbox/identity.h"
#include "app/sandbox/load.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

using std::chrono::milliseconds;

milliseconds randomDuration(const State& state, const ClusterRecord& cluster, std::string_view what, int least,
                            int most) {
    const auto mix = Mix(state.world().seed).with(cluster.id).with(cluster.changes).with(what);
    return milliseconds(mix.between(least * 1000, most * 1000));
}

void schedule(ClusterRecord& cluster, core::Instant at, std::string_view kind, std::string subject = {}) {
    const auto place = std::upper_bound(cluster.events.begin(), cluster.events.end(), at,
                                        [](core::Instant when, const EventRecord& each) { return when < each.at; });
    cluster.events.insert(place, {at, std::string(kind), std::move(subject)});
}

void unschedule(ClusterRecord& cluster, std::string_view kind, std::string_view subject) {
    std::erase_if(cluster.events,
                  [&](const EventRecord& event) { return event.kind == kind && event.subject == subject; });
}

template <class Change>
void changeCluster(State& state, const std::string& clusterId, core::Instant now, Change&& change) {
    state.editCluster(clusterId, [&](ClusterRecord& cluster) {
        ++cluster.changes;
        cluster.updatedAt = now;
        change(cluster);
    });
}

/// Sets a migration status until `until`, when `next` begins; an empty `next` makes it final.
void enterStatus(ClusterRecord& target, std::string status, core::Instant now, core::Instant until, std::string next) {
    std::erase_if(target.events, [](const EventRecord& event) { return event.kind == migrationStep; });
    target.migration->status = std::move(status);
    target.migration->since = now;
    target.migration->until = until;
    if (!next.empty()) {
        schedule(target, until, migrationStep, std::move(next));
    }
}

void copyData(ClusterRecord& target, const State& state, core::Instant now) {
    if (const auto* source = state.findClusterById(target.migration->sourceId)) {
        target.storageGb = storageInUse(*source, state.world(), now);
        target.tables = source->tables;
    }
}

void stepMigration(State& state, const std::string& targetId, const std::string& status, core::Instant at) {
    state.editCluster(targetId, [&](ClusterRecord& target) {
        if (!target.migration) {
            return;
        }
        if (status == "preparing") {
            target.storageGb = 0; // preparation wipes the target
            target.tables = 0;
            enterStatus(target, status, at, at + randomDuration(state, target, "prepare", 120, 180), "ready");
        } else if (status == "ready") {
            enterStatus(target, status, at, at + std::chrono::hours(24), "expired");
        } else if (status == "promoting") {
            enterStatus(target, status, at, at + randomDuration(state, target, "promote", 30, 45), "completed");
        } else if (status == "completed") {
            copyData(target, state, at);
            enterStatus(target, status, at, at, {});
        } else if (status == "expired") {
            target.migration->stopReason = "The migration was not started within 24 hours.";
            enterStatus(target, "cancelled", at, at, {});
        }
        target.updatedAt = at;
    });
}

void finishCredential(ClusterRecord& cluster, const EventRecord& event) {
    auto* credential = cluster.findCredential(event.subject);
    if (credential == nullptr) {
        return;
    }
    if (event.kind == credentialEnabled) {
        credential->state = "active";
        for (auto& role : credential->roles) {
            role.state = "active"; // it has one
        }
    } else if (event.kind == credentialRotated) {
        credential->state = "active";
        std::erase_if(credential->roles, [](const RoleRecord& role) { return role.state != "active"; });
    } else if (event.kind == credentialGone && credential->type != "owner") { // the owner goes with the database
        std::erase_if(cluster.credentials, [&](const CredentialRecord& each) { return each.name == event.subject; });
    }
}

} // namespace

void beginDestroyCluster(State& state, const std::string& clusterId, core::Instant now) {
    for (const auto* attachment : state.attachmentsOfCluster(clusterId)) {
        detach(state, std::string(attachment->id), now);
    }
    changeCluster(state, clusterId, now, [&](ClusterRecord& cluster) {
        cluster.state = "deprovisioning";
        cluster.readyAt.reset();
        cluster.events.clear();
        cluster.migration.reset(); // releases the source
        for (auto& pool : cluster.pools) {
            pool.steps.clear();
        }
        schedule(cluster, now + randomDuration(state, cluster, "gone", 20, 40), addonGone);
    });
}

void beginCredential(State& state, const std::string& clusterId, const std::string& name, core::Instant now) {
    changeCluster(state, clusterId, now, [&](ClusterRecord& cluster) {
        cluster.credentials.push_back(makeCredential(cluster, state.world(), name));
        schedule(cluster, now + randomDuration(state, cluster, "enable", 8, 15), credentialEnabled, name);
    });
}

void beginRotation(State& state, const std::string& clusterId, const std::string& name, bool forced,
                   core::Instant now) {
    std::map<std::string, std::map<std::string, std::string>> before; // config vars by app
    for (const auto* attachment : state.attachmentsOfCluster(clusterId)) {
        before[attachment->appId] = configVarsOf(state, state.apps().at(attachment->appId));
    }
    changeCluster(state, clusterId, now, [&](ClusterRecord& cluster) {
        auto& credential = *cluster.findCredential(name);
        unschedule(cluster, credentialRotated, name);
        for (auto& role : credential.roles) {
            role.state = "inactive";
        }
        credential.roles.insert(credential.roles.begin(), nextRole(credential, cluster, state.world()));
        credential.roles.resize(std::min<std::size_t>(credential.roles.size(), 2)); // one temporary user at most
        credential.state = "rotating";
        const bool resets = forced || credential.type == "owner";
        const auto length =
            resets ? randomDuration(state, cluster, name, 10, 20) : randomDuration(state, cluster, name, 60, 90);
        schedule(cluster, now + length, credentialRotated, name);
    });
    const auto& cluster = state.clusters().at(clusterId);
    for (const auto& app : appsUsing(state, cluster, *cluster.findCredential(name))) {
        addRelease(state, app, "Update credentials of " + cluster.name, now,
                   changedVars(before[app], configVarsOf(state, state.apps().at(app))));
    }
}

void beginRevocation(State& state, const std::string& clusterId, const std::string& name, core::Instant now) {
    changeCluster(state, clusterId, now, [&](ClusterRecord& cluster) {
        unschedule(cluster, credentialRotated, name);
        unschedule(cluster, credentialEnabled, name);
        auto& credential = *cluster.findCredential(name);
        credential.state = "revoking";
        for (auto& role : credential.roles) {
            role.state = "inactive";
        }
        schedule(cluster, now + randomDuration(state, cluster, "revoke", 8, 15), credentialGone, name);
    });
}

void beginSettings(State& state, const std::string& clusterId, core::Instant now) {
    changeCluster(state, clusterId, now, [&](ClusterRecord& cluster) {
        unschedule(cluster, settingsApplied, {});
        schedule(cluster, now + randomDuration(state, cluster, "settings", 15, 25), settingsApplied);
    });
}

void beginUpgrade(State& state, const std::string& clusterId, const std::string& version, core::Instant now) {
    changeCluster(state, clusterId, now, [&](ClusterRecord& cluster) {
        schedule(cluster, now + randomDuration(state, cluster, "upgrade", 240, 360), upgraded, version);
    });
}

void beginMigration(State& state, const std::string& targetId, const std::string& sourceId, const std::string& method,
                    core::Instant now) {
    changeCluster(state, targetId, now, [&](ClusterRecord& target) {
        MigrationRecord migration;
        migration.id = makeUuid(Mix(state.world().seed).with(target.id).with("migration").with(target.changes));
        migration.sourceId = sourceId;
        migration.method = method;
        target.migration = std::move(migration);
        if (target.readyAt) {
            enterStatus(target, "creating_target", now, *target.readyAt, "preparing");
        }
    });
    if (!state.clusters().at(targetId).readyAt) {
        stepMigration(state, targetId, "preparing", now);
    }
}

void runMigration(State& state, const std::string& targetId, core::Instant now) {
    changeCluster(state, targetId, now, [&](ClusterRecord& target) {
        enterStatus(target, "migrating", now, now + randomDuration(state, target, "migrate", 180, 300), "promoting");
    });
}

void cancelMigration(State& state, const std::string& targetId, core::Instant now) {
    changeCluster(state, targetId, now, [&](ClusterRecord& target) {
        target.migration->stopReason = "The migration was cancelled on request.";
        enterStatus(target, "cancelled", now, now, {});
    });
}

void failMigration(State& state, const std::string& targetId, const std::string& message, core::Instant now) {
    changeCluster(state, targetId, now, [&](ClusterRecord& target) {
        target.migration->stopReason = message;
        enterStatus(target, "failed", now, now, {});
    });
}

bool migrationActive(const ClusterRecord& target) {
    if (!target.migration) {
        return false;
    }
    const auto& status = target.migration->status;
    return status != "completed" && status != "cancelled" && status != "failed";
}

const ClusterRecord* migrationFrom(const State& state, const std::string& sourceId) {
    for (const auto& [id, cluster] : state.clusters()) {
        if (migrationActive(cluster) && cluster.migration->sourceId == sourceId) {
            return &cluster;
        }
    }
    return nullptr;
}

void applyEvent(State& state, const std::string& clusterId, const EventRecord& event) {
    if (event.kind == addonGone) {
        state.eraseCluster(clusterId);
        return;
    }
    if (event.kind == migrationStep) {
        stepMigration(state, clusterId, event.subject, event.at);
        return;
    }
    state.editCluster(clusterId, [&](ClusterRecord& cluster) {
        cluster.updatedAt = std::max(cluster.updatedAt, event.at);
        if (event.kind == upgraded) {
            cluster.version = event.subject;
        } else if (event.kind != settingsApplied) {
            finishCredential(cluster, event);
        }
    });
}

} // namespace poolhouse::sandbox
