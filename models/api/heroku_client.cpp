// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/heroku_client.h"

#include "models/api/client_session.h"
#include "models/api/json_codec.h"

#include <QString>

#include <utility>

namespace poolhouse::api {

namespace {

QString addonsPath(const std::string& app) {
    return QStringLiteral("/apps/%1/addons").arg(pathSegment(app));
}

QString poolPath(const core::ClusterId& cluster, const core::PoolId& pool) {
    return clusterPath(cluster, "/pools/") + pathSegment(pool.value);
}

QString addonPath(const std::string& app, const std::string& cluster) {
    return addonsPath(app) + QLatin1Char('/') + pathSegment(cluster);
}

} // namespace

HerokuClient::HerokuClient(HttpTransport& transport, Delay& delay, SessionMonitor& monitor, ApiHosts hosts, Token token)
    : m_session(std::make_shared<ClientSession>(transport, delay, monitor, std::move(hosts), std::move(token))) {}

HerokuClient::~HerokuClient() = default;

Call HerokuClient::account(Reply<Account> reply) {
    return m_session->one<Account>(getRequest(m_session->hosts.platform, QStringLiteral("/account")),
                                   codec::readAccount, std::move(reply));
}

Call HerokuClient::requestsLeft(Reply<int> reply) {
    return m_session->requestsLeft(std::move(reply));
}

Call HerokuClient::apps(Reply<core::PartialList<core::App>> reply) {
    return m_session->apps(std::move(reply));
}

Call HerokuClient::clusters(Reply<core::PartialList<core::ClusterSummary>> reply) {
    return m_session->list<core::ClusterSummary>(
        getRequest(m_session->hosts.platform, QStringLiteral("/addons"), HeaderProfile::ExpandedAddons),
        codec::readClusters, std::move(reply));
}

Call HerokuClient::attachments(Reply<core::PartialList<core::Attachment>> reply) {
    return m_session->list<core::Attachment>(
        getRequest(m_session->hosts.platform, QStringLiteral("/addon-attachments"), HeaderProfile::FullAttachments),
        codec::readAttachments, std::move(reply));
}

Call HerokuClient::formation(const core::AppId& app, Reply<std::vector<core::ProcessType>> reply) {
    return m_session->one<std::vector<core::ProcessType>>(
        getRequest(m_session->hosts.platform, QStringLiteral("/apps/%1/formation").arg(pathSegment(app.value))),
        codec::readFormation, std::move(reply));
}

Call HerokuClient::create(const core::NewCluster& cluster, Reply<core::ClusterSummary> reply) {
    auto request =
        writeRequest("POST", m_session->hosts.platform, addonsPath(cluster.app), codec::writeNewCluster(cluster));
    request.headers.emplaceBack("Accept-Expansion", "plan");
    request.headers.emplaceBack("X-Heroku-Legacy-Provider-Messages", "true");
    return m_session->one<core::ClusterSummary>(std::move(request), codec::readCluster, std::move(reply));
}

Call HerokuClient::listed(const std::string& app, const std::string& cluster, Reply<core::ClusterSummary> reply) {
    return m_session->one<core::ClusterSummary>(
        getRequest(m_session->hosts.platform, addonPath(app, cluster), HeaderProfile::ExpandedAddons),
        codec::readCluster, std::move(reply));
}

Call HerokuClient::info(const core::ClusterId& cluster, Reply<core::ClusterInfo> reply) {
    return m_session->one<core::ClusterInfo>(getRequest(m_session->hosts.data, clusterPath(cluster, "/info")),
                                             codec::readInfo, std::move(reply));
}

Call HerokuClient::waitStatus(const core::ClusterId& cluster, Reply<core::WaitStatus> reply) {
    return m_session->one<core::WaitStatus>(getRequest(m_session->hosts.data, clusterPath(cluster, "/wait_status")),
                                            codec::readWaitStatus, std::move(reply));
}

Call HerokuClient::destroyCluster(const core::AppId& app, const core::ClusterId& cluster, bool force,
                                  Reply<core::ClusterSummary> reply) {
    auto request = writeRequest("DELETE", m_session->hosts.platform, addonPath(app.value, cluster.value),
                                codec::writeDestruction(force));
    request.headers.emplaceBack("Accept-Expansion", "plan");
    request.target = WriteTarget{cluster, {}};
    return m_session->one<core::ClusterSummary>(std::move(request), codec::readCluster, std::move(reply));
}

Call HerokuClient::upgradeVersion(const core::ClusterId& cluster, const std::string& version, Reply<core::Done> reply) {
    return m_session->one<core::Done>(
        writeRequest("POST", m_session->hosts.data, clusterPath(cluster, "/upgrade/run"), codec::writeUpgrade(version)),
        codec::readUpgrading, std::move(reply));
}

Call HerokuClient::levels(Reply<core::Catalog> reply) {
    return m_session->one<core::Catalog>(
        getRequest(m_session->hosts.data, QStringLiteral("/data/postgres/v1/levels/advanced")), codec::readLevels,
        std::move(reply));
}

Call HerokuClient::pricing(Reply<core::PriceList> reply) {
    return m_session->one<core::PriceList>(
        getRequest(m_session->hosts.data, QStringLiteral("/data/postgres/v1/pricing")), codec::readPricing,
        std::move(reply));
}

Call HerokuClient::addPool(const core::ClusterId& cluster, const core::NewPoolDraft& pool, Reply<core::Pool> reply) {
    return m_session->one<core::Pool>(
        writeRequest("POST", m_session->hosts.data, clusterPath(cluster, "/pools"), codec::writeNewPool(pool)),
        codec::readPool, std::move(reply));
}

Call HerokuClient::setLevel(const core::ClusterId& cluster, const core::PoolId& pool, const std::string& level,
                            Reply<core::Done> reply) {
    return m_session->one<core::Done>(
        writeRequest("PATCH", m_session->hosts.data, poolPath(cluster, pool), codec::writeLevel(level)),
        codec::readScaled, std::move(reply));
}

Call HerokuClient::setCount(const core::ClusterId& cluster, const core::PoolId& pool, int count,
                            Reply<core::Done> reply) {
    return m_session->one<core::Done>(
        writeRequest("PATCH", m_session->hosts.data, poolPath(cluster, pool), codec::writeCount(count)),
        codec::readScaled, std::move(reply));
}

Call HerokuClient::destroyPool(const core::ClusterId& cluster, const core::PoolId& pool, Reply<core::Done> reply) {
    return m_session->one<core::Done>(writeRequest("DELETE", m_session->hosts.data, poolPath(cluster, pool)), anyBody,
                                      std::move(reply));
}

Call HerokuClient::attachmentsOf(const core::ClusterId& cluster, Reply<core::PartialList<core::Attachment>> reply) {
    const auto path = QStringLiteral("/addons/%1/addon-attachments").arg(pathSegment(cluster.value));
    return m_session->list<core::Attachment>(getRequest(m_session->hosts.platform, path), codec::readAttachments,
                                             std::move(reply));
}

Call HerokuClient::attach(const NewAttachment& attachment, Reply<core::Attachment> reply) {
    auto request = writeRequest("POST", m_session->hosts.platform, QStringLiteral("/addon-attachments"),
                                codec::writeNewAttachment(attachment));
    request.target = WriteTarget{attachment.cluster, attachment.app};
    request.secretResponse = true; // log_input_url holds a key
    return m_session->one<core::Attachment>(std::move(request), codec::readAttachment, std::move(reply));
}

Call HerokuClient::detach(const core::Attachment& attachment, Reply<core::Done> reply) {
    auto request = writeRequest("DELETE", m_session->hosts.platform,
                                QStringLiteral("/addon-attachments/") + pathSegment(attachment.id.value));
    request.target = WriteTarget{attachment.cluster, attachment.app.name};
    request.secretResponse = true; // log_input_url holds a key
    return m_session->one<core::Done>(std::move(request), anyBody, std::move(reply));
}

Call HerokuClient::preAuthorize(const std::string& app, const std::string& code, Reply<core::Done> reply) {
    return m_session->preAuthorize(app, code, std::move(reply));
}

} // namespace poolhouse::api
