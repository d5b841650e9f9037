// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace poolhouse::api {

/// The host is literally "localhost", 127.x.y.z or ::1; no name resolution.
[[nodiscard]] bool isLoopback(const QUrl& url);
/// Credentials may be sent there: https to any host, http to loopback only.
[[nodiscard]] bool isConfidential(const QUrl& url);

/// Base URLs of the Platform API and the Data API, without trailing slash, user info, query or fragment.
struct ApiHosts {
    QUrl platform; ///< apps, add-ons, attachments
    QUrl data;     ///< /data/postgres/v1: clusters, levels, prices

    /// The Data API base for a Platform API base: "api.data.DOMAIN" for "api.DOMAIN", with the same scheme and port;
    /// any other host, loopback included, serves both, so that the token is never sent to a host not configured.
    [[nodiscard]] static QUrl dataBaseFor(const QUrl& platform);
    [[nodiscard]] static ApiHosts forPlatform(const QUrl& platform) { return {platform, dataBaseFor(platform)}; }
};

/// `path` ("/account", percent-encoded) appended to the path of `base`; user info, query and fragment are removed.
[[nodiscard]] QUrl endpoint(const QUrl& base, const QString& path);

} // namespace poolhouse::api
