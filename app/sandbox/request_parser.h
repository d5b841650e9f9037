// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/http_message.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace poolhouse::sandbox {

/// Size limits of a request, in bytes.
struct RequestLimits {
    std::size_t head = 16 * 1024; ///< request line and headers; trailers have the same limit of their own
    std::size_t body = 1024 * 1024;
    std::size_t chunkLine = 256; ///< chunk size with extensions
};

/// Why a request is invalid. The connection responds and closes, since the start of the next request is unknown.
struct ParseFailure {
    int status = 400;
    std::string sentence;
};

/// Strict incremental parser for HTTP/1.0 and HTTP/1.1 requests. Rejects ambiguous input (bare line feeds, folded
/// headers, conflicting lengths, length with chunks) to rule out request smuggling. No I/O.
class RequestParser {
public:
    enum class Outcome {
        NeedMore,
        ExpectsContinue, ///< the client waits for "100 Continue"; reported once per request
        Complete,        ///< see takeRequest()
        Failed,          ///< see failure(); final
    };

    explicit RequestParser(RequestLimits limits = {}) : m_limits(limits) {}

    void append(std::string_view bytes) {
        m_buffer.erase(0, std::exchange(m_taken, 0));
        m_buffer += bytes;
    }
    /// Parses as much as the buffer allows.
    [[nodiscard]] Outcome advance();
    /// The completed request; resets the parser for the next one.
    [[nodiscard]] Request takeRequest();
    [[nodiscard]] const ParseFailure& failure() const { return m_failure; }
    /// A request is partially received.
    [[nodiscard]] bool inRequest() const { return m_stage != Stage::Head || buffered() > 0; }
    [[nodiscard]] std::size_t buffered() const { return m_buffer.size() - m_taken; }

private:
    enum class Stage { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailers, Done, Failed };

    Outcome fail(int status, std::string sentence);
    [[nodiscard]] bool readHead();
    [[nodiscard]] bool readRequestLine(std::string_view line);
    [[nodiscard]] bool readTarget(std::string_view target);
    [[nodiscard]] bool readHeaderLine(std::string_view line);
    [[nodiscard]] bool settleFraming();
    [[nodiscard]] bool settleLength(std::string_view lengths);
    [[nodiscard]] bool readBody();
    [[nodiscard]] bool readChunkSize();
    [[nodiscard]] bool readChunkData();
    [[nodiscard]] bool readChunkEnd();
    [[nodiscard]] bool readTrailers();

    /// What was not parsed yet.
    [[nodiscard]] std::string_view rest() const { return std::string_view(m_buffer).substr(m_taken); }
    void consume(std::size_t bytes) { m_taken += bytes; }

    RequestLimits m_limits;
    std::string m_buffer;
    std::size_t m_taken = 0; ///< from the front of m_buffer; erasing each part at once would take quadratic time
    Stage m_stage = Stage::Head;
    Request m_request;
    std::uint64_t m_wanted = 0; ///< remaining bytes of the body or chunk
    std::size_t m_trailerBytes = 0;
    bool m_expectsContinue = false;
    ParseFailure m_failure;
};

} // namespace poolhouse::sandbox
