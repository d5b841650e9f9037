// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/http_connection.h"

#include "app/sandbox/compression.h"
#include "app/sandbox/errors.h"

#include <algorithm>

namespace poolhouse::sandbox {

namespace {

constexpr std::size_t writeBufferBytes = 1024 * 1024; ///< unsent bytes beyond which no further request is handled
constexpr std::size_t worthCompressing = 860;         ///< smaller bodies fit a packet uncompressed

bool wantsClose(const Request& request) {
    const auto words = listElements(request.joinedHeader("Connection"));
    const auto has = [&words](std::string_view wanted) {
        return std::any_of(words.begin(), words.end(),
                           [wanted](const std::string& word) { return sameHeaderName(word, wanted); });
    };
    return has("close") || (request.http10 && !has("keep-alive"));
}

} // namespace

HttpConnection::HttpConnection(int descriptor, const Handle& handle, const HttpLimits& limits, QObject* parent)
    : QObject(parent), m_stream(descriptor), m_handle(handle), m_limits(limits), m_parser(limits.request) {
    connect(&m_stream, &Stream::readable, this, &HttpConnection::read);
    connect(&m_stream, &Stream::written, this, &HttpConnection::onWritten);
    connect(&m_stream, &Stream::broken, this, &HttpConnection::terminate);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::onTimeout);
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, [this] { send(m_pending); });
    m_deadline.start(m_limits.idle);
}

void HttpConnection::read() {
    if (m_closing) {
        (void)m_stream.readAll(); // unread input would make the kernel reset the connection and lose the response
        if (m_stream.ended() && m_finished) {
            terminate();
        }
        return;
    }
    if (m_busy || m_stream.unsent() > writeBufferBytes) {
        return; // back pressure: the stream's buffer is bounded
    }
    m_parser.append(m_stream.readAll());
    processInput();
}

void HttpConnection::processInput() {
    while (!m_busy && !m_closing && m_stream.unsent() <= writeBufferBytes) {
        const auto outcome = m_parser.advance();
        if (outcome == RequestParser::Outcome::ExpectsContinue) {
            m_stream.write("HTTP/1.1 100 Continue\r\n\r\n");
        } else if (outcome == RequestParser::Outcome::Failed) {
            refuse(m_parser.failure().status, m_parser.failure().sentence);
        } else if (outcome == RequestParser::Outcome::Complete) {
            m_receiving = false;
            answer(m_parser.takeRequest());
        } else if (m_stream.hasInput()) {
            m_parser.append(m_stream.readAll());
        } else if (m_stream.ended() && m_parser.inRequest()) {
            refuse(400, "The request ended in the middle.");
        } else if (m_stream.ended()) {
            closeGracefully(); // half-closed by the client and all requests answered
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
    m_pending = m_handle(request);
    m_close = m_close || m_pending.last;
    if (m_pending.delay.count() > 0) {
        m_delay.start(m_pending.delay);
    } else {
        send(m_pending);
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
    if (m_headOnly || bodiless) {
        body.clear();
    }
    if (response.ending != Response::Ending::Whole) {
        sendFaulty(response, head, body);
        return;
    }
    m_stream.write(head + body);
    m_pending = {};
    m_busy = false;
    if (m_close) {
        closeGracefully();
        return;
    }
    m_deadline.start(m_limits.idle);
    // queued, so that pipelined requests do not recurse
    QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

void HttpConnection::sendFaulty(const Response& response, std::string_view head, std::string_view body) {
    m_busy = false;
    if (response.ending == Response::Ending::Reset) {
        reset();
    } else if (response.ending == Response::Ending::Cut) {
        // without a body, truncate the status line
        m_stream.write(body.empty() ? std::string(head.substr(0, 7))
                                    : std::string(head) + std::string(body.substr(0, body.size() / 2)));
        closeGracefully();
    } else {
        m_closing = true; // input is discarded until the client closes
        m_finished = true;
        read();
    }
}

void HttpConnection::reset() {
    m_stream.abort();
    terminate();
}

void HttpConnection::refuse(int status, const std::string& sentence) {
    m_close = true;
    m_headOnly = false;
    m_gzip = false;
    send(errorResponse(status, "bad_request", sentence));
}

/// Lingering close: closing a socket with unread input would send a reset, which may overtake the response.
void HttpConnection::closeGracefully() {
    m_closing = true;
    m_deadline.start(m_limits.linger);
    onWritten();
}

void HttpConnection::onWritten() {
    if (m_closing && m_stream.unsent() == 0) {
        if (!m_finished) {
            m_finished = true;
            m_stream.finishWriting();
        }
        read();
    } else if (!m_closing && !m_busy) {
        // queued, since this may be called from read()
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
    }
}

void HttpConnection::onTimeout() {
    if (m_receiving && !m_closing) {
        m_receiving = false;
        refuse(408, "The request took too long to arrive.");
    } else {
        terminate();
    }
}

void HttpConnection::terminate() {
    m_closing = true;
    m_busy = false;
    m_deadline.stop();
    m_delay.stop();
    deleteLater();
}

} // namespace poolhouse::sandbox
