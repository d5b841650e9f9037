// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/http_connection.h"

#include "app/sandbox/compression.h"
#include "app/sandbox/errors.h"

#include <QTcpSocket>

#include <algorithm>
#include <sys/socket.h>

namespace poolhouse::sandbox {

namespace {

constexpr qint64 readBufferBytes = 64 * 1024;
constexpr qint64 writeBufferBytes = 1024 * 1024; ///< more than this unread by the client: no further request is taken
constexpr std::size_t worthCompressing = 860;    ///< below a packet, compressing saves nothing

bool wantsClose(const Request& request) {
    const auto words = listElements(request.joinedHeader("Connection"));
    const auto has = [&words](std::string_view wanted) {
        return std::any_of(words.begin(), words.end(),
                           [wanted](const std::string& word) { return sameHeaderName(word, wanted); });
    };
    return has("close") || (request.http10 && !has("keep-alive"));
}

QByteArray bytes(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket* socket, const Handle& handle, const HttpLimits& limits)
    : QObject(socket), m_socket(socket), m_handle(handle), m_limits(limits), m_parser(limits.request) {
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setReadBufferSize(readBufferBytes);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::bytesWritten, this, &HttpConnection::onBytesWritten);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::onTimeout);
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, [this] { send(m_held); });
    m_deadline.start(m_limits.idle);
    if (socket->bytesAvailable() > 0) {
        read();
    }
}

void HttpConnection::read() {
    if (m_closing) {
        m_socket->readAll(); // drained, so that the kernel does not answer with a reset that eats our last words
        return;
    }
    if (m_busy || m_socket->bytesToWrite() > writeBufferBytes) {
        return; // the socket's buffer is bounded: the client feels it
    }
    const auto data = m_socket->readAll();
    m_parser.append({data.constData(), static_cast<std::size_t>(data.size())});
    pump();
}

void HttpConnection::pump() {
    while (!m_busy && !m_closing && m_socket->bytesToWrite() <= writeBufferBytes) {
        const auto outcome = m_parser.advance();
        if (outcome == RequestParser::Outcome::ExpectsContinue) {
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        } else if (outcome == RequestParser::Outcome::Failed) {
            refuse(m_parser.failure().status, m_parser.failure().sentence);
        } else if (outcome == RequestParser::Outcome::Complete) {
            m_receiving = false;
            answer(m_parser.take());
        } else if (m_socket->bytesAvailable() > 0) {
            const auto data = m_socket->readAll();
            m_parser.append({data.constData(), static_cast<std::size_t>(data.size())});
        } else {
            if (m_parser.inRequest() && !m_receiving) {
                m_receiving = true;
                m_deadline.start(m_limits.wholeRequest);
            }
            return;
        }
    }
}

void HttpConnection::answer(Request request) {
    m_busy = true;
    m_deadline.stop();
    m_close = wantsClose(request);
    m_headOnly = request.method == "HEAD";
    m_gzip = acceptsGzip(request.joinedHeader("Accept-Encoding"));
    m_held = m_handle(request);
    if (m_held.delay.count() > 0) {
        m_delay.start(m_held.delay);
    } else {
        send(m_held);
    }
}

void HttpConnection::send(const Response& response) {
    const bool bodiless = response.status == 204 || response.status == 304;
    std::string body = response.body;
    std::string head =
        "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(reasonPhrase(response.status)) + "\r\n";
    if (m_gzip && body.size() >= worthCompressing) {
        if (auto packed = gzip(body)) {
            body = *std::move(packed);
            head += "Content-Encoding: gzip\r\n";
        }
    }
    if (!bodiless) {
        head += "Vary: Accept-Encoding\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
    }
    for (const auto& header : response.headers) {
        head += header.name + ": " + header.value + "\r\n";
    }
    head += m_close ? "Connection: close\r\n\r\n" : "Connection: keep-alive\r\n\r\n";
    m_socket->write(bytes(head) + (m_headOnly || bodiless ? QByteArray() : bytes(body)));
    m_held = {};
    m_busy = false;
    if (m_close) {
        closeGently();
        return;
    }
    m_deadline.start(m_limits.idle);
    // from the event loop, not from here: answers to many pipelined requests must not nest
    QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

void HttpConnection::refuse(int status, const std::string& sentence) {
    m_close = true;
    m_headOnly = false;
    m_gzip = false;
    send(errorResponse(status, "bad_request", sentence));
}

/// Says "no more from here" and goes on reading for a while: closing with unread bytes would make the kernel send a
/// reset, which can overtake the answer.
void HttpConnection::closeGently() {
    m_closing = true;
    m_deadline.start(m_limits.linger);
    onBytesWritten();
    m_socket->readAll();
}

void HttpConnection::onBytesWritten() {
    if (m_closing && m_socket->bytesToWrite() == 0) {
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    } else if (!m_closing && !m_busy) {
        read(); // the client has caught up
    }
}

void HttpConnection::onTimeout() {
    if (m_receiving && !m_closing) {
        m_receiving = false;
        refuse(408, "The request took too long to arrive.");
    } else {
        m_socket->abort();
    }
}

} // namespace poolhouse::sandbox
