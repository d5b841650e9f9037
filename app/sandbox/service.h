// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/api.h"
#include "app/sandbox/http_server.h"
#include "app/sandbox/sandbox.h"
#include "app/sandbox/sandbox_clock.h"
#include "app/sandbox/store.h"

#include <memory>
#include <optional>

namespace poolhouse::sandbox {

/// The parts of a sandbox put together: world, store, clock, server. Belongs to one thread from start() to its end.
class Service {
public:
    [[nodiscard]] static core::Result<std::unique_ptr<Service>, SandboxError> start(const SandboxOptions& options);

    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] const std::string& scenario() const { return m_scenario; }
    [[nodiscard]] const std::shared_ptr<SandboxClock>& clock() const { return m_clock; }

private:
    Service() = default;
    [[nodiscard]] std::optional<SandboxError> prepareWorld(const SandboxOptions& options);
    [[nodiscard]] Response handle(const Request& request);
    [[nodiscard]] std::optional<Response> keepChanges(core::Instant now);

    std::shared_ptr<SandboxClock> m_clock; ///< shared with the threads that ask for the time
    std::unique_ptr<Store> m_store;        ///< null: in memory only
    std::unique_ptr<Api> m_api;
    std::unique_ptr<HttpServer> m_server;
    std::string m_scenario;
    int m_port = 0;
};

} // namespace poolhouse::sandbox
