// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/credential.h"
#include "models/core/ids.h"
#include "models/core/unreadable.h"

namespace poolhouse::api {

/// The credentials of a cluster. Same thread and replies as the other services (services.h).
class CredentialService {
public:
    virtual ~CredentialService() = default;
    /// GET credentials. The passwords in the answer are dropped while it is read and kept nowhere.
    virtual Call credentials(const core::ClusterId& cluster, Reply<core::PartialList<core::Credential>> reply) = 0;
};

} // namespace poolhouse::api
