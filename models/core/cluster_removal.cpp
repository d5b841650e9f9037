// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/cluster_removal.h"

#include <algorithm>
#include <set>

namespace poolhouse::core {

std::vector<std::string> otherApps(const std::vector<Attachment>& attachments, const App& owner) {
    std::set<std::string> names;
    for (const auto& each : attachments) {
        const bool own =
            owner.id.empty() || each.app.id.empty() ? each.app.name == owner.name : each.app.id == owner.id;
        if (!own) {
            names.insert(each.app.name);
        }
    }
    return {names.begin(), names.end()};
}

std::vector<std::string> unnamedApps(const ClusterRemoval& removal, const std::vector<std::string>& attached) {
    std::vector<std::string> unnamed;
    std::copy_if(attached.begin(), attached.end(), std::back_inserter(unnamed), [&removal](const std::string& app) {
        return std::find(removal.detaching.begin(), removal.detaching.end(), app) == removal.detaching.end();
    });
    return unnamed;
}

} // namespace poolhouse::core
