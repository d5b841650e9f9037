// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/area_command.h"

#include "models/core/clock.h"
#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/text/text.h"

namespace poolhouse::console {

AreaCommand::AreaCommand(InfoRequest request, Dependencies dependencies, FleetLoader::Catalog catalog, QObject* parent)
    : HeadlessCommand(dependencies.session, dependencies.poller, parent),
      m_request(std::move(request)),
      m_dependencies(dependencies),
      m_loader(
          dependencies.store, dependencies.poller, dependencies.session, [] { return std::vector<core::ClusterId>(); },
          catalog) {
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        if (m_loader.ended() && !isFinished()) { // else the loader says what is late
            onTimeout();
        }
    });
    connect(&m_loader, &FleetLoader::failed, this, &AreaCommand::fail);
    connect(&m_loader, &FleetLoader::done, this, &AreaCommand::onListsRead);
}

void AreaCommand::start() {
    m_loader.start(m_request.timeout);
    m_limit.start(m_request.timeout);
}

core::Instant AreaCommand::now() const {
    return m_dependencies.clock.now();
}

QString AreaCommand::complaintAbout(const fleet::ClusterRecord& cluster, const api::ApiError& problem,
                                    text::RequestKind requestKind) {
    return QStringLiteral("%1: %2").arg(text::toQString(cluster.summary.name),
                                        text::commandComplaint(problem, requestKind));
}

} // namespace poolhouse::console
