// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/request_parser.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

class QTcpSocket;

namespace poolhouse::sandbox {

struct HttpLimits {
    RequestLimits request;
    std::chrono::milliseconds idle{75'000};         ///< a connection between two requests
    std::chrono::milliseconds wholeRequest{30'000}; ///< from a request's first byte to its last
    std::chrono::milliseconds linger{2'000};        ///< after the last answer, for the client to read it and leave
    int connections = 4'000;
};

/// One client: reads requests, has them answered one after the other, writes the answers. Owned by its socket, so that
/// a client that leaves takes everything with it, answers still held back included.
class HttpConnection final : public QObject {
    Q_OBJECT
public:
    using Handle = std::function<Response(const Request&)>;

    HttpConnection(QTcpSocket* socket, const Handle& handle, const HttpLimits& limits);

private:
    void read();
    void pump();
    void answer(Request request);
    void send(const Response& response);
    void refuse(int status, const std::string& sentence);
    void closeGently();
    void onTimeout();
    void onBytesWritten();

    QTcpSocket* m_socket;
    Handle m_handle;
    HttpLimits m_limits;
    RequestParser m_parser;
    QTimer m_deadline; ///< idle, whole request, or linger, whichever applies
    QTimer m_delay;    ///< an answer held back
    Response m_held;
    bool m_busy = false;      ///< a request is being answered; the next one waits
    bool m_receiving = false; ///< m_deadline counts for a request that has begun
    bool m_headOnly = false;
    bool m_close = false;   ///< close after the answer
    bool m_closing = false; ///< the last answer is on its way; whatever comes is thrown away
    bool m_gzip = false;
};

} // namespace poolhouse::sandbox
