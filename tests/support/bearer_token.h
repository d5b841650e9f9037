// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/request_runner.h"
#include "tests/support/api_manual_delay.h"
#include "tests/support/http_fake_transport.h"

#include <QUrl>

#include <memory>
#include <utility>

namespace poolhouse::test {

/// The secret in a token, read from the header of a request that the client sends with it: there is no other access.
/// Empty for a token that is not sent.
[[nodiscard]] inline QByteArray bearerSecret(api::Token token) {
    HttpFakeTransport transport;
    ApiManualDelay delay;
    api::SessionMonitor monitor;
    const auto runner = std::make_shared<api::RequestRunner>(transport, delay, monitor, std::move(token));
    api::HttpRequest request;
    request.method = "GET";
    request.url = QUrl(QStringLiteral("https://api.example.com/account"));
    const auto call = runner->run(std::move(request), [](const api::ApiResult<api::HttpResponse>&) {});
    const QByteArray scheme("Bearer ");
    const auto header = transport.count() > 0 ? transport.sentHeader(0, "Authorization") : QByteArray();
    return header.startsWith(scheme) ? header.mid(scheme.size()) : QByteArray();
}

} // namespace poolhouse::test
