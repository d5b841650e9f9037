// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/json/json.h"

#include <QTcpSocket>
#include <QTest>

#include <string>
#include <vector>

namespace poolhouse::sandbox::test {

inline const std::string clientToken = "01234567-89ab-cdef-0123-456789abcdef";

/// A complete request as bytes.
inline QByteArray requestText(const std::string& method, const std::string& path, const std::string& body = {}) {
    return QByteArray::fromStdString(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " +
                                     clientToken + (body.empty() ? "" : "\r\nContent-Type: application/json") +
                                     "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

/// A plain socket to a sandbox that collects complete responses.
class HttpClient {
public:
    explicit HttpClient(int port) {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(port));
    }
    void send(const QByteArray& text) { m_socket.write(text); }
    /// Status and body of each complete response so far.
    std::vector<std::pair<int, std::string>> responses() {
        m_received += m_socket.readAll();
        std::vector<std::pair<int, std::string>> all;
        qsizetype at = 0;
        for (;;) {
            const auto end = m_received.indexOf("\r\n\r\n", at);
            if (end < 0) {
                return all;
            }
            const auto head = m_received.mid(at, end - at);
            const auto length = head.indexOf("Content-Length: ");
            const auto size =
                length < 0 ? 0 : head.mid(length + 16, head.indexOf("\r\n", length) - length - 16).toLongLong();
            if (m_received.size() < end + 4 + size) {
                return all;
            }
            all.emplace_back(head.mid(9, 3).toInt(), m_received.mid(end + 4, size).toStdString());
            at = end + 4 + size;
        }
    }
    /// Sends a request and waits for its response; {0, ""} on timeout.
    std::pair<int, std::string> exchange(const std::string& method, const std::string& path,
                                         const std::string& body = {}) {
        const auto before = responses().size();
        send(requestText(method, path, body));
        (void)QTest::qWaitFor([&] { return responses().size() > before; }, 20'000);
        const auto all = responses();
        return all.size() > before ? all.back() : std::pair<int, std::string>{};
    }
    nlohmann::json get(const std::string& path) {
        return nlohmann::json::parse(exchange("GET", path).second, nullptr, false);
    }
    /// Waits until the server has closed or refused the connection.
    bool ended() {
        return QTest::qWaitFor([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; }, 20'000);
    }
    [[nodiscard]] QAbstractSocket::SocketError error() const { return m_socket.error(); }
    /// All bytes received so far.
    QByteArray received() { return m_received += m_socket.readAll(); }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace poolhouse::sandbox::test
