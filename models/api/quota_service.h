// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/ids.h"
#include "models/core/quota.h"
#include "models/core/quota_change.h"
#include "models/core/result.h"
#include "models/core/unreadable.h"

namespace poolhouse::api {

/// The quotas of a cluster (rule 14), and what changes them. Same thread and replies as the other services
/// (services.h).
class QuotaService {
public:
    virtual ~QuotaService() = default;
    virtual Call quotas(const core::ClusterId& cluster, Reply<core::PartialList<core::Quota>> reply) = 0;
    /// Sends what differs from the terms before.
    virtual Call setQuota(const core::ClusterId& cluster, const core::ChangedQuota& change,
                          Reply<core::Done> reply) = 0;
};

} // namespace poolhouse::api
