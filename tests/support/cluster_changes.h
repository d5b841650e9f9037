// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"

#include <string>
#include <utility>
#include <vector>

namespace poolhouse::test {

inline core::Change removalChange(std::vector<std::string> detaching) {
    core::Change change;
    change.kind = core::ChangeKind::DestroyCluster;
    change.removal = core::ClusterRemoval{{}, std::move(detaching)};
    return change;
}

inline core::Change upgradeChange(std::string from, std::string to) {
    core::Change change;
    change.kind = core::ChangeKind::UpgradeVersion;
    change.upgrade = core::VersionUpgrade{std::move(from), std::move(to)};
    return change;
}

/// Whether a cluster that had this version has the one that it should have after the change.
inline bool versionFits(const std::string& before, const core::Change& change, const std::string& now) {
    return change.upgrade ? core::isUpgraded(*change.upgrade, now) : now == before;
}

} // namespace poolhouse::test
