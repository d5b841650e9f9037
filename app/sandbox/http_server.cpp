// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/http_server.h"

#include <QTcpSocket>

namespace poolhouse::sandbox {

HttpServer::HttpServer(HttpConnection::Handle handle, HttpLimits limits, QObject* parent)
    : QObject(parent), m_handle(std::move(handle)), m_limits(limits) {
    m_server.setListenBacklogSize(1024);
    m_server.setMaxPendingConnections(limits.connections);
    connect(&m_server, &QTcpServer::newConnection, this, &HttpServer::accept);
}

core::Result<int, ListenError> HttpServer::listen(int port) {
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(port))) {
        return ListenError{m_server.serverError() == QAbstractSocket::AddressInUseError,
                           m_server.errorString().toStdString()};
    }
    return static_cast<int>(m_server.serverPort());
}

void HttpServer::accept() {
    while (auto* socket = m_server.nextPendingConnection()) {
        if (m_connections >= m_limits.connections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        connect(socket, &QObject::destroyed, this, [this] { --m_connections; });
        new HttpConnection(socket, m_handle, m_limits); // owned by the socket
    }
}

} // namespace poolhouse::sandbox
