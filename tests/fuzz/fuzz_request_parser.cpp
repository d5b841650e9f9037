// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/request_parser.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

using namespace poolhouse::sandbox;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

struct Reading {
    std::vector<std::string> requests; ///< each as one text
    int failure = 0;
};

/// Parses the input in portions of this size.
Reading readIn(std::string_view bytes, std::size_t portion) {
    const RequestLimits limits{2048, 4096, 64};
    RequestParser parser(limits);
    Reading reading;
    while (true) {
        const auto outcome = parser.advance();
        if (outcome == RequestParser::Outcome::Complete) {
            const auto request = parser.takeRequest();
            require(request.path.starts_with('/') && !request.segments.empty());
            require(request.body.size() <= limits.body);
            std::string text = request.method + ' ' + request.path + '?' + request.query + '\n';
            for (const auto& header : request.headers) {
                text += header.name + ':' + header.value + '\n';
            }
            reading.requests.push_back(text + request.body);
        } else if (outcome == RequestParser::Outcome::Failed) {
            reading.failure = parser.failure().status;
            require(reading.failure >= 400 && reading.failure <= 505 && !parser.failure().sentence.empty());
            return reading;
        } else if (outcome == RequestParser::Outcome::NeedMore) {
            if (bytes.empty()) {
                return reading;
            }
            parser.append(bytes.substr(0, portion));
            bytes.remove_prefix(std::min(portion, bytes.size()));
        }
    }
}

} // namespace

/// The first byte selects the portion size of the rest; the result must not depend on it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto cut = readIn(bytes, static_cast<std::size_t>(data[0]) + 1);
    const auto whole = readIn(bytes, bytes.size() + 1);
    require(cut.requests == whole.requests);
    require((cut.failure == 0) == (whole.failure == 0));
    return 0;
}
