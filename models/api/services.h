// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/attachment.h"
#include "models/core/cluster.h"
#include "models/core/level.h"
#include "models/core/pool_draft.h"
#include "models/core/pricing.h"

#include <string>
#include <vector>

namespace poolhouse::api {

/// The signed-in account: GET /account.
struct Account {
    std::string id;
    std::string email;
    bool twoFactor = false;

    friend bool operator==(const Account&, const Account&) = default;
};

/// Who is asking, and how many questions are left.
class AccountService {
public:
    virtual ~AccountService() = default;
    virtual Call account(Reply<Account> reply) = 0;
    /// GET /account/rate-limits: requests left in the account's pool. Free of charge.
    virtual Call requestsLeft(Reply<int> reply) = 0;
};

/// Everything the account can see, one list a question; all pages are read before the reply.
class FleetService {
public:
    virtual ~FleetService() = default;
    virtual Call apps(Reply<std::vector<core::App>> reply) = 0;
    /// Advanced clusters only; add-ons of other kinds and tiers are left out.
    virtual Call clusters(Reply<std::vector<core::ClusterSummary>> reply) = 0;
    virtual Call attachments(Reply<std::vector<core::Attachment>> reply) = 0;
};

/// One cluster: GET /data/postgres/v1/{id}/info.
class ClusterService {
public:
    virtual ~ClusterService() = default;
    virtual Call info(const core::ClusterId& cluster, Reply<core::ClusterInfo> reply) = 0;
    virtual Call waitStatus(const core::ClusterId& cluster, Reply<core::WaitStatus> reply) = 0;
};

/// What can be bought, and for how much.
class CatalogService {
public:
    virtual ~CatalogService() = default;
    virtual Call levels(Reply<core::Catalog> reply) = 0;
    virtual Call pricing(Reply<core::PriceList> reply) = 0;
};

/// Changing pools of a cluster. Nothing here is ever repeated by the client itself: whoever asks decides what may be.
class PoolService {
public:
    virtual ~PoolService() = default;
    /// POST pools. The API takes 1 instance at least; an empty name lets the server choose one.
    virtual Call addPool(const core::ClusterId& cluster, const core::NewPoolDraft& pool, Reply<core::Pool> reply) = 0;
    /// PATCH {level}.
    virtual Call setLevel(const core::ClusterId& cluster, const core::PoolId& pool, const std::string& level,
                          Reply<core::Done> reply) = 0;
    /// PATCH {count}; for the leader pool 1 removes and 2 adds the standby.
    virtual Call setCount(const core::ClusterId& cluster, const core::PoolId& pool, int count,
                          Reply<core::Done> reply) = 0;
    virtual Call destroyPool(const core::ClusterId& cluster, const core::PoolId& pool, Reply<core::Done> reply) = 0;
};

/// Presenting a second factor once for an app: PUT /apps/{app}/pre-authorizations. The code is kept nowhere.
class TwoFactorService {
public:
    virtual ~TwoFactorService() = default;
    virtual Call preAuthorize(const std::string& app, const std::string& code, Reply<core::Done> reply) = 0;
};

} // namespace poolhouse::api
