// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/faults.h"
#include "app/sandbox/state.h"

#include <cstdint>
#include <string>

namespace poolhouse::sandbox {

/// Request counters; requests to the control endpoint do not count.
struct Tally {
    std::uint64_t requests = 0; ///< received
    std::uint64_t changes = 0;  ///< other than GET and HEAD with a 2xx, whether or not the response was delivered
};

/// What the control endpoint can read and change.
struct ControlContext {
    Faults& faults;
    State& state; ///< as of `now`
    const Tally& tally;
    core::Instant now;
};

/// The path begins with /sandbox, which is not part of the API contract.
[[nodiscard]] bool isControl(const Request& request);

/// The control endpoint, for tests; off by default. Needs no token; web pages cannot reach it, because the Host header
/// is checked (host_header.h) and bodies must be application/json.
///
///     GET    /sandbox/state    summary of the world and the faults, see worldText()
///     GET    /sandbox/faults   {"faults": [{"spec", "struck", "spent"}]}
///     POST   /sandbox/faults   {"faults": ["reset-after:POST /pools:1"]}: adds all or none
///     DELETE /sandbox/faults   removes all
///     POST   /sandbox/migrations   {"fail": "CLUSTER", "message": "..."}: the migration into it ends as failed
[[nodiscard]] Response controlResponse(const Request& request, ControlContext context);

/// Body of GET /sandbox/state: {"now", "requests", "changes", "faults": [...], "clusters": [{"id", "name", "app",
/// "status", "pools": [{"id", "name", "level", "count", "instances", "status", "changes"}]}]}. Classic
/// databases are omitted; "changes" of a pool counts changes of its level or count, its destruction included.
[[nodiscard]] std::string worldText(const ControlContext& context);

} // namespace poolhouse::sandbox
