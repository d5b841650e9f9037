// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/resolve.h"

#include "models/core/pool_name.h"

#include <algorithm>

namespace poolhouse::sandbox {

bool isReferredToBy(const AttachmentRecord& attachment, std::string_view wanted) {
    return core::sameIgnoringCase(attachment.name, wanted) ||
           core::sameIgnoringCase(attachment.name + "_URL", wanted) || core::sameIgnoringCase(attachment.id, wanted);
}

ResolvedClusters resolveClusters(const State& state, std::string_view wanted, const std::optional<std::string>& app) {
    if (const auto colons = wanted.rfind("::"); colons != std::string_view::npos) {
        return resolveClusters(state, wanted.substr(colons + 2), std::string(wanted.substr(0, colons)));
    }
    ResolvedClusters resolved;
    const AppRecord* within = nullptr;
    if (app) {
        within = state.findApp(*app);
        if (within == nullptr) {
            resolved.appKnown = false;
            return resolved;
        }
    }
    const auto add = [&resolved](const ClusterRecord* cluster) {
        if (std::find(resolved.clusters.begin(), resolved.clusters.end(), cluster) == resolved.clusters.end()) {
            resolved.clusters.push_back(cluster);
        }
    };
    if (const auto* cluster = state.findCluster(wanted)) {
        add(cluster);
        return resolved;
    }
    const auto addIfMeant = [&](const AttachmentRecord& attachment) {
        if (isReferredToBy(attachment, wanted)) {
            add(&state.clusters().at(attachment.clusterId));
        }
    };
    if (within != nullptr) {
        for (const auto* attachment : state.attachmentsOfApp(within->id)) {
            addIfMeant(*attachment);
        }
    } else {
        // use the name index: an account may have tens of thousands of attachments
        constexpr std::size_t suffix = 4; // "_URL"
        auto named = state.attachmentsNamed(wanted);
        if (wanted.size() > suffix) {
            const auto more = state.attachmentsNamed(wanted.substr(0, wanted.size() - suffix));
            named.insert(named.end(), more.begin(), more.end());
        }
        if (const auto at = state.attachments().find(std::string(wanted)); at != state.attachments().end()) {
            named.push_back(&at->second);
        }
        for (const auto* attachment : named) {
            addIfMeant(*attachment);
        }
    }
    return resolved;
}

ResolvedAttachments resolveAttachments(const State& state, std::string_view wanted, const std::string& app) {
    if (const auto colons = wanted.find("::"); colons != std::string_view::npos) {
        return resolveAttachments(state, wanted.substr(colons + 2), std::string(wanted.substr(0, colons)));
    }
    ResolvedAttachments resolved;
    const auto* within = state.findApp(app);
    if (within == nullptr) {
        resolved.appKnown = false;
        return resolved;
    }
    const auto* cluster = state.findCluster(wanted);
    for (const auto* attachment : state.attachmentsOfApp(within->id)) {
        if (isReferredToBy(*attachment, wanted) || (cluster != nullptr && attachment->clusterId == cluster->id)) {
            resolved.attachments.push_back(attachment);
        }
    }
    return resolved;
}

} // namespace poolhouse::sandbox
