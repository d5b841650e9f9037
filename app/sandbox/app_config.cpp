// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/app_config.h"

#include "app/sandbox/credentials.h"
#include "app/sandbox/identity.h"

#include <algorithm>
#include <array>

namespace poolhouse::sandbox {

namespace {

constexpr std::array colors{"AMBER",  "AQUA",    "BLACK", "BLUE",   "BRONZE", "BROWN",  "CHARCOAL", "COBALT",
                            "COPPER", "CRIMSON", "CYAN",  "GOLD",   "GRAY",   "GREEN",  "IVORY",    "JADE",
                            "MAROON", "MAUVE",   "NAVY",  "OLIVE",  "ONYX",   "ORANGE", "PINK",     "PUCE",
                            "PURPLE", "RED",     "ROSE",  "SILVER", "TEAL",   "VIOLET", "WHITE",    "YELLOW"};

bool isUsed(const State& state, const AppRecord& app, const std::string& name) {
    return attachmentOfApp(state, app, name) != nullptr ||
           std::any_of(app.configVars.begin(), app.configVars.end(),
                       [var = configVarName(name)](const ConfigVarRecord& each) { return each.name == var; });
}

/// Config vars are set once the database is provisioned.
bool hasConfigVar(const ClusterRecord& cluster) {
    return cluster.state != "provisioning";
}

} // namespace

void addRelease(State& state, const std::string& appId, std::string description, core::Instant now,
                std::vector<VarBefore> before) {
    state.editApp(appId, [&](AppRecord& app) {
        const int version = app.releases.empty() ? 1 : app.releases.back().version + 1;
        app.releases.push_back({version, std::move(description), now, std::move(before)});
        if (app.releases.size() > keptReleases) {
            app.releases.erase(app.releases.begin());
        }
    });
}

std::string configVarName(std::string_view attachmentName) {
    return std::string(attachmentName) + "_URL";
}

std::map<std::string, std::string> configVarsOf(const State& state, const AppRecord& app) {
    std::map<std::string, std::string> vars;
    for (const auto& var : app.configVars) {
        vars[var.name] = var.value;
    }
    for (const auto* attachment : state.attachmentsOfApp(app.id)) {
        const auto& cluster = state.clusters().at(attachment->clusterId);
        if (hasConfigVar(cluster)) {
            vars[configVarName(attachment->name)] = connectionUrl(*attachment, cluster, state.world());
        }
    }
    return vars;
}

std::map<std::string, std::string> configVarsAt(const State& state, const AppRecord& app, int version) {
    auto vars = configVarsOf(state, app);
    for (auto release = app.releases.rbegin(); release != app.releases.rend() && release->version > version;
         ++release) {
        for (const auto& [name, value] : release->before) {
            if (value) {
                vars[name] = *value;
            } else {
                vars.erase(name);
            }
        }
    }
    return vars;
}

std::vector<VarBefore> changedVars(const std::map<std::string, std::string>& then,
                                   const std::map<std::string, std::string>& now) {
    std::vector<VarBefore> changes;
    for (const auto& [name, value] : then) {
        const auto at = now.find(name);
        if (at == now.end() || at->second != value) {
            changes.push_back({name, value});
        }
    }
    for (const auto& [name, value] : now) {
        if (!then.contains(name)) {
            changes.push_back({name, std::nullopt});
        }
    }
    return changes;
}

std::string attachSentence(std::string_view attachmentName, std::string_view clusterName) {
    return "Attach " + std::string(attachmentName) + " (@ref:" + std::string(clusterName) + ")";
}

std::string detachSentence(std::string_view attachmentName, std::string_view clusterName) {
    return "Detach " + std::string(attachmentName) + " (@ref:" + std::string(clusterName) + ")";
}

void attach(State& state, AttachmentRecord attachment, core::Instant now) {
    const auto& cluster = state.clusters().at(attachment.clusterId);
    const auto appId = attachment.appId;
    auto sentence = attachSentence(attachment.name, cluster.name);
    auto var = configVarName(attachment.name);
    state.insert(std::move(attachment));
    if (hasConfigVar(cluster)) {
        addRelease(state, appId, std::move(sentence), now, {{std::move(var), std::nullopt}});
    }
}

void detach(State& state, const std::string& attachmentId, core::Instant now) {
    const auto attachment = state.attachments().at(attachmentId);
    const auto& cluster = state.clusters().at(attachment.clusterId);
    auto url = connectionUrl(attachment, cluster, state.world());
    state.eraseAttachment(attachmentId);
    if (hasConfigVar(cluster)) {
        addRelease(state, attachment.appId, detachSentence(attachment.name, cluster.name), now,
                   {{configVarName(attachment.name), std::move(url)}});
    }
}

const AttachmentRecord* attachmentOfApp(const State& state, const AppRecord& app, std::string_view name) {
    for (const auto* attachment : state.attachmentsNamed(name)) {
        if (attachment->appId == app.id) {
            return attachment;
        }
    }
    return nullptr;
}

std::string generateAttachmentName(const State& state, const AppRecord& app, bool mayBeDatabase) {
    if (mayBeDatabase && !isUsed(state, app, "DATABASE")) {
        return "DATABASE";
    }
    const auto start = Mix(state.world().seed).with("color").with(app.id).with(app.releases.size()).number();
    for (std::size_t i = 0;; ++i) {
        std::string name = std::string("HEROKU_POSTGRESQL_") + colors[(start + i) % colors.size()];
        if (i >= colors.size()) {
            name += "_" + std::to_string(i / colors.size() + 1);
        }
        if (!isUsed(state, app, name)) {
            return name;
        }
    }
}

} // namespace poolhouse::sandbox
