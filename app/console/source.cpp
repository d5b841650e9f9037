// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/source.h"

namespace poolhouse::console {

namespace {

/// Accepts scheme, host and port only; other components may hold a secret.
std::variant<QUrl, UrlProblem> baseUrl(const QString& option, const QString& text) {
    const QUrl url(text, QUrl::StrictMode);
    const auto scheme = url.scheme().toLower();
    if (!url.isValid() || url.host().isEmpty() ||
        (scheme != QLatin1String("http") && scheme != QLatin1String("https"))) {
        return UrlProblem{QStringLiteral("%1 needs an address such as https://api.example.com or "
                                         "http://127.0.0.1:5000; what was given is no http or https address.")
                              .arg(option)};
    }
    if (!url.userInfo().isEmpty()) {
        return UrlProblem{QStringLiteral("%1 has a user or password in its address. Poolhouse sends a token instead; "
                                         "leave out everything before the @.")
                              .arg(option)};
    }
    if ((!url.path().isEmpty() && url.path() != QLatin1String("/")) || url.hasQuery() || url.hasFragment()) {
        return UrlProblem{QStringLiteral("%1 takes scheme, host and port only. Leave out what follows %2.")
                              .arg(option, hostLabel(url))};
    }
    if (!api::isConfidential(url)) {
        return UrlProblem{
            QStringLiteral("%1 would send the token in clear text to %2. Use https, or an address of this "
                           "machine.")
                .arg(option, hostLabel(url))};
    }
    QUrl base;
    base.setScheme(scheme);
    base.setHost(url.host());
    base.setPort(url.port());
    return base;
}

} // namespace

ApiSource publicApi() {
    return {api::ApiHosts::forPlatform(QUrl(QStringLiteral("https://api.heroku.com")))};
}

std::variant<ApiSource, UrlProblem> defaultApi(const QString& herokuHost) {
    if (herokuHost.isEmpty()) {
        return publicApi();
    }
    const bool isAddress = herokuHost.startsWith(QLatin1String("http"));
    const auto url =
        baseUrl(QStringLiteral("HEROKU_HOST"), isAddress ? herokuHost : QStringLiteral("https://api.") + herokuHost);
    if (const auto* problem = std::get_if<UrlProblem>(&url)) {
        return *problem;
    }
    return ApiSource{api::ApiHosts::forPlatform(std::get<QUrl>(url))};
}

bool isPublic(const ApiSource& source) {
    return source == publicApi();
}

QString hostLabel(const QUrl& url) {
    const auto host = url.host().contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(url.host()) : url.host();
    return url.port() < 0 ? host : QStringLiteral("%1:%2").arg(host).arg(url.port());
}

std::variant<ApiSource, UrlProblem> apiSource(const QString& api, const QString& data) {
    auto first = baseUrl(QStringLiteral("--api-url"), api);
    if (auto* problem = std::get_if<UrlProblem>(&first)) {
        return *problem;
    }
    const auto apiUrl = std::get<QUrl>(first);
    if (data.isEmpty()) {
        return ApiSource{api::ApiHosts::forPlatform(apiUrl)};
    }
    auto second = baseUrl(QStringLiteral("--data-url"), data);
    if (auto* problem = std::get_if<UrlProblem>(&second)) {
        return *problem;
    }
    return ApiSource{{apiUrl, std::get<QUrl>(second)}};
}

} // namespace poolhouse::console
