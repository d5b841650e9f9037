// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/http_server.h"

#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace poolhouse::sandbox {

namespace {

constexpr int backlog = 1024;

void allowReuse(int descriptor, int allowed) {
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &allowed, sizeof allowed);
}

/// On Linux, shutdown() of a listening socket refuses clients and allows a later listen(). It also releases a port
/// chosen by the kernel, which is therefore bound again by number; without SO_REUSEADDR no other socket can listen on
/// it.
void stopListening(int descriptor, int port) {
    ::shutdown(descriptor, SHUT_RDWR);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    sockaddr generic{};
    std::memcpy(&generic, &address, sizeof generic);
    (void)::bind(descriptor, &generic, sizeof generic); // fails for a port chosen by number, which is still bound
    allowReuse(descriptor, 0);
}

} // namespace

HttpServer::HttpServer(HttpConnection::Handle handle, HttpLimits limits, QObject* parent)
    : QObject(parent),
      m_handle(std::move(handle)),
      m_limits(limits),
      m_server([this](int descriptor) { accept(descriptor); }) {
    m_server.setListenBacklogSize(backlog);
}

core::Result<int, ListenError> HttpServer::listen(int port) {
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(port))) {
        return ListenError{m_server.serverError() == QAbstractSocket::AddressInUseError,
                           m_server.errorString().toStdString()};
    }
    return static_cast<int>(m_server.serverPort());
}

void HttpServer::suspend() {
    m_server.pauseAccepting();
    stopListening(static_cast<int>(m_server.socketDescriptor()), m_server.serverPort());
    for (auto* connection : findChildren<HttpConnection*>(QString(), Qt::FindDirectChildrenOnly)) {
        connection->reset();
        delete connection;
    }
}

void HttpServer::resume() {
    const auto descriptor = static_cast<int>(m_server.socketDescriptor());
    allowReuse(descriptor, 1);
    ::listen(descriptor, backlog);
    m_server.resumeAccepting();
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
