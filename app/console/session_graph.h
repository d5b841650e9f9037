// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/client_switch.h"
#include "app/console/session_controller.h"
#include "models/api/curl_transport.h"
#include "models/api/delay.h"
#include "models/api/session_monitor.h"
#include "models/poller.h"
#include "models/store.h"

#include <functional>

namespace poolhouse::console {

/// What a graph is built on; all of it outlives the graph.
struct GraphParts {
    const core::Clock& clock;
    ui::Preferences& preferences;
    SecretPlaces& places;
    SandboxStarter startSandbox;
    std::function<double()> jitter = {}; ///< of the poller's pauses after failures, in [0, 1); empty: random
};

/// Everything below a window or a command, one of each for the life of the program: transport, client, store, poller,
/// session. Members go down in the reverse of the order in which they stand here.
class SessionGraph {
public:
    explicit SessionGraph(GraphParts parts);
    ~SessionGraph() = default;
    SessionGraph(const SessionGraph&) = delete;
    SessionGraph& operator=(const SessionGraph&) = delete;

    [[nodiscard]] models::Store& store() { return m_store; }
    [[nodiscard]] models::Poller& poller() { return m_poller; }
    [[nodiscard]] SessionController& session() { return m_session; }

private:
    void connectClient(const api::ApiHosts& hosts, api::Token token);

    api::TimerDelay m_delay;
    api::SessionMonitor m_monitor;
    api::CurlTransport m_transport;
    ClientSwitch m_clients;
    models::Store m_store;
    models::Poller m_poller;
    SessionController m_session;
};

} // namespace poolhouse::console
