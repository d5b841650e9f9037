// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/call.h"
#include "models/core/attachment.h"
#include "models/core/cluster.h"
#include "models/core/level.h"
#include "models/core/new_cluster.h"
#include "models/core/pool_draft.h"
#include "models/core/pricing.h"
#include "models/core/process_type.h"

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

/// The account and its rate limit. All services: one thread, replies as defined by Reply (call.h).
class AccountService {
public:
    virtual ~AccountService() = default;
    virtual Call account(Reply<Account> reply) = 0;
    /// GET /account/rate-limits: requests left in the account's pool. Does not count against the limit itself.
    virtual Call requestsLeft(Reply<int> reply) = 0;
};

/// Everything the account can access. The reply comes after the last page. A record that cannot be read spoils only
/// itself; a list of which nothing can be read is an error.
class FleetService {
public:
    virtual ~FleetService() = default;
    virtual Call apps(Reply<core::PartialList<core::App>> reply) = 0;
    /// Advanced clusters only; other add-ons are filtered out.
    virtual Call clusters(Reply<core::PartialList<core::ClusterSummary>> reply) = 0;
    virtual Call attachments(Reply<core::PartialList<core::Attachment>> reply) = 0;
    /// GET /apps/{app}/formation: what the app runs. A process type that cannot be read is left out.
    virtual Call formation(const core::AppId& app, Reply<std::vector<core::ProcessType>> reply) = 0;
};

/// One cluster: GET /data/postgres/v1/{id}/info, and what concerns it as a whole.
class ClusterService {
public:
    virtual ~ClusterService() = default;
    /// POST /apps/{app}/addons, with the name given. Never replaces a config var that the app has: that is
    /// ConfirmationRequired. The cluster is being created when the reply comes.
    virtual Call create(const core::NewCluster& cluster, Reply<core::ClusterSummary> reply) = 0;
    /// GET /apps/{app}/addons/{addon}: as it is listed. `app` and `cluster`: name or id.
    virtual Call listed(const std::string& app, const std::string& cluster, Reply<core::ClusterSummary> reply) = 0;
    virtual Call info(const core::ClusterId& cluster, Reply<core::ClusterInfo> reply) = 0;
    virtual Call waitStatus(const core::ClusterId& cluster, Reply<core::WaitStatus> reply) = 0;
    /// DELETE the same, with its data; the add-on that is answered is leaving, or gone. Without `force` the API refuses
    /// it while other apps are attached. The client never retries writes; repeating one is the caller's decision.
    virtual Call destroyCluster(const core::AppId& app, const core::ClusterId& cluster, bool force,
                                Reply<core::ClusterSummary> reply) = 0;
    /// POST upgrade/run. `version`: of PostgreSQL, "18"; empty: the newest one that the API supports.
    virtual Call upgradeVersion(const core::ClusterId& cluster, const std::string& version,
                                Reply<core::Done> reply) = 0;
};

/// Levels and prices (rules 11 to 13).
class CatalogService {
public:
    virtual ~CatalogService() = default;
    virtual Call levels(Reply<core::Catalog> reply) = 0;
    virtual Call pricing(Reply<core::PriceList> reply) = 0;
};

/// Changes to the pools of a cluster. The client never retries writes; repeating one is the caller's decision.
class PoolService {
public:
    virtual ~PoolService() = default;
    /// POST pools. Count: at least 1; an empty name requests a generated one.
    virtual Call addPool(const core::ClusterId& cluster, const core::NewPoolDraft& pool, Reply<core::Pool> reply) = 0;
    /// PATCH {level}.
    virtual Call setLevel(const core::ClusterId& cluster, const core::PoolId& pool, const std::string& level,
                          Reply<core::Done> reply) = 0;
    /// PATCH {count}; for the leader pool, 1 removes and 2 adds the standby (rule 2).
    virtual Call setCount(const core::ClusterId& cluster, const core::PoolId& pool, int count,
                          Reply<core::Done> reply) = 0;
    virtual Call destroyPool(const core::ClusterId& cluster, const core::PoolId& pool, Reply<core::Done> reply) = 0;
};

/// What an app is to be attached to.
struct NewAttachment {
    core::ClusterId cluster;
    std::string clusterName;
    std::string app;        ///< by name: that gets the config var, and restarts (rule 9)
    std::string name;       ///< prefix of the config var: "READS" for READS_URL; empty requests a generated one
    std::string pool;       ///< by name
    std::string credential; ///< by name; empty: the owner's

    friend bool operator==(const NewAttachment&, const NewAttachment&) = default;
};

/// Attachments of one cluster. The client never retries writes; repeating one is the caller's decision.
class AttachmentService {
public:
    virtual ~AttachmentService() = default;
    /// GET /addons/{addon}/addon-attachments: those of all apps that the account can see. The reply comes after the
    /// last page.
    virtual Call attachmentsOf(const core::ClusterId& cluster, Reply<core::PartialList<core::Attachment>> reply) = 0;
    /// POST /addon-attachments. Never replaces a config var that the app has: that is ConfirmationRequired.
    virtual Call attach(const NewAttachment& attachment, Reply<core::Attachment> reply) = 0;
    /// DELETE /addon-attachments/{id}. Cluster and app of `attachment` are not sent: read-only locks go by them.
    virtual Call detach(const core::Attachment& attachment, Reply<core::Done> reply) = 0;
};

/// Pre-authorizes an app with a second factor: PUT /apps/{app}/pre-authorizations. The code is not stored.
class TwoFactorService {
public:
    virtual ~TwoFactorService() = default;
    virtual Call preAuthorize(const std::string& app, const std::string& code, Reply<core::Done> reply) = 0;
};

} // namespace poolhouse::api
