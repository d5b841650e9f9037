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

/// Owns and connects the components of a sandbox: API, store, clock, server, recorder and faults. All calls on the
/// thread of start().
class Service {
public:
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    [[nodiscard]] static core::Result<std::unique_ptr<Service>, SandboxError> start(const SandboxOptions& options);

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] const std::string& scenario() const { return m_scenario; }
    [[nodiscard]] const std::shared_ptr<SandboxClock>& clock() const { return m_clock; }

    void inject(Fault fault) { m_faults.add(std::move(fault)); }
    void clearFaults() { m_faults.clear(); }
    [[nodiscard]] std::string world(); ///< worldText() as of now
    void clockMoved();                 ///< to be called after moving a manual clock

private:
    /// A request to be executed later, without a response (Fault::Kind::TimeoutLate).
    struct DelayedRequest {
        core::Instant due;
        Request request;
    };

    Service() = default;
    [[nodiscard]] std::optional<SandboxError> prepareWorld(const SandboxOptions& options);
    [[nodiscard]] Response handle(const Request& request);
    [[nodiscard]] Response answer(const Request& request, core::Instant now);
    [[nodiscard]] Response execute(const Request& request, core::Instant now);
    [[nodiscard]] Response control(const Request& request);
    [[nodiscard]] std::optional<Response> commitChanges(core::Instant now);
    [[nodiscard]] std::optional<Response> keepTime(core::Instant now);
    void executeDelayed(core::Instant now);
    void suspendServer(std::chrono::milliseconds time);

    std::shared_ptr<SandboxClock> m_clock; ///< shared with other threads
    std::unique_ptr<Store> m_store;        ///< null: in memory only
    core::Instant m_storedInstant;         ///< in the store; not before any instant of a response
    std::unique_ptr<Api> m_api;
    std::unique_ptr<Recorder> m_recorder; ///< null: no recording
    Faults m_faults;
    Tally m_tally;
    std::vector<DelayedRequest> m_delayed;   ///< earliest first
    std::optional<core::Instant> m_resumeAt; ///< set while the server is suspended
    bool m_control = false;
    std::unique_ptr<HttpServer> m_server;
    std::string m_scenario;
    int m_port = 0;
};

} // namespace poolhouse::sandbox
