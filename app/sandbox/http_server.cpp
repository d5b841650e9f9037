// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/http_server.h"

#include <unistd.h>

namespace poolhouse::sandbox {

HttpServer::HttpServer(HttpConnection::Handle handle, HttpLimits limits, QObject* parent)
    : QObject(parent),
      m_handle(std::move(handle)),
      m_limits(limits),
      m_listener([this](int descriptor) { accept(descriptor); }) {}

void HttpServer::suspend() {
    m_listener.suspend();
    for (auto* connection : findChildren<HttpConnection*>(QString(), Qt::FindDirectChildrenOnly)) {
        connection->reset();
        delete connection;
    }
}

void HttpServer::accept(int descriptor) {
    if (m_connections >= m_limits.connections) {
        ::close(descriptor);
        return;
    }
    ++m_connections;
    auto* connection = new HttpConnection(descriptor, m_handle, m_limits, this);
    connect(connection, &QObject::destroyed, this, [this] {
        --m_connections;
        m_listener.retry();
    });
}

} // namespace poolhouse::sandbox
