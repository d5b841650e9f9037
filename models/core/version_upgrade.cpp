// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/version_upgrade.h"

#include <algorithm>
#include <charconv>

namespace poolhouse::core {

namespace {

constexpr std::size_t longestVersion = 16;

} // namespace

std::optional<int> majorVersion(std::string_view version) {
    const bool plain = std::all_of(version.begin(), version.end(),
                                   [](char each) { return each == '.' || (each >= '0' && each <= '9'); });
    int major = 0;
    const auto [end, error] = std::from_chars(version.data(), version.data() + version.size(), major);
    const bool whole = plain && error == std::errc() && version.size() <= longestVersion && !version.ends_with('.') &&
                       version.find("..") == std::string_view::npos;
    return whole && major > 0 ? std::optional(major) : std::nullopt;
}

bool isUpgraded(const VersionUpgrade& upgrade, std::string_view version) {
    const auto now = majorVersion(version), before = majorVersion(upgrade.from);
    return upgrade.to.empty() ? now && before && *now > *before : now && now == majorVersion(upgrade.to);
}

std::optional<UpgradeProblem> problemOfVersion(const VersionUpgrade& upgrade) {
    const auto before = majorVersion(upgrade.from);
    if (!before) {
        return UpgradeProblem::VersionUnknown;
    }
    if (upgrade.to.empty()) {
        return std::nullopt;
    }
    const auto wanted = majorVersion(upgrade.to);
    if (!wanted) {
        return UpgradeProblem::VersionBad;
    }
    return *wanted <= *before ? std::optional(UpgradeProblem::NotHigher) : std::nullopt;
}

std::optional<UpgradeProblem> problemOfUpgrade(const VersionUpgrade& upgrade, const OpenEnum<ClusterStatus>& status) {
    switch (status.known) {
    case ClusterStatus::Provisioning: return UpgradeProblem::Provisioning;
    case ClusterStatus::Modifying: return UpgradeProblem::Modifying;
    case ClusterStatus::Migrating: return UpgradeProblem::Migrating;
    case ClusterStatus::Unavailable: return UpgradeProblem::Unavailable;
    case ClusterStatus::Available:
    case ClusterStatus::Unknown: break;
    }
    return problemOfVersion(upgrade);
}

} // namespace poolhouse::core
