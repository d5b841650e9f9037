// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/api_hosts.h"
#include "models/api/delay.h"
#include "models/api/http_transport.h"
#include "models/api/services.h"
#include "models/api/session_monitor.h"
#include "models/api/token.h"

#include <memory>

namespace poolhouse::api {

/// The services over HTTP: Platform API version 3 and the Data API, for one account. Another account is another client.
///
/// Lists are read page by page (Range, Next-Range) until the end and told as one; an object that turns up on two pages
/// counts once. Unchanged answers are not sent again by the server (ETag). What is asked again after a failure, and
/// what is refused before it is sent, stands at RequestRunner. When the client goes, replies not yet told never are.
/// Transport, delay and monitor must live as long as the client.
///
/// Changes are sent once, never again by the client itself. Each, with what came back, is also told to the monitor,
/// just before its reply.
class HerokuClient final : public AccountService,
                           public FleetService,
                           public ClusterService,
                           public CatalogService,
                           public PoolService,
                           public TwoFactorService {
public:
    HerokuClient(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, ApiHosts hosts, Token token);
    ~HerokuClient() override;
    HerokuClient(const HerokuClient&) = delete;
    HerokuClient& operator=(const HerokuClient&) = delete;

    Call account(Reply<Account> reply) override;
    Call requestsLeft(Reply<int> reply) override;

    /// GET /apps, everything the account can reach; where that is not found, GET /users/~/apps.
    Call apps(Reply<std::vector<core::App>> reply) override;
    Call clusters(Reply<std::vector<core::ClusterSummary>> reply) override;
    Call attachments(Reply<std::vector<core::Attachment>> reply) override;

    Call info(const core::ClusterId& cluster, Reply<core::ClusterInfo> reply) override;
    Call waitStatus(const core::ClusterId& cluster, Reply<core::WaitStatus> reply) override;

    Call levels(Reply<core::Catalog> reply) override;
    Call pricing(Reply<core::PriceList> reply) override;

    Call addPool(const core::ClusterId& cluster, const core::NewPoolDraft& pool, Reply<core::Pool> reply) override;
    Call setLevel(const core::ClusterId& cluster, const core::PoolId& pool, const std::string& level,
                  Reply<core::Done> reply) override;
    Call setCount(const core::ClusterId& cluster, const core::PoolId& pool, int count,
                  Reply<core::Done> reply) override;
    /// Any 2xx will do, with or without a body.
    Call destroyPool(const core::ClusterId& cluster, const core::PoolId& pool, Reply<core::Done> reply) override;
    /// A code of letters, digits and hyphens; blanks around it are dropped. Anything else is Invalid, unsent.
    Call preAuthorize(const std::string& app, const std::string& code, Reply<core::Done> reply) override;

private:
    class Session;
    std::shared_ptr<Session> m_session;
};

} // namespace poolhouse::api
