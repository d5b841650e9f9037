// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_connection.h"
#include "models/core/result.h"

#include <QTcpServer>

#include <functional>

namespace poolhouse::sandbox {

/// Why listening failed.
struct ListenError {
    bool portInUse = false;
    std::string reason;
};

/// Accepts connections as plain descriptors (see Stream).
class Listener final : public QTcpServer {
    Q_OBJECT
public:
    explicit Listener(std::function<void(int descriptor)> accepted) : m_accepted(std::move(accepted)) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_accepted(static_cast<int>(descriptor)); }

private:
    std::function<void(int)> m_accepted;
};

/// HTTP/1.1 server on 127.0.0.1 only. Lives on the creating thread; the handler is called there, one request at a time.
class HttpServer final : public QObject {
    Q_OBJECT
public:
    explicit HttpServer(HttpConnection::Handle handle, HttpLimits limits = {}, QObject* parent = nullptr);

    /// Returns the port; 0 selects a free one. A port that was just closed can be reused at once.
    [[nodiscard]] core::Result<int, ListenError> listen(int port);

    /// Simulates a stopped process: stops listening and resets all connections. The port stays reserved.
    void suspend();
    /// Listens again.
    void resume();

private:
    void accept(int descriptor);

    HttpConnection::Handle m_handle;
    HttpLimits m_limits;
    int m_connections = 0;
    Listener m_server;
};

} // namespace poolhouse::sandbox
