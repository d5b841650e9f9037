// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to curl_transport.cpp: one exchange as libcurl sees it.

#include "models/api/curl_transport.h"

#include <curl/curl.h>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace poolhouse::api {

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeList>;

/// Referred to by libcurl while it runs: never moved then.
struct CurlJob {
    HttpRequest request;
    std::function<void(ApiResult<HttpResponse>)> reply;
    qsizetype bodyCap = 0;
    CURL* easy = nullptr; ///< null unless running
    HeaderList headers;
    HttpResponse response;
    qsizetype headerBytes = 0;
    bool headersEnded = false;
    bool tooLarge = false;
    std::array<char, CURL_ERROR_SIZE> errorText{};
    std::optional<ApiError> error; ///< set when there is no response
};

/// Why the request must not be sent; null when it may be.
[[nodiscard]] const char* refusalOf(const HttpRequest& request);

/// Prepares the handle of the job to send its request. `certificates`: empty, or the PEM of all trusted authorities,
/// which must outlive the exchange.
void setUpExchange(CurlJob& job, const CurlTransport::Limits& limits, const QByteArray& certificates);

/// Prepares the handle of a job whose server was refused to fetch the certificates of that server, which are what an
/// explanation needs. Nothing is sent: the connection ends with the handshake.
void setUpCertificateFetch(CurlJob& job, const CurlTransport::Limits& limits);
/// Completes the job's error with what was fetched.
void explainWithCertificates(CurlJob& job);

/// The error of a failed exchange, with the details of libcurl and without secrets.
[[nodiscard]] ApiError errorOf(CURLcode code, const CurlJob& job);

} // namespace poolhouse::api
