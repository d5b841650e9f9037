// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

namespace poolhouse::api {

/// This machine by its literal name: "localhost", 127.x.y.z or ::1. Nothing is resolved.
[[nodiscard]] bool isLoopback(const QUrl& url);
/// Whether a secret may travel there: https anywhere, http to this machine only.
[[nodiscard]] bool isConfidential(const QUrl& url);

/// Where the two halves of the API live. Bases without a trailing slash, user info, query or fragment.
struct ApiHosts {
    QUrl platform; ///< apps, add-ons, attachments
    QUrl data;     ///< /data/postgres/v1: clusters, levels, prices

    /// The Data base that belongs to a Platform base: the same host and port for this machine; for "api.DOMAIN" its
    /// sibling "api.data.DOMAIN" with the same scheme and port; for any other host that host itself, so that a token
    /// never goes to somebody whom nobody named.
    [[nodiscard]] static QUrl dataBaseFor(const QUrl& platform);
    [[nodiscard]] static ApiHosts forPlatform(const QUrl& platform) { return {platform, dataBaseFor(platform)}; }
};

/// `base` with `path` ("/account") appended to its own path; the base's user info, query and fragment are dropped.
[[nodiscard]] QUrl endpoint(const QUrl& base, const QString& path);

} // namespace poolhouse::api
