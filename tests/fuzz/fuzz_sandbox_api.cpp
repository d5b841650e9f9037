// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/api.h"
#include "app/sandbox/control.h"
#include "app/sandbox/provisioning.h"
#include "app/sandbox/recorder.h"
#include "app/sandbox/request_parser.h"
#include "app/sandbox/scenarios.h"
#include "models/json/json.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace poolhouse;
using namespace poolhouse::sandbox;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

const core::Instant start = *core::parseInstant("2026-06-22T08:28:00Z");

/// A line "METHOD PATH" and a body. In the path, "@NAME" is replaced by the id of the add-on NAME.
Request requestOf(std::string_view line, std::string_view body, const State& state) {
    const auto space = line.find(' ');
    auto path = std::string(space == std::string_view::npos ? line : line.substr(space + 1));
    if (const auto at = path.find('@'); at != std::string::npos) {
        const auto end = path.find('/', at);
        const auto* cluster = state.findCluster(path.substr(at + 1, end == std::string::npos ? end : end - at - 1));
        if (cluster != nullptr) {
            path.replace(at, end == std::string::npos ? end : end - at, cluster->id);
        }
    }
    RequestParser parser;
    parser.append(std::string(line.substr(0, space)) + " " + path +
                  " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer HRKU-fuzz\r\nContent-Length: " +
                  std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
    return parser.advance() == RequestParser::Outcome::Complete ? parser.takeRequest() : Request{};
}

void check(const Response& response) {
    require(response.status >= 200 && response.status < 500); // no input may cause a server error
    for (const auto& header : response.headers) {
        require(header.value.find_first_of("\r\n") == std::string::npos);
    }
    if (response.status != 204 && response.header("Content-Type") != "text/event-stream") {
        require(nlohmann::json::accept(response.body));
        require(response.status < 400 || response.body.find(R"("message":")") != std::string::npos);
    }
}

State makeSmallWorld() {
    auto made = makeWorld({"small", 1, start}).value();
    (void)made.takeChanges();
    return made;
}

} // namespace

/// NUL-separated requests "METHOD PATH\nBODY", a minute of sandbox time apart, against the scenario "small", recorded.
/// Every response must be valid, a refusal must change nothing, and what it lists must remain readable.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const State world = makeSmallWorld();
    static const auto recorder = Recorder::open("/dev/null", "small").value();
    static State kept = world;
    Api api(std::move(kept), {.token = {}, .rateLimit = 1'000, .latency = {}, .twoFactor = false, .warning = {}});
    Faults faults(1);
    Tally tally;
    bool changed = false;
    auto now = start;
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    for (int i = 0; i < 8 && !rest.empty(); ++i) {
        const auto one = rest.substr(0, rest.find('\0'));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        const auto newline = one.find('\n');
        const auto body = newline == std::string_view::npos ? std::string_view{} : one.substr(newline + 1);
        const auto request = requestOf(one.substr(0, newline), body, api.state());
        if (!request.segments.empty()) {
            advance(api.state(), now);
            changed = !api.state().takeChanges().empty() || changed;
            const auto response = isControl(request) ? controlResponse(request, {faults, api.state(), tally, now})
                                                     : api.handle(request, now);
            check(response);
            const bool acted = !api.state().takeChanges().empty();
            require(response.status < 400 || !acted);
            changed = changed || acted;
            recorder->write(request, response);
        }
        now += std::chrono::minutes(1);
    }
    // a copy and the check of a known state cost more than most inputs, which change nothing
    if (changed) {
        constexpr std::array lists{"GET /addons", "GET /addon-attachments", "GET /apps/example-app/releases",
                                   "GET /apps/example-app/config-vars"};
        check(api.handle(requestOf(lists[size % lists.size()], {}, api.state()), now));
        kept = world;
    } else {
        kept = std::move(api.state());
    }
    return 0;
}
