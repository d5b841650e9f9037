// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/api.h"
#include "app/sandbox/control.h"
#include "app/sandbox/http_server.h"
#include "app/sandbox/recorder.h"
#include "app/sandbox/sandbox.h"
#include "app/sandbox/sandbox_clock.h"
#include "app/sandbox/store.h"

#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::sandbox {

/// The parts of a sandbox put together: world, store, clock, server, and what goes wrong on purpose. Belongs to one
/// thread from start() to its end.
class Service {
public:
    [[nodiscard]] static core::Result<std::unique_ptr<Service>, SandboxError> start(const SandboxOptions& options);

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] const std::string& scenario() const { return m_scenario; }
    [[nodiscard]] const std::shared_ptr<SandboxClock>& clock() const { return m_clock; }

    void inject(Fault fault) { m_faults.add(std::move(fault)); }
    void clearFaults() { m_faults.clear(); }
    [[nodiscard]] std::string world(); ///< worldText() as of now
    void clockMoved();                 ///< a clock that stands still was moved

private:
    /// A request that is carried out later although nobody waits for the answer any more.
    struct Late {
        core::Instant due;
        Request request;
    };

    Service() = default;
    [[nodiscard]] std::optional<SandboxError> prepareWorld(const SandboxOptions& options);
    [[nodiscard]] Response handle(const Request& request);
    [[nodiscard]] Response answer(const Request& request, core::Instant now);
    [[nodiscard]] Response carryOut(const Request& request, core::Instant now);
    [[nodiscard]] Response control(const Request& request);
    [[nodiscard]] std::optional<Response> keepChanges(core::Instant now);
    void carryOutLate(core::Instant now);
    void goAway(std::chrono::milliseconds time);

    std::shared_ptr<SandboxClock> m_clock; ///< shared with the threads that ask for the time
    std::unique_ptr<Store> m_store;        ///< null: in memory only
    std::unique_ptr<Api> m_api;
    std::unique_ptr<Recorder> m_recorder; ///< null: nothing is recorded
    Faults m_faults;
    Tally m_tally;
    std::vector<Late> m_late;              ///< earliest first
    std::optional<core::Instant> m_backAt; ///< the server is away until then
    bool m_control = false;
    std::unique_ptr<HttpServer> m_server;
    std::string m_scenario;
    int m_port = 0;
};

} // namespace poolhouse::sandbox
