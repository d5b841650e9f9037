// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/http_server.h"

#include <unistd.h>

namespace poolhouse::sandbox {

HttpServer::HttpServer(HttpConnection::Handle handle, HttpLimits limits, QObject* parent)
    : QObject(parent),
      m_handle(std::move(handle)),
      m_limits(limits),
      m_server([this](int descriptor) { accept(descriptor); }) {
    m_server.setListenBacklogSize(1024);
}

core::Result<int, ListenError> HttpServer::listen(int port) {
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(port))) {
        return ListenError{m_server.serverError() == QAbstractSocket::AddressInUseError,
                           m_server.errorString().toStdString()};
    }
    return static_cast<int>(m_server.serverPort());
}

void HttpServer::accept(int descriptor) {
    if (m_connections >= m_limits.connections) {
        ::close(descriptor);
        return;
    }
    ++m_connections;
    auto* connection = new HttpConnection(descriptor, m_handle, m_limits, this);
    connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
}

} // namespace poolhouse::sandbox
