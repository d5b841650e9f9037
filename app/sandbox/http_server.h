// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_connection.h"
#include "models/core/result.h"

#include <QTcpServer>

namespace poolhouse::sandbox {

/// Why listening failed.
struct ListenError {
    bool portInUse = false;
    std::string reason;
};

/// An HTTP/1.1 server on 127.0.0.1 and nowhere else, around one function. Belongs to the thread that made it; the
/// function is called there, one request at a time.
class HttpServer final : public QObject {
    Q_OBJECT
public:
    explicit HttpServer(HttpConnection::Handle handle, HttpLimits limits = {}, QObject* parent = nullptr);

    /// Port 0 picks one. The port of a server that has just ended can be taken at once.
    [[nodiscard]] core::Result<int, ListenError> listen(int port);

private:
    void accept();

    HttpConnection::Handle m_handle;
    HttpLimits m_limits;
    int m_connections = 0;
    QTcpServer m_server; ///< owns the connections; last, so that they go first
};

} // namespace poolhouse::sandbox
