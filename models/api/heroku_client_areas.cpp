// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/client_session.h"
#include "models/api/heroku_client.h"
#include "models/api/json_codec.h"

#include <QUrlQuery>

// What a cluster has beside its pools: credentials, settings, quotas, maintenances, migrations into it.

namespace poolhouse::api {

namespace {

QString maintenancePath(const core::ClusterId& cluster, const char* what) {
    return QLatin1String("/data/maintenances/v1/") + pathSegment(cluster.value) + QLatin1String(what);
}

/// The guard cannot derive the cluster from the path.
HttpRequest maintenanceWrite(const ClientSession& session, const core::ClusterId& cluster, const char* what,
                             std::optional<QByteArray> body = std::nullopt) {
    auto request = writeRequest("POST", session.hosts.data, maintenancePath(cluster, what), std::move(body));
    request.target = WriteTarget{cluster, {}};
    return request;
}

/// "/data/postgres/v1/ID/credentials/NAME" and what follows.
QString credentialPath(const core::ClusterId& cluster, const std::string& name, const char* what = "") {
    return clusterPath(cluster, "/credentials/") + pathSegment(name) + QLatin1String(what);
}

HttpRequest withSecretResponse(HttpRequest request) {
    request.secretResponse = true;
    return request;
}

} // namespace

Call HerokuClient::credentials(const core::ClusterId& cluster, Reply<core::PartialList<core::Credential>> reply) {
    return m_session->one<core::PartialList<core::Credential>>(
        withSecretResponse(getRequest(m_session->hosts.data, clusterPath(cluster, "/credentials"))),
        codec::readCredentials, std::move(reply));
}

Call HerokuClient::connection(const core::ClusterId& cluster, const std::string& name, Reply<ConnectionDetails> reply) {
    return m_session->one<ConnectionDetails>(
        withSecretResponse(getRequest(m_session->hosts.data, credentialPath(cluster, name))), codec::readConnection,
        std::move(reply));
}

Call HerokuClient::createCredential(const core::ClusterId& cluster, const std::string& name, Reply<core::Done> reply) {
    auto request = writeRequest("POST", m_session->hosts.data, clusterPath(cluster, "/credentials"),
                                codec::writeNewCredential(name));
    return m_session->one<core::Done>(withSecretResponse(std::move(request)), anyBody, std::move(reply));
}

Call HerokuClient::rotateCredential(const core::ClusterId& cluster, const std::string& name, bool forced,
                                    Reply<core::Done> reply) {
    auto request = writeRequest("POST", m_session->hosts.data, credentialPath(cluster, name, "/rotate"),
                                codec::writeRotation(forced));
    return m_session->one<core::Done>(withSecretResponse(std::move(request)), anyBody, std::move(reply));
}

Call HerokuClient::rotateAllCredentials(const core::ClusterId& cluster, bool forced, Reply<core::Done> reply) {
    auto request = writeRequest("POST", m_session->hosts.data, clusterPath(cluster, "/rotate_credentials"),
                                codec::writeRotation(forced));
    return m_session->one<core::Done>(withSecretResponse(std::move(request)), anyBody, std::move(reply));
}

Call HerokuClient::destroyCredential(const core::ClusterId& cluster, const std::string& name, Reply<core::Done> reply) {
    auto request = writeRequest("DELETE", m_session->hosts.data, credentialPath(cluster, name));
    return m_session->one<core::Done>(withSecretResponse(std::move(request)), anyBody, std::move(reply));
}

Call HerokuClient::settings(const core::ClusterId& cluster, Reply<core::PartialList<core::Setting>> reply) {
    return m_session->one<core::PartialList<core::Setting>>(
        getRequest(m_session->hosts.data, clusterPath(cluster, "/settings")), codec::readSettings, std::move(reply));
}

Call HerokuClient::changeSettings(const core::ClusterId& cluster, const core::ChangedSettings& changes,
                                  Reply<core::Done> reply) {
    return m_session->one<core::Done>(
        writeRequest("PUT", m_session->hosts.data, clusterPath(cluster, "/settings"), codec::writeSettings(changes)),
        codec::readSettingsChanged, std::move(reply));
}

Call HerokuClient::quotas(const core::ClusterId& cluster, Reply<core::PartialList<core::Quota>> reply) {
    return m_session->one<core::PartialList<core::Quota>>(
        getRequest(m_session->hosts.data, clusterPath(cluster, "/quotas")), codec::readQuotas, std::move(reply));
}

Call HerokuClient::setQuota(const core::ClusterId& cluster, const core::ChangedQuota& change, Reply<core::Done> reply) {
    const auto path = clusterPath(cluster, "/quotas/") + pathSegment(change.type);
    return m_session->one<core::Done>(writeRequest("PATCH", m_session->hosts.data, path, codec::writeQuota(change)),
                                      codec::readQuotaSet, std::move(reply));
}

Call HerokuClient::maintenance(const core::ClusterId& cluster, Reply<MaintenanceAnswer> reply) {
    return m_session->one<MaintenanceAnswer>(getRequest(m_session->hosts.data, maintenancePath(cluster, "")),
                                             codec::readMaintenance, std::move(reply));
}

Call HerokuClient::maintenancesOfApp(const core::AppId& app, Reply<core::PartialList<core::Maintenance>> reply) {
    const auto path = QLatin1String("/data/maintenances/v1/apps/") + pathSegment(app.value);
    return m_session->one<core::PartialList<core::Maintenance>>(getRequest(m_session->hosts.data, path),
                                                                codec::readMaintenances, std::move(reply));
}

Call HerokuClient::maintenanceHistory(const core::ClusterId& cluster, int limit,
                                      Reply<core::PartialList<core::Maintenance>> reply) {
    auto request = getRequest(m_session->hosts.data, maintenancePath(cluster, "/history/"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QString::number(limit));
    request.url.setQuery(query);
    return m_session->one<core::PartialList<core::Maintenance>>(std::move(request), codec::readMaintenances,
                                                                std::move(reply));
}

Call HerokuClient::runMaintenance(const core::ClusterId& cluster, Reply<core::Done> reply) {
    return m_session->one<core::Done>(maintenanceWrite(*m_session, cluster, "/run"), codec::readRescheduled,
                                      std::move(reply));
}

Call HerokuClient::moveMaintenance(const core::ClusterId& cluster, int weeks, Reply<core::Done> reply) {
    return m_session->one<core::Done>(maintenanceWrite(*m_session, cluster, "/schedule", codec::writeDelayWeeks(weeks)),
                                      codec::readRescheduled, std::move(reply));
}

Call HerokuClient::setMaintenanceWindow(const core::ClusterId& cluster, const core::WeekTime& start,
                                        Reply<core::Done> reply) {
    return m_session->one<core::Done>(maintenanceWrite(*m_session, cluster, "/window", codec::writeWindow(start)),
                                      codec::readRescheduled, std::move(reply));
}

Call HerokuClient::migration(const core::ClusterId& cluster, Reply<MigrationAnswer> reply) {
    return m_session->one<MigrationAnswer>(
        getRequest(m_session->hosts.data, clusterPath(cluster, "/migrations")), codec::readMigration,
        [reply = std::move(reply)](ApiResult<MigrationAnswer> answer) {
            const bool none =
                !answer && answer.error().kind == ApiError::Kind::NotFound && !answer.error().message.empty();
            reply(none ? ApiResult<MigrationAnswer>(MigrationAnswer{}) : std::move(answer));
        });
}

Call HerokuClient::classicDatabases(const core::AppId& app, Reply<core::PartialList<core::ClassicDatabase>> reply) {
    const auto path = QStringLiteral("/apps/%1/addons").arg(pathSegment(app.value));
    return m_session->list<core::ClassicDatabase>(
        getRequest(m_session->hosts.platform, path, HeaderProfile::ExpandedAddons), codec::readClassicDatabases,
        std::move(reply));
}

Call HerokuClient::prepareMigration(const core::ClusterId& cluster, const core::ClusterId& source,
                                    core::MigrationMethod method, Reply<core::Done> reply) {
    return m_session->one<core::Done>(writeRequest("POST", m_session->hosts.data, clusterPath(cluster, "/migrations"),
                                                   codec::writeMigration(source, method)),
                                      codec::readMigrationPrepared, std::move(reply));
}

Call HerokuClient::runMigration(const core::ClusterId& cluster, Reply<core::Done> reply) {
    return m_session->one<core::Done>(
        writeRequest("POST", m_session->hosts.data, clusterPath(cluster, "/migrations/run"), std::nullopt),
        codec::readMigrationActedOn, std::move(reply));
}

Call HerokuClient::cancelMigration(const core::ClusterId& cluster, Reply<core::Done> reply) {
    return m_session->one<core::Done>(
        writeRequest("POST", m_session->hosts.data, clusterPath(cluster, "/migrations/cancel"), std::nullopt),
        codec::readMigrationActedOn, std::move(reply));
}

} // namespace poolhouse::api
