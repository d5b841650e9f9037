// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/request_parser.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace poolhouse::sandbox {

namespace {

bool isToken(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [marks](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.find(c) != std::string_view::npos;
    });
}

bool isFieldText(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
    });
}

bool allDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

RequestParser::Outcome RequestParser::fail(int status, std::string sentence) {
    m_stage = Stage::Failed;
    m_failure = {status, std::move(sentence)};
    m_buffer.clear();
    m_taken = 0;
    return Outcome::Failed;
}

RequestParser::Outcome RequestParser::advance() {
    for (;;) {
        bool progressed = false;
        switch (m_stage) {
        case Stage::Head: progressed = readHead(); break;
        case Stage::Body: progressed = readBody(); break;
        case Stage::ChunkSize: progressed = readChunkSize(); break;
        case Stage::ChunkData: progressed = readChunkData(); break;
        case Stage::ChunkEnd: progressed = readChunkEnd(); break;
        case Stage::Trailers: progressed = readTrailers(); break;
        case Stage::Done: return Outcome::Complete;
        case Stage::Failed: return Outcome::Failed;
        }
        if (progressed && m_stage != Stage::Done && m_expectsContinue) {
            m_expectsContinue = false;
            // a client that already sends the body does not wait for 100 Continue
            if (buffered() == 0) {
                return Outcome::ExpectsContinue;
            }
        }
        if (!progressed) {
            return m_stage == Stage::Failed ? Outcome::Failed : Outcome::NeedMore;
        }
    }
}

Request RequestParser::takeRequest() {
    m_stage = Stage::Head;
    m_expectsContinue = false;
    return std::exchange(m_request, {});
}

bool RequestParser::readHead() {
    // empty lines before a request are allowed: some clients send one after a body (RFC 9112)
    while (rest().starts_with("\r\n")) {
        consume(2);
    }
    const auto text = rest();
    const auto end = text.find("\r\n\r\n");
    if (end == std::string_view::npos ? text.size() > m_limits.head : end > m_limits.head) {
        const bool endlessLine = text.substr(0, m_limits.head).find("\r\n") == std::string_view::npos;
        fail(endlessLine ? 414 : 431, endlessLine ? "The address of the request is too long; 16 KiB are read."
                                                  : "The headers of the request are too large; 16 KiB are read.");
        return false;
    }
    if (end == std::string_view::npos) {
        // fail early on input that cannot become a request, instead of after the timeout
        const auto line = text.substr(0, text.find("\r\n"));
        if (line.find('\n') != std::string_view::npos || line.find('\0') != std::string_view::npos) {
            fail(400, "The request is not HTTP: its lines must end with CR and LF.");
        }
        return false;
    }
    const std::string head(text.substr(0, end)); // a failure clears the buffer
    consume(end + 4);
    std::string_view lines = head;
    for (bool first = true; first || !lines.empty(); first = false) {
        const auto stop = lines.find("\r\n");
        const auto line = lines.substr(0, stop);
        lines = stop == std::string_view::npos ? std::string_view{} : lines.substr(stop + 2);
        if (!(first ? readRequestLine(line) : readHeaderLine(line))) {
            return false;
        }
    }
    return settleFraming();
}

bool RequestParser::readRequestLine(std::string_view line) {
    const auto space = line.find(' ');
    const auto last = line.rfind(' ');
    if (space == std::string_view::npos || space == last || !isToken(line.substr(0, space))) {
        fail(400, "The first line of the request is not METHOD ADDRESS HTTP/1.1.");
        return false;
    }
    const auto version = line.substr(last + 1);
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        const bool other = version.starts_with("HTTP/") && version.size() == 8;
        fail(other ? 505 : 400, other ? "Only HTTP/1.0 and HTTP/1.1 are spoken here."
                                      : "The first line of the request is not METHOD ADDRESS HTTP/1.1.");
        return false;
    }
    m_request.http10 = version == "HTTP/1.0";
    m_request.method = line.substr(0, space);
    return readTarget(line.substr(space + 1, last - space - 1));
}

bool RequestParser::readTarget(std::string_view target) {
    const bool printable = std::all_of(target.begin(), target.end(),
                                       [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7F; });
    if (target.starts_with("http://")) { // absolute form, as sent to proxies; the authority is ignored
        const auto slash = target.find('/', 7);
        target = slash == std::string_view::npos ? "/" : target.substr(slash);
    }
    if (!target.starts_with('/') || !printable || target.find('#') != std::string_view::npos) {
        fail(400, "The address of the request must be a path that starts with a slash.");
        return false;
    }
    const auto mark = target.find('?');
    m_request.path = target.substr(0, mark);
    m_request.query = mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
    std::string_view path = std::string_view(m_request.path).substr(1);
    for (;;) {
        const auto slash = path.find('/');
        auto segment = percentDecoded(path.substr(0, slash));
        if (!segment) {
            fail(400, "The address of the request has a broken percent escape or is not UTF-8.");
            return false;
        }
        m_request.segments.push_back(*std::move(segment));
        if (slash == std::string_view::npos) {
            return true;
        }
        path = path.substr(slash + 1);
    }
}

bool RequestParser::readHeaderLine(std::string_view line) {
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)) || !isFieldText(line.substr(colon + 1))) {
        fail(400, "A header of the request is not NAME: VALUE.");
        return false;
    }
    m_request.headers.push_back({std::string(line.substr(0, colon)), std::string(trimmed(line.substr(colon + 1)))});
    return true;
}

bool RequestParser::settleFraming() {
    const auto hosts = std::count_if(m_request.headers.begin(), m_request.headers.end(),
                                     [](const Header& header) { return sameHeaderName(header.name, "Host"); });
    if (hosts > 1 || (hosts == 0 && !m_request.http10)) {
        fail(400, "The request must have one Host header.");
        return false;
    }
    const auto coding = m_request.joinedHeader("Transfer-Encoding");
    const auto lengths = m_request.joinedHeader("Content-Length");
    const bool hasLength = m_request.header("Content-Length").has_value();
    if (m_request.header("Transfer-Encoding")) {
        if (m_request.http10 || hasLength) {
            fail(400, "The request says in two ways how long its body is.");
            return false;
        }
        if (!sameHeaderName(coding, "chunked")) {
            fail(501, "The only transfer coding understood here is chunked.");
            return false;
        }
        m_stage = Stage::ChunkSize;
    } else if (hasLength) {
        if (!settleLength(lengths)) {
            return false;
        }
    } else if (m_request.http10 &&
               (m_request.method == "POST" || m_request.method == "PUT" || m_request.method == "PATCH")) {
        // otherwise only closing the connection could end the body in HTTP/1.0, leaving no way to respond
        fail(411, "A request with a body needs a Content-Length header in HTTP/1.0.");
        return false;
    } else {
        m_stage = Stage::Done;
    }
    if (const auto expect = m_request.header("Expect"); expect && !m_request.http10) {
        if (!sameHeaderName(*expect, "100-continue")) {
            fail(417, "The only expectation understood here is 100-continue.");
            return false;
        }
        m_expectsContinue = true;
    }
    return true;
}

bool RequestParser::settleLength(std::string_view lengths) {
    const auto all = listElements(lengths);
    const bool agree = !all.empty() && std::all_of(all.begin(), all.end(), [&](const std::string& each) {
        return each == all.front() && allDigits(each);
    });
    if (!agree) {
        fail(400, "The Content-Length of the request is not one number.");
        return false;
    }
    std::uint64_t length = 0;
    const auto& digits = all.front();
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), length);
    if (parsed.ec != std::errc{} || length > m_limits.body) {
        fail(413, "The body of the request is too large; 1 MiB is read.");
        return false;
    }
    m_wanted = length;
    m_stage = length == 0 ? Stage::Done : Stage::Body;
    return true;
}

bool RequestParser::readBody() {
    if (buffered() < m_wanted) {
        return false;
    }
    m_request.body = rest().substr(0, m_wanted);
    consume(m_wanted);
    m_stage = Stage::Done;
    return true;
}

bool RequestParser::readChunkSize() {
    const auto text = rest();
    const auto end = text.find("\r\n");
    if (end == std::string_view::npos ? text.size() > m_limits.chunkLine : end > m_limits.chunkLine) {
        fail(400, "A chunk of the body has no readable size.");
        return false;
    }
    if (end == std::string_view::npos) {
        return false;
    }
    const auto line = text.substr(0, end);
    const auto digits = trimmed(line.substr(0, line.find(';')));
    std::uint64_t size = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), size, 16);
    if (digits.empty() || parsed.ptr != digits.data() + digits.size() || parsed.ec == std::errc::invalid_argument ||
        !isFieldText(line)) {
        fail(400, "A chunk of the body has no readable size.");
        return false;
    }
    if (parsed.ec != std::errc{} || size > m_limits.body || m_request.body.size() + size > m_limits.body) {
        fail(413, "The body of the request is too large; 1 MiB is read.");
        return false;
    }
    consume(end + 2);
    m_wanted = size;
    m_trailerBytes = 0;
    m_stage = size == 0 ? Stage::Trailers : Stage::ChunkData;
    return true;
}

bool RequestParser::readChunkData() {
    const auto part = rest().substr(0, m_wanted);
    m_request.body += part;
    m_wanted -= part.size();
    consume(part.size());
    if (m_wanted > 0) {
        return false;
    }
    m_stage = Stage::ChunkEnd;
    return true;
}

bool RequestParser::readChunkEnd() {
    if (buffered() < 2) {
        return false;
    }
    if (!rest().starts_with("\r\n")) {
        fail(400, "A chunk of the body is longer than it said.");
        return false;
    }
    consume(2);
    m_stage = Stage::ChunkSize;
    return true;
}

bool RequestParser::readTrailers() {
    const auto end = rest().find("\r\n");
    if ((end == std::string_view::npos ? buffered() : end) + m_trailerBytes > m_limits.head) {
        fail(431, "The trailers of the request are too large; 16 KiB are read.");
        return false;
    }
    if (end == std::string_view::npos) {
        return false;
    }
    m_trailerBytes += end + 2;
    consume(end + 2);
    m_stage = end == 0 ? Stage::Done : Stage::Trailers;
    return true;
}

} // namespace poolhouse::sandbox
