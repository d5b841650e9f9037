// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/fleet_loader.h"

#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/text/problem_text.h"
#include "models/text/unreadable_text.h"
#include "models/text/wording.h"

#include <algorithm>

namespace poolhouse::console {

FleetLoader::FleetLoader(const fleet::Store& store, fleet::Poller& poller, fleet::Session& session,
                         ClusterSelector selector, Catalog catalog, QObject* parent)
    : QObject(parent),
      m_store(store),
      m_poller(poller),
      m_session(session),
      m_selectClusters(std::move(selector)),
      m_catalog(catalog) {
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        giveUp(QStringLiteral("The fleet couldn't be loaded completely within %1 s. Check the network, or allow more "
                              "time with --timeout.\n")
                   .arg(m_timeout.count()));
    });
    connect(&m_session, &fleet::Session::changed, this, &FleetLoader::check);
    connect(&m_poller, &fleet::Poller::changed, this, &FleetLoader::check);
    connect(&m_poller, &fleet::Poller::firstLoadFinished, this, &FleetLoader::onListsRead);
    connect(&m_store, &fleet::Store::clusterChanged, this, &FleetLoader::checkClusters);
    m_poller.setDetailsOnlyOnScreen(true);
}

void FleetLoader::start(std::chrono::seconds timeout) {
    m_timeout = timeout;
    m_limit.start(timeout);
}

/// A failed session or list is final; a single cluster may recover.
void FleetLoader::check() {
    if (m_ended) {
        return;
    }
    if (const auto problem = m_session.problem(); problem && m_session.state() == fleet::Session::State::None) {
        giveUp(text::commandComplaint(*problem));
        return;
    }
    if (const auto problem = m_poller.problem(); problem && m_poller.phase() == fleet::Poller::Phase::Offline) {
        giveUp(text::commandComplaint(*problem, text::RequestKind::Fleet)); // no retry while offline
        return;
    }
    const auto& fleet = m_store.fleetFreshness();
    if (!fleet.everRead() && fleet.problem && !fleet.loading) {
        giveUp(text::commandComplaint(*fleet.problem, text::RequestKind::Fleet));
    }
}

void FleetLoader::onListsRead() {
    if (m_ended || m_listsRead) {
        return;
    }
    const auto& fleet = m_store.fleetFreshness();
    const auto& catalog = m_store.catalogFreshness();
    if (!fleet.everRead()) {
        const auto problem = fleet.problem ? fleet.problem : m_poller.problem();
        giveUp(problem ? text::commandComplaint(*problem, text::RequestKind::Fleet)
                       : QStringLiteral("The list of apps and clusters couldn't be loaded.\n"));
        return;
    }
    if (m_catalog == Catalog::Required && !catalog.everRead()) {
        giveUp(catalog.problem ? text::commandComplaint(*catalog.problem, text::RequestKind::Catalog)
                               : QStringLiteral("Levels and prices couldn't be loaded.\n"));
        return;
    }
    m_listsRead = true;
    m_clusters = m_selectClusters();
    m_poller.setOnScreen(m_clusters);
    checkClusters();
}

void FleetLoader::checkClusters() {
    if (m_ended || !m_listsRead) {
        return;
    }
    for (const auto& id : m_clusters) {
        const auto* record = m_store.cluster(id);
        if (record == nullptr) {
            giveUp(QStringLiteral("A cluster was destroyed while the fleet was being loaded.\n"));
            return;
        }
        if (record->freshness.problem) {
            giveUp(QStringLiteral("%1: %2").arg(
                QString::fromStdString(record->summary.name),
                text::commandComplaint(*record->freshness.problem, text::RequestKind::Cluster)));
            return;
        }
        const bool lacksThem = record->info ? !record->info->poolsKnown() : record->withoutDetails;
        if (lacksThem && m_mayLack && m_mayLack(id) && fleet::inTransition(*record)) {
            continue;
        }
        if (!record->info && record->withoutDetails) {
            giveUp(withoutDetails(*record));
            return;
        }
        if (!record->info) {
            return; // pending
        }
        if (!record->info->allPoolsRead()) { // it would be taken for a pool that is gone
            giveUp(text::unreadableDetails(*record).join(QLatin1Char(' ')));
            return;
        }
        if (!record->info->poolsKnown()) {
            giveUp(QStringLiteral("%1 (%2): the API lists no leader pool.")
                       .arg(QString::fromStdString(record->summary.name), text::clusterStatusWord(*record)));
            return;
        }
    }
    m_ended = true;
    m_limit.stop();
    Q_EMIT done();
}

QString FleetLoader::withoutDetails(const fleet::ClusterRecord& record) {
    return QStringLiteral("%1 is %2: the API has no details of it.\n")
        .arg(QString::fromStdString(record.summary.name), text::clusterStatusWord(record));
}

void FleetLoader::giveUp(const QString& complaint) {
    if (m_ended) {
        return;
    }
    m_ended = true;
    m_limit.stop();
    Q_EMIT failed(complaint);
}

} // namespace poolhouse::console
