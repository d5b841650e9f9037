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

/// Hands accepted connections over as plain descriptors (stream.h says why).
class Listener final : public QTcpServer {
    Q_OBJECT
public:
    explicit Listener(std::function<void(int descriptor)> accepted) : m_accepted(std::move(accepted)) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_accepted(static_cast<int>(descriptor)); }

private:
    std::function<void(int)> m_accepted;
};

/// An HTTP/1.1 server on 127.0.0.1 and nowhere else, around one function. Belongs to the thread that made it; the
/// function is called there, one request at a time.
class HttpServer final : public QObject {
    Q_OBJECT
public:
    explicit HttpServer(HttpConnection::Handle handle, HttpLimits limits = {}, QObject* parent = nullptr);

    /// Port 0 picks one. The port of a server that has just ended can be taken at once.
    [[nodiscard]] core::Result<int, ListenError> listen(int port);

    /// As if the process had ended: nobody listens, every connection is reset. The port stays reserved.
    void goAway();
    /// As if it had been started again.
    void comeBack();

private:
    void accept(int descriptor);

    HttpConnection::Handle m_handle;
    HttpLimits m_limits;
    int m_connections = 0;
    Listener m_server;
};

} // namespace poolhouse::sandbox
