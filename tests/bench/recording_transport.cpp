// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/recording_transport.h"

namespace poolhouse::bench {

api::Call RecordingTransport::send(api::HttpRequest request,
                                   std::function<void(api::ApiResult<api::HttpResponse>)> reply) {
    if (m_requests > 0) {
        m_configuration += "next\n";
    }
    ++m_requests;
    m_configuration += "url = \"" + request.url.toEncoded() + "\"\noutput = \"/dev/null\"\nsilent\nfail\ncompressed\n";
    for (const auto& [name, value] : request.headers) {
        auto quoted = name + ": " + value;
        quoted.replace('\\', "\\\\").replace('"', "\\\"");
        m_configuration += "header = \"" + quoted + "\"\n";
    }
    return m_transport.send(std::move(request), std::move(reply));
}

} // namespace poolhouse::bench
