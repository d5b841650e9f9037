// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/api_hosts.h"

#include <QStringList>

#include <algorithm>

namespace poolhouse::api {

bool isLoopback(const QUrl& url) {
    const QString host = url.host();
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || host == QLatin1String("::1")) {
        return true;
    }
    const QStringList parts = host.split(QLatin1Char('.'));
    const auto isByte = [](const QString& part) {
        bool digits = false;
        const uint number = part.toUInt(&digits);
        return digits && number <= 255 && part == QString::number(number);
    };
    return parts.size() == 4 && parts.front() == QLatin1String("127") &&
           std::all_of(parts.begin(), parts.end(), isByte);
}

bool isConfidential(const QUrl& url) {
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLoopback(url)));
}

QUrl ApiHosts::dataBaseFor(const QUrl& platform) {
    QUrl data = platform;
    const QString host = platform.host();
    if (!isLoopback(platform) && host.startsWith(QLatin1String("api.")) &&
        !host.startsWith(QLatin1String("api.data."))) {
        data.setHost(QLatin1String("api.data.") + host.mid(4));
    }
    return data;
}

QUrl endpoint(const QUrl& base, const QString& path) {
    QUrl url = base.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString own = url.path(QUrl::FullyEncoded);
    while (own.endsWith(QLatin1Char('/'))) {
        own.chop(1);
    }
    url.setPath(own + path, QUrl::TolerantMode);
    return url;
}

} // namespace poolhouse::api
