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
    std::chrono::milliseconds idle{75'000};         ///< between two requests
    std::chrono::milliseconds wholeRequest{30'000}; ///< from the first to the last byte of a request
    std::chrono::milliseconds linger{2'000};        ///< after the last response, for the client to read it and close
    int connections = 4'000;                        ///< concurrent; further ones are closed at once
};

/// One client connection: reads requests, handles them one at a time and writes the responses. After a half-close by
/// the client, pending requests are still answered. Deletes itself when the connection ends, dropping delayed
/// responses. Applies the faults in Response::Ending.
class HttpConnection final : public QObject {
    Q_OBJECT
public:
    using Handle = std::function<Response(const Request&)>;

    /// Takes ownership of the descriptor of an accepted connection.
    HttpConnection(int descriptor, const Handle& handle, const HttpLimits& limits, QObject* parent);

    /// Closes the connection with a TCP reset.
    void reset();

private:
    void read();
    void processInput();
    void answer(Request request);
    void send(const Response& response);
    void sendFaulty(const Response& response, std::string_view head, std::string_view body);
    void refuse(int status, const std::string& sentence);
    void closeGracefully();
    void onTimeout();
    void onWritten();
    void terminate();

    Stream m_stream;
    Handle m_handle;
    HttpLimits m_limits;
    RequestParser m_parser;
    QTimer m_deadline; ///< idle, whole request or linger
    QTimer m_delay;    ///< of a delayed response
    Response m_pending;
    bool m_busy = false;      ///< a request is being handled
    bool m_receiving = false; ///< m_deadline is the whole-request timeout
    bool m_headOnly = false;
    bool m_close = false;   ///< close after the response
    bool m_closing = false; ///< the last response is being sent; input is discarded
    bool m_gzip = false;
    bool m_finished = false; ///< the write side is shut down
};

} // namespace poolhouse::sandbox
