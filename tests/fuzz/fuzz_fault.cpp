// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/fault.h"
#include "app/sandbox/host_header.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace poolhouse::sandbox;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

} // namespace

/// The input is a fault specification and a Host header: each is valid or rejected with a complete sentence.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto fault = parseFault(text);
    if (!fault) {
        require(fault.error().size() > 20 && fault.error().ends_with('.'));
    } else {
        const auto& read = fault.value();
        const bool answers = read.kind == Fault::Kind::Status || read.kind == Fault::Kind::StatusAfter;
        require(answers == (read.status >= 300 && read.status <= 599));
        require(!read.times || *read.times >= 1);
        require(!read.chance || (*read.chance > 0 && *read.chance <= 1));
        require(read.time.count() >= 0 && (read.kind != Fault::Kind::Latency || read.time.count() > 0));
        require(answers || (read.headers.empty() && read.id.empty() && read.message.empty()));
        for (const auto& header : read.headers) {
            require(!header.name.empty() && header.value.find_first_of("\r\n") == std::string::npos);
        }
        Request request;
        request.method = read.method.empty() ? "GET" : read.method;
        request.path = read.path.empty() ? "/" : read.path;
        require(read.concerns(request));
    }
    Request request;
    request.headers = {{"Host", std::string(text)}};
    const bool local = addressedToThisMachine(request);
    require(!local || text.starts_with("127.") || text.starts_with("[::1]") || text.find_first_of("lL") != text.npos);
    return 0;
}
