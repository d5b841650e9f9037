// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/request_parser.h"
#include "app/sandbox/stream.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace poolhouse::sandbox {

struct HttpLimits {
    RequestLimits request;
    std::chrono::milliseconds idle{75'000};         ///< a connection between two requests
    std::chrono::milliseconds wholeRequest{30'000}; ///< from a request's first byte to its last
    std::chrono::milliseconds linger{2'000};        ///< after the last answer, for the client to read it and leave
    int connections = 4'000;
};

/// One client: reads requests, has them answered one after the other, writes the answers. A client that sends no more
/// still gets the answers to what it has sent. Deletes itself when the connection is over; answers still held back go
/// with it. Answers may be spoilt on purpose (Response::Ending).
class HttpConnection final : public QObject {
    Q_OBJECT
public:
    using Handle = std::function<Response(const Request&)>;

    /// Takes over the descriptor of an accepted connection.
    HttpConnection(int descriptor, const Handle& handle, const HttpLimits& limits, QObject* parent);

    /// Ends at once, as when the server is gone: the client sees a reset.
    void reset();

private:
    void read();
    void pump();
    void answer(Request request);
    void send(const Response& response);
    void spoil(const Response& response, std::string_view head, std::string_view body);
    void refuse(int status, const std::string& sentence);
    void closeGently();
    void onTimeout();
    void onWritten();
    void leave();

    Stream m_stream;
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
    bool m_finished = false; ///< "no more from here" has been said
};

} // namespace poolhouse::sandbox
