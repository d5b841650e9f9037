// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/client_requests.h"

#include "models/api/api_hosts.h"

#include <utility>

namespace poolhouse::api {

namespace {

const HttpHeaders& headersOf(HeaderProfile profile) {
    static const HttpHeaders plain{{"Accept", "application/vnd.heroku+json; version=3"}};
    static const HttpHeaders expandedAddons{{"Accept", "application/vnd.heroku+json; version=3.sdk"},
                                            {"Accept-Expansion", "addon_service,plan"}};
    static const HttpHeaders fullAttachments{{"Accept", "application/vnd.heroku+json; version=3.sdk"},
                                             {"Accept-Inclusion", "addon:plan,config_vars"}};
    switch (profile) {
    case HeaderProfile::ExpandedAddons: return expandedAddons;
    case HeaderProfile::FullAttachments: return fullAttachments;
    case HeaderProfile::Plain: break;
    }
    return plain;
}

} // namespace

HttpRequest getRequest(const QUrl& base, const QString& path, HeaderProfile profile) {
    HttpRequest request;
    request.url = endpoint(base, path);
    request.headers = headersOf(profile);
    return request;
}

HttpRequest writeRequest(const char* method, const QUrl& base, const QString& path, std::optional<QByteArray> body) {
    auto request = getRequest(base, path);
    request.method = method;
    request.body = std::move(body);
    return request;
}

QString pathSegment(const std::string& text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(text)));
}

QString clusterPath(const core::ClusterId& cluster, const char* what) {
    return QLatin1String("/data/postgres/v1/") + pathSegment(cluster.value) + QLatin1String(what);
}

} // namespace poolhouse::api
