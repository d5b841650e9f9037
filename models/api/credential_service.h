// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/api/connection_details.h"
#include "models/core/credential.h"
#include "models/core/ids.h"
#include "models/core/unreadable.h"

#include <string>

namespace poolhouse::api {

/// The credentials of a cluster. Same thread and replies as the other services (services.h). No answer is cached or
/// reported with its body: it may hold passwords.
class CredentialService {
public:
    virtual ~CredentialService() = default;
    /// GET credentials. The passwords in the answer are dropped while it is read and kept nowhere.
    virtual Call credentials(const core::ClusterId& cluster, Reply<core::PartialList<core::Credential>> reply) = 0;
    /// GET credentials/NAME: the one answer that keeps a password, for as long as it is held.
    virtual Call connection(const core::ClusterId& cluster, const std::string& name,
                            Reply<ConnectionDetails> reply) = 0;
    /// POST credentials. The answer is ignored; the new credential is found in the list.
    virtual Call createCredential(const core::ClusterId& cluster, const std::string& name, Reply<core::Done> reply) = 0;
    /// POST credentials/NAME/rotate
    virtual Call rotateCredential(const core::ClusterId& cluster, const std::string& name, bool forced,
                                  Reply<core::Done> reply) = 0;
    /// POST rotate_credentials
    virtual Call rotateAllCredentials(const core::ClusterId& cluster, bool forced, Reply<core::Done> reply) = 0;
    /// DELETE credentials/NAME
    virtual Call destroyCredential(const core::ClusterId& cluster, const std::string& name,
                                   Reply<core::Done> reply) = 0;
};

} // namespace poolhouse::api
