// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/pool.h"

#include <array>

namespace poolhouse::core {

std::span<const EnumWord<PoolStatus>> poolStatusWords() {
    static constexpr std::array<EnumWord<PoolStatus>, 4> words{{{"available", PoolStatus::Available},
                                                                {"modifying", PoolStatus::Modifying},
                                                                {"provisioning", PoolStatus::Provisioning},
                                                                {"unknown", PoolStatus::Unknown}}};
    return words;
}

std::span<const EnumWord<InstanceRole>> instanceRoleWords() {
    static constexpr std::array<EnumWord<InstanceRole>, 3> words{
        {{"leader", InstanceRole::Leader}, {"standby", InstanceRole::Standby}, {"follower", InstanceRole::Follower}}};
    return words;
}

std::span<const EnumWord<EndpointStatus>> endpointStatusWords() {
    static constexpr std::array<EnumWord<EndpointStatus>, 4> words{{{"available", EndpointStatus::Available},
                                                                    {"degraded", EndpointStatus::Degraded},
                                                                    {"deprovisioning", EndpointStatus::Deprovisioning},
                                                                    {"modifying", EndpointStatus::Modifying}}};
    return words;
}

PoolShape shapeOf(const Pool& pool) {
    return {pool.role(), pool.name, pool.expectedLevel, pool.expectedCount};
}

bool highlyAvailable(const PoolShape& pool) {
    return pool.count >= 2;
}

} // namespace poolhouse::core
