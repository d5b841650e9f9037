// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/faults.h"
#include "app/sandbox/state.h"

#include <cstdint>
#include <string>

namespace poolhouse::sandbox {

/// What the service has done so far; requests of the control endpoint do not count.
struct Tally {
    std::uint64_t requests = 0; ///< that arrived
    std::uint64_t changes = 0;  ///< other than GET and HEAD, answered 2xx by the API, whether or not the answer arrived
};

/// Everything that the control endpoint may see and change.
struct ControlRoom {
    Faults& faults;
    const State& state; ///< as of `now`
    const Tally& tally;
    core::Instant now;
};

/// The paths of the endpoint, which are no part of the contract: they begin with /sandbox.
[[nodiscard]] bool isControl(const Request& request);

/// For tests, off unless asked for; no token is needed, and no page in a browser can reach it (host_header.h, and
/// bodies must be application/json).
///
///     GET    /sandbox/state    the world in short, and what has struck so far
///     GET    /sandbox/faults   {"faults": [{"spec", "struck", "spent"}]}
///     POST   /sandbox/faults   {"faults": ["reset-after:POST /pools:1"]}: adds them, all or none
///     DELETE /sandbox/faults   takes all of them away
[[nodiscard]] Response controlAnswer(const Request& request, ControlRoom room);

/// What GET /sandbox/state answers: {"now", "requests", "changes", "faults": [...], "clusters": [{"id", "name", "app",
/// "status", "pools": [{"id", "name", "level", "count", "instances", "status", "changes"}]}]}. Databases of classic
/// plans are left out; "changes" of a pool counts how often its level or count was changed, its destruction included.
[[nodiscard]] std::string worldText(const ControlRoom& room);

} // namespace poolhouse::sandbox
