// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/http_transport.h"

#include <QByteArray>

namespace poolhouse::bench {

/// Forwards requests and records them as a configuration file for the curl tool, to repeat them with curl.
class RecordingTransport final : public api::HttpTransport {
public:
    explicit RecordingTransport(api::HttpTransport& transport) : m_transport(transport) {}

    api::Call send(api::HttpRequest request, std::function<void(api::ApiResult<api::HttpResponse>)> reply) override;

    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] const QByteArray& curlConfiguration() const { return m_configuration; }

private:
    api::HttpTransport& m_transport;
    QByteArray m_configuration;
    int m_requests = 0;
};

} // namespace poolhouse::bench
