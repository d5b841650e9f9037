// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/session_graph.h"

#include "models/api/heroku_client.h"

#include <memory>

namespace poolhouse::console {

SessionGraph::SessionGraph(GraphParts parts)
    : m_poller({m_clients, m_clients, m_clients, m_clients, m_monitor}, m_store, parts.clock, nullptr,
               std::move(parts.jitter)),
      m_session({parts.places, m_clients,
                 [this](const api::ApiHosts& hosts, api::Token token) { connectClient(hosts, std::move(token)); },
                 [this] { m_clients.useNone(); }, std::move(parts.startSandbox), m_store, m_poller,
                 parts.preferences}) {}

void SessionGraph::connectClient(const api::ApiHosts& hosts, api::Token token) {
    m_clients.use(std::make_shared<api::HerokuClient>(m_transport, m_delay, m_monitor, hosts, std::move(token)));
}

} // namespace poolhouse::console
