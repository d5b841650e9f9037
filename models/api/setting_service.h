// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/ids.h"
#include "models/core/setting.h"
#include "models/core/unreadable.h"

namespace poolhouse::api {

/// The PostgreSQL parameters of a cluster. Same thread and replies as the other services (services.h).
class SettingService {
public:
    virtual ~SettingService() = default;
    virtual Call settings(const core::ClusterId& cluster, Reply<core::PartialList<core::Setting>> reply) = 0;
};

} // namespace poolhouse::api
