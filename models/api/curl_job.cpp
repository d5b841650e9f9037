// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/curl_job.h"

#include "models/api/answer.h"
#include "models/api/api_hosts.h"
#include "models/api/proxy_secrets.h"
#include "models/api/tls_diagnosis.h"

#include <algorithm>
#include <cerrno>
#include <utility>

namespace poolhouse::api {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype mostHeaderBytes = 256 * 1024;
constexpr int proxySignIn = 407;

bool breaksLine(const QByteArray& text) {
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

size_t onBody(char* data, size_t size, size_t count, void* user) {
    CurlJob& job = *static_cast<CurlJob*>(user);
    const size_t bytes = size * count;
    const auto added = static_cast<qsizetype>(bytes);
    if (job.response.body.size() + added > job.bodyCap) {
        job.tooLarge = true;
        return 0;
    }
    job.response.body.append(data, added);
    return bytes;
}

size_t onHeader(char* data, size_t size, size_t count, void* user) {
    CurlJob& job = *static_cast<CurlJob*>(user);
    const QByteArray line = QByteArray(data, static_cast<qsizetype>(size * count));
    job.headerBytes += line.size();
    if (job.headerBytes > mostHeaderBytes) {
        job.tooLarge = true;
        return 0;
    }
    if (line.startsWith("HTTP/")) {
        job.headersEnded = false;
        job.response.headers.clear(); // of an interim response (1xx)
    } else if (line.trimmed().isEmpty()) {
        job.headersEnded = true;
    } else if (const auto colon = line.indexOf(':'); colon > 0 && !job.headersEnded) { // trailers are ignored
        job.response.headers.emplaceBack(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        const auto& [name, value] = job.response.headers.constLast();
        if (name == "content-length" && job.request.method != "HEAD" && value.toLongLong() > job.bodyCap) {
            job.tooLarge = true; // announced by the server, so fail early
            return 0;
        }
    }
    return size * count;
}

/// The kind of a broken exchange, by how far it got.
ApiError::Kind brokenOff(const CurlJob& job, bool connected) {
    if (!connected) {
        return ApiError::Kind::Unreachable;
    }
    return job.headerBytes > 0 ? ApiError::Kind::CutOff : ApiError::Kind::ConnectionLost;
}

ApiError::Kind kindOf(CURLcode code, const CurlJob& job) {
    curl_off_t untilSending = 0;
    long systemError = 0;
    curl_easy_getinfo(job.easy, CURLINFO_PRETRANSFER_TIME_T, &untilSending);
    curl_easy_getinfo(job.easy, CURLINFO_OS_ERRNO, &systemError);
    const bool connected = untilSending > 0;
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return connected ? ApiError::Kind::Timeout : ApiError::Kind::Unreachable;
    case CURLE_SSL_CONNECT_ERROR:
        return systemError == ECONNRESET || systemError == EPIPE ? ApiError::Kind::Unreachable
                                                                 : ApiError::Kind::InsecureConnection;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS: return ApiError::Kind::InsecureConnection;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY: return ApiError::Kind::NotJson;
    case CURLE_PARTIAL_FILE:
    case CURLE_BAD_CONTENT_ENCODING: return ApiError::Kind::CutOff;
#if LIBCURL_VERSION_NUM >= 0x080600
    case CURLE_TOO_LARGE: return ApiError::Kind::TooLarge; // more header fields than libcurl accepts
#endif
    case CURLE_WRITE_ERROR:
    case CURLE_FILESIZE_EXCEEDED: return job.tooLarge ? ApiError::Kind::TooLarge : ApiError::Kind::CutOff;
    default: return job.tooLarge ? ApiError::Kind::TooLarge : brokenOff(job, connected);
    }
}

std::optional<TlsRefusal> refusalOf(CURLcode code, const CurlJob& job, const std::string& text) {
    std::optional<TlsRefusal> refusal;
    if (code == CURLE_PEER_FAILED_VERIFICATION) {
        long result = 0;
        curl_easy_getinfo(job.easy, CURLINFO_SSL_VERIFYRESULT, &result);
        refusal = refusalByVerification(result);
    } else if (code == CURLE_SSL_CONNECT_ERROR) {
        refusal = refusalByHandshake(text);
    }
    if (refusal) {
        refusal->host = job.request.url.host().toStdString();
    }
    return refusal;
}

void setUpConnection(const CurlJob& job, const CurlTransport::Limits& limits) {
    CURL* easy = job.easy;
    const HttpRequest& request = job.request;
    const bool secure = request.url.scheme() == QLatin1String("https");
    const QByteArray url = request.url.toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    curl_easy_setopt(easy, CURLOPT_URL, url.constData());
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
                     static_cast<long>(secure ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
    if (isLoopback(request.url)) {
        curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    }
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // otherwise cancelling blocks on DNS
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connectTimeout.count()));
}

void setUpTrust(CURL* easy, const QByteArray& certificates) {
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!certificates.isEmpty()) {
        curl_blob blob{const_cast<char*>(certificates.constData()), static_cast<size_t>(certificates.size()),
                       CURL_BLOB_NOCOPY};
        curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob);
        curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO_BLOB, &blob);
    }
}

void setUpMethod(const CurlJob& job) {
    const HttpRequest& request = job.request;
    const bool reads = request.method == "GET" || request.method == "HEAD";
    curl_easy_setopt(job.easy, CURLOPT_FRESH_CONNECT, reads ? 0L : 1L);
    if (request.method == "HEAD") {
        curl_easy_setopt(job.easy, CURLOPT_NOBODY, 1L);
        return;
    }
    if (request.body || request.method == "POST" || request.method == "PUT") {
        const qsizetype size = request.body ? request.body->size() : 0;
        curl_easy_setopt(job.easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(size));
        curl_easy_setopt(job.easy, CURLOPT_POSTFIELDS, request.body ? request.body->constData() : "");
    }
    if (request.method != "GET" || request.body) {
        curl_easy_setopt(job.easy, CURLOPT_CUSTOMREQUEST, request.method.constData());
    }
}

void setUpHeaders(CurlJob& job) {
    curl_slist* list = curl_slist_append(nullptr, "Expect:"); // no delay of a second for 100-continue
    bool contentType = false;
    for (const auto& [name, value] : std::as_const(job.request.headers)) {
        contentType = contentType || name.compare("content-type", Qt::CaseInsensitive) == 0;
        const QByteArray line = value.isEmpty() ? name + ';' : name + ": " + value;
        list = curl_slist_append(list, line.constData());
    }
    if (!contentType) {
        list = curl_slist_append(list, "Content-Type:"); // otherwise libcurl declares a form
    }
    job.headers.reset(list);
    curl_easy_setopt(job.easy, CURLOPT_HTTPHEADER, list);
}

QList<CertificateFields> certificatesOf(CURL* easy) {
    QList<CertificateFields> chain;
    curl_certinfo* info = nullptr;
    if (curl_easy_getinfo(easy, CURLINFO_CERTINFO, &info) != CURLE_OK || info == nullptr) {
        return chain;
    }
    for (int at = 0; at < info->num_of_certs; ++at) {
        CertificateFields fields;
        for (const curl_slist* line = info->certinfo[at]; line != nullptr; line = line->next) {
            const QByteArray text(line->data);
            const auto colon = text.indexOf(':');
            fields.emplaceBack(text.left(colon), text.mid(colon + 1));
        }
        chain.append(fields);
    }
    return chain;
}

} // namespace

const char* refusalOf(const HttpRequest& request) {
    if (!isConfidential(request.url)) {
        return "only https, or http to this machine, is spoken";
    }
    const bool broken = breaksLine(request.method) ||
                        std::any_of(request.headers.begin(), request.headers.end(), [](const auto& header) {
                            return breaksLine(header.first) || breaksLine(header.second);
                        });
    return broken ? "a header holds a line break" : nullptr;
}

void setUpExchange(CurlJob& job, const CurlTransport::Limits& limits, const QByteArray& certificates) {
    CURL* easy = job.easy;
    setUpConnection(job, limits);
    setUpTrust(easy, certificates);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PIPEWAIT, job.request.url.scheme() == QLatin1String("https") ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "Poolhouse/" POOLHOUSE_VERSION);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max(job.request.timeout, 1ms).count()));
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &onBody);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &job);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &onHeader);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &job);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, job.errorText.data());
    setUpMethod(job);
    setUpHeaders(job);
}

void setUpCertificateFetch(CurlJob& job, const CurlTransport::Limits& limits) {
    constexpr long mostMilliseconds = 5000;
    setUpConnection(job, limits);
    curl_easy_setopt(job.easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(job.easy, CURLOPT_FRESH_CONNECT, 1L);
    curl_easy_setopt(job.easy, CURLOPT_FORBID_REUSE, 1L);
    curl_easy_setopt(job.easy, CURLOPT_CERTINFO, 1L);
    curl_easy_setopt(job.easy, CURLOPT_SSL_VERIFYPEER, 0L);
    curl_easy_setopt(job.easy, CURLOPT_SSL_VERIFYHOST, 0L);
    curl_easy_setopt(job.easy, CURLOPT_TIMEOUT_MS, mostMilliseconds);
}

void explainWithCertificates(CurlJob& job) {
    addCertificates(*job.error->tls, certificatesOf(job.easy), QDateTime::currentDateTimeUtc());
}

ApiError errorOf(CURLcode code, const CurlJob& job) {
    const std::string text = job.errorText.front() != '\0' ? job.errorText.data() : curl_easy_strerror(code);
    long connectStatus = 0;
    curl_easy_getinfo(job.easy, CURLINFO_HTTP_CONNECTCODE, &connectStatus);
    ApiError error;
    error.kind = kindOf(code, job);
    error.tls = refusalOf(code, job, text);
    if (connectStatus == proxySignIn && error.kind != ApiError::Kind::InsecureConnection) {
        error.kind = ApiError::Kind::NotJson;
        error.status = proxySignIn;
    }
    error.detail =
        withoutProxySecrets(text + " (curl " + std::to_string(static_cast<int>(code)) + ")", proxiesInEnvironment());
    const int status = error.status;
    return located(std::move(error), job.request, status);
}

} // namespace poolhouse::api
