// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <sys/socket.h>

#include <functional>
#include <memory>
#include <utility>

namespace poolhouse::test {

/// TCP server on a free local port that responds with arbitrary bytes. Not an HTTP server: it only detects the end of
/// requests.
class HttpScriptServer {
public:
    struct Request {
        QByteArray method;
        QByteArray target;
        QByteArray head; ///< request line and headers, verbatim
        QByteArray body;

        /// Value of a header, matched case-insensitively; empty if absent.
        [[nodiscard]] QByteArray header(const QByteArray& name) const {
            for (const QByteArray& line : head.split('\n')) {
                const auto colon = line.indexOf(':');
                if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0) {
                    return line.mid(colon + 1).trimmed();
                }
            }
            return {};
        }
    };

    /// Connection of one client; calls are no-ops once it is closed.
    class Peer {
    public:
        explicit Peer(QTcpSocket* socket) : m_socket(socket) {}

        void send(const QByteArray& bytes) const {
            if (m_socket) {
                m_socket->write(bytes);
                m_socket->flush();
            }
        }
        /// Sends a complete response with Content-Length.
        void answer(const QByteArray& body, const QByteArray& headers = {}, const QByteArray& status = "200 OK") const {
            send("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers +
                 "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        }
        /// Flushes and closes gracefully.
        void close() const {
            if (m_socket) {
                m_socket->disconnectFromHost();
            }
        }
        /// Resets the connection (RST) after the data sent.
        void reset() const {
            if (m_socket) {
                const linger abortive{1, 0};
                ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &abortive,
                             sizeof abortive);
                m_socket->abort();
            }
        }
        [[nodiscard]] bool connected() const {
            return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
        }

    private:
        QPointer<QTcpSocket> m_socket;
    };

    using Script = std::function<void(const Peer&, const Request&)>;

    explicit HttpScriptServer(Script script) : m_script(std::move(script)) {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
        m_server.setListenBacklogSize(256);
        m_server.listen(QHostAddress::LocalHost);
    }
    HttpScriptServer(const HttpScriptServer&) = delete;
    HttpScriptServer& operator=(const HttpScriptServer&) = delete;

    /// Called for each new connection before a byte is read.
    std::function<void(const Peer&)> onConnection;

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QUrl url(const QByteArray& target = "/", const char* scheme = "http") const {
        return QUrl::fromEncoded(QByteArray(scheme) + "://127.0.0.1:" + QByteArray::number(port()) + target);
    }
    [[nodiscard]] int connections() const { return m_connections; } ///< accepted so far
    [[nodiscard]] const QList<Request>& requests() const { return m_requests; }

private:
    void accept() {
        while (QTcpSocket* socket = m_server.nextPendingConnection()) {
            ++m_connections;
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, buffer = QByteArray()]() mutable {
                buffer += socket->readAll();
                while (takeRequest(socket, buffer)) {
                }
            });
            if (onConnection) {
                onConnection(Peer(socket));
            }
        }
    }

    bool takeRequest(QTcpSocket* socket, QByteArray& buffer) {
        const auto end = buffer.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        Request request;
        request.head = buffer.left(end);
        const auto length = request.header("content-length").toLongLong();
        if (buffer.size() < end + 4 + length) {
            return false;
        }
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        const auto words = request.head.left(request.head.indexOf("\r\n")).split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        m_requests.append(request);
        m_script(Peer(socket), request);
        return true;
    }

    Script m_script;
    QTcpServer m_server;
    QList<Request> m_requests;
    int m_connections = 0;
};

} // namespace poolhouse::test
