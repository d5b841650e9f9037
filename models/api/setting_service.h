// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/core/setting.h"
#include "models/core/setting_change.h"
#include "models/core/unreadable.h"

namespace poolhouse::api {

/// The PostgreSQL parameters of a cluster, and what sets them. Same thread and replies as the other services
/// (services.h).
class SettingService {
public:
    virtual ~SettingService() = default;
    virtual Call settings(const core::ClusterId& cluster, Reply<core::PartialList<core::Setting>> reply) = 0;
    /// All of them, or none is set. What was shown before is not sent.
    virtual Call changeSettings(const core::ClusterId& cluster, const core::ChangedSettings& changes,
                                Reply<core::Done> reply) = 0;
};

} // namespace poolhouse::api
