// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace poolhouse::sandbox {

/// What a request may measure, in bytes.
struct RequestLimits {
    std::size_t head = 16 * 1024; ///< request line and headers; a body's trailers count on their own
    std::size_t body = 1024 * 1024;
    std::size_t chunkLine = 256; ///< a chunk's size with its extensions
};

/// Why a request cannot be read; the connection answers and closes, since nobody knows where the next one starts.
struct ParseFailure {
    int status = 400;
    std::string sentence;
};

/// Reads HTTP/1.0 and HTTP/1.1 requests from a stream of bytes, strictly: what two programs could understand
/// differently (bare line feeds, folded headers, two lengths, a length and chunks) is refused. Pure: no sockets, no
/// time.
class RequestParser {
public:
    enum class Outcome {
        NeedMore,
        ExpectsContinue, ///< the client waits for "100 Continue" before it sends the body; reported once a request
        Complete,        ///< take() the request
        Failed,          ///< see failure(); nothing more will be read
    };

    explicit RequestParser(RequestLimits limits = {}) : m_limits(limits) {}

    void append(std::string_view bytes) { m_buffer += bytes; }
    /// Goes on as far as the bytes reach.
    [[nodiscard]] Outcome advance();
    /// The request just completed; the parser is then ready for the next one.
    [[nodiscard]] Request take();
    [[nodiscard]] const ParseFailure& failure() const { return m_failure; }
    /// A request has begun and is not complete: the client owes bytes.
    [[nodiscard]] bool inRequest() const { return m_stage != Stage::Head || !m_buffer.empty(); }
    [[nodiscard]] std::size_t buffered() const { return m_buffer.size(); }

private:
    enum class Stage { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailers, Done, Failed };

    Outcome fail(int status, std::string sentence);
    bool readHead();
    bool readRequestLine(std::string_view line);
    bool readTarget(std::string_view target);
    bool readHeaderLine(std::string_view line);
    bool settleFraming();
    bool settleLength(std::string_view lengths);
    bool readBody();
    bool readChunkSize();
    bool readChunkData();
    bool readChunkEnd();
    bool readTrailers();

    RequestLimits m_limits;
    std::string m_buffer;
    Stage m_stage = Stage::Head;
    Request m_request;
    std::uint64_t m_wanted = 0; ///< bytes left of the body, or of the chunk
    std::size_t m_trailerBytes = 0;
    bool m_expectsContinue = false;
    ParseFailure m_failure;
};

} // namespace poolhouse::sandbox
