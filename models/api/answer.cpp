// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/answer.h"

#include "models/api/json_codec.h"

#include <QDateTime>
#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace poolhouse::api {

namespace {

constexpr qsizetype longestWarning = 1000;

ApiError::Kind kindOfStatus(int status, const std::string& id) {
    if (id == "confirmation_required") {
        return ApiError::Kind::ConfirmationRequired;
    }
    switch (status) {
    case 300:
    case 301:
    case 302:
    case 303:
    case 305:
    case 307:
    case 308:
    case 407: // the API is no proxy
    case 511: return ApiError::Kind::NotJson;
    case 400:
    case 406:
    case 416:
    case 422: return ApiError::Kind::Invalid;
    case 401: return ApiError::Kind::Unauthorized;
    case 402: return ApiError::Kind::Forbidden;
    case 403: return id == "two_factor" ? ApiError::Kind::TwoFactor : ApiError::Kind::Forbidden;
    case 404:
    case 410: return ApiError::Kind::NotFound;
    case 409: return ApiError::Kind::Conflict;
    case 423: return ApiError::Kind::ConfirmationRequired;
    case 429: return ApiError::Kind::RateLimited;
    default: return status >= 500 && status <= 599 ? ApiError::Kind::ServerError : ApiError::Kind::UnexpectedStatus;
    }
}

/// HTML comes from a proxy or a captive portal, not from the API.
bool isHtml(const HttpResponse& response) {
    return response.header("content-type").trimmed().toLower().startsWith("text/html");
}

/// Refusals of the API are JSON. A page of HTML in their place is another's, for example of a filter; a 429 or 5xx may
/// be of what stands before the API.
bool isForeignPage(const HttpResponse& response) {
    return response.status >= 400 && response.status <= 499 && response.status != 429 && isHtml(response);
}

constexpr double longestSpan = 1e8; ///< seconds, three years: a larger Retry-After is an instant

/// Seconds since 1970, or milliseconds where seconds would be beyond the year 5000.
QDateTime unixTime(double number) {
    constexpr double secondsOfYear5000 = 1e11;
    constexpr double millisecondsPerSecond = 1000;
    const double inSeconds = number < secondsOfYear5000 ? number : number / millisecondsPerSecond;
    return inSeconds < secondsOfYear5000
               ? QDateTime::fromSecsSinceEpoch(static_cast<qint64>(inSeconds), QTimeZone::utc())
               : QDateTime();
}

/// "Sun, 06 Nov 1994 08:49:37 GMT", independent of locale and time zone.
QDateTime readHttpDate(const QByteArray& text) {
    auto moment = QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    moment.setTimeZone(QTimeZone::utc());
    return moment;
}

} // namespace

ApiError located(ApiError error, const HttpRequest& request, int status) {
    error.status = status;
    error.method = request.method.toStdString();
    error.target = targetOf(request).toStdString();
    return error;
}

QByteArray targetOf(const HttpRequest& request) {
    return request.url.adjusted(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment).toEncoded();
}

std::optional<ApiError> errorOf(const HttpRequest& request, const HttpResponse& response) {
    if (response.status >= 200 && response.status <= 299) {
        if (!isHtml(response)) { // even where the body is ignored
            return std::nullopt;
        }
        ApiError page;
        page.kind = ApiError::Kind::NotJson;
        page.detail = "a page of HTML";
        return located(std::move(page), request, response.status);
    }
    auto body = codec::readErrorBody(response.body);
    ApiError error;
    error.kind = isForeignPage(response) ? ApiError::Kind::NotJson : kindOfStatus(response.status, body.id);
    error.id = std::move(body.id);
    error.message = std::move(body.message);
    error.url = std::move(body.url);
    error.app = std::move(body.app);
    if (response.status == 429 || response.status == 503) {
        error.retryAfter = retryAfter(response);
    }
    if (response.status >= 300 && response.status <= 399 && !response.header("location").isEmpty()) {
        error.detail = "a redirect, which is never followed";
    }
    return located(std::move(error), request, response.status);
}

std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse& response) {
    using namespace std::chrono;
    constexpr qint64 longest = 3600;
    const QByteArray text = response.header("retry-after");
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber && number <= longestSpan) {
        return number < 0
                   ? std::nullopt
                   : std::optional<milliseconds>(seconds(std::min(static_cast<qint64>(std::ceil(number)), longest)));
    }
    const QDateTime until = isNumber ? unixTime(number) : readHttpDate(text);
    const QDateTime now = readHttpDate(response.header("date"));
    if (!until.isValid() || !now.isValid()) {
        return std::nullopt;
    }
    return seconds(std::clamp<qint64>(now.secsTo(until), 0, longest));
}

QByteArray warningOf(const HttpResponse& response) {
    constexpr QByteArrayView prefix = "Warning:";
    QByteArray text = response.header("x-heroku-warning");
    if (text.isEmpty()) {
        text = response.header("warning-message");
    }
    if (text.startsWith(prefix)) {
        text = text.mid(prefix.size());
    }
    return text.trimmed().left(longestWarning);
}

std::optional<int> requestsLeftIn(const HttpResponse& response) {
    bool isNumber = false;
    const int left = response.header("ratelimit-remaining").toInt(&isNumber);
    return isNumber && left >= 0 ? std::optional(left) : std::nullopt;
}

} // namespace poolhouse::api
