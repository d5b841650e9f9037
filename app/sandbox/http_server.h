// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_connection.h"
#include "app/sandbox/listener.h"

namespace poolhouse::sandbox {

/// HTTP/1.1 server on 127.0.0.1 only. Lives on the creating thread; the handler is called there, one request at a time.
class HttpServer final : public QObject {
    Q_OBJECT
public:
    explicit HttpServer(HttpConnection::Handle handle, HttpLimits limits = {}, QObject* parent = nullptr);

    /// See Listener::listen().
    [[nodiscard]] core::Result<int, ListenError> listen(int port) { return m_listener.listen(port); }

    /// Simulates a stopped process: stops listening and resets all connections. The port stays reserved.
    void suspend();
    /// Listens again.
    void resume() { m_listener.resume(); }

private:
    void accept(int descriptor);

    HttpConnection::Handle m_handle;
    HttpLimits m_limits;
    int m_connections = 0;
    Listener m_listener;
};

} // namespace poolhouse::sandbox
