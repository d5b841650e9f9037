// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/info_command.h"

#include "app/console/cluster_lookup.h"
#include "app/console/info_json.h"
#include "app/console/info_table.h"
#include "app/console/unread_records.h"
#include "models/core/clock.h"
#include "models/fleet/poll_schedule.h"
#include "models/fleet/poller.h"
#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/text/problem_text.h"
#include "models/text/unreadable_text.h"

namespace poolhouse::console {

namespace {

QString countedClusters(int clusters) {
    return clusters == 1 ? QStringLiteral("1 cluster") : QStringLiteral("%1 clusters").arg(clusters);
}

/// Without what is about other apps and clusters.
std::vector<core::Unreadable> concerning(std::vector<core::Unreadable> unreadable, const std::string& cluster) {
    std::erase_if(unreadable, [&cluster](const core::Unreadable& each) {
        return each.kind == core::RecordKind::App || each.kind == core::RecordKind::Page ||
               (each.kind == core::RecordKind::Addon && each.name != cluster);
    });
    return unreadable;
}

} // namespace

InfoCommand::InfoCommand(InfoRequest request, const fleet::Store& store, fleet::Poller& poller, fleet::Session& session,
                         const core::Clock& clock, QObject* parent)
    : HeadlessCommand(session, poller, parent),
      m_request(std::move(request)),
      m_store(store),
      m_poller(poller),
      m_session(session),
      m_clock(clock) {
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &InfoCommand::report);
    connect(&m_session, &fleet::Session::changed, this, &InfoCommand::check);
    connect(&m_poller, &fleet::Poller::changed, this, &InfoCommand::check);
    connect(&m_poller, &fleet::Poller::firstLoadFinished, this, &InfoCommand::onListsRead);
    m_poller.setDetailsOnlyOnScreen(!m_request.cluster.isEmpty());
}

void InfoCommand::start() {
    m_limit.start(m_request.timeout);
}

/// A failed session or list is final; a single cluster may recover.
void InfoCommand::check() {
    if (isFinished()) {
        return;
    }
    if (const auto problem = m_session.problem(); problem && m_session.state() == fleet::Session::State::None) {
        fail(text::commandComplaint(*problem));
        return;
    }
    const auto& fleet = m_store.fleetFreshness();
    if (m_poller.phase() == fleet::Poller::Phase::Offline && fleet.everRead()) {
        report(); // no retry while offline
        return;
    }
    if (m_request.cluster.isEmpty() && fleet.everRead() && !m_poller.busy() && nothingLeft()) {
        report();
        return;
    }
    if (!fleet.everRead() && fleet.problem && !fleet.loading) {
        fail(text::commandComplaint(*fleet.problem, text::RequestKind::Fleet));
    }
}

/// A whole fleet has been requested by now; a single cluster can be looked up only now.
void InfoCommand::onListsRead() {
    if (isFinished()) {
        return;
    }
    const auto found = m_request.cluster.isEmpty() || !m_store.fleetFreshness().everRead() || m_poller.problem()
                           ? std::nullopt
                           : std::optional(findCluster(m_store, m_request.cluster));
    if (!found || !*found) {
        report();
        return;
    }
    const auto id = found->value()->summary.id;
    connect(&m_store, &fleet::Store::clusterChanged, this, [this, id](const core::ClusterId& changed) {
        const auto* record = m_store.cluster(id);
        if (changed == id && (record == nullptr || record->freshness.everRead() || record->freshness.problem ||
                              record->withoutDetails)) {
            report();
        }
    });
    m_poller.setOnScreen({id});
}

void InfoCommand::report() {
    if (isFinished()) {
        return;
    }
    const auto& fleet = m_store.fleetFreshness();
    if (!fleet.everRead()) {
        const auto problem = fleet.problem ? fleet.problem : m_poller.problem();
        fail(problem ? text::commandComplaint(*problem, text::RequestKind::Fleet)
                     : QStringLiteral("The fleet couldn't be loaded within %1 s. Check the network, or allow more time "
                                      "with --timeout.\n")
                           .arg(m_request.timeout.count()));
        return;
    }
    finish(m_request.cluster.isEmpty() ? fleetResult() : clusterResult());
}

/// The request budget is down to the reserve: the poller stops background reads.
bool InfoCommand::nothingLeft() const {
    const auto left = m_poller.requestsLeft();
    return left && *left <= fleet::requestReserve;
}

/// What could not be read, one sentence per line; empty if complete.
QString InfoCommand::unread() const {
    QString text;
    if (const auto problem = m_poller.problem()) {
        return text::commandComplaint(*problem, text::RequestKind::Fleet);
    }
    if (const auto& problem = m_store.catalogFreshness().problem) {
        text += text::commandComplaint(*problem, text::RequestKind::Catalog);
    }
    const auto totals = m_store.totals();
    if (totals.clustersFailing > 0) {
        text += QStringLiteral("%1 of %2 couldn't be loaded; see \"problem\" of each.\n")
                    .arg(totals.clustersFailing)
                    .arg(countedClusters(totals.clusters));
    }
    const int late = totals.clusters - totals.clustersRead - totals.clustersMissing - totals.clustersComing;
    if (late > 0 && nothingLeft()) {
        text +=
            QStringLiteral("%1 of %2 not loaded: too few API calls are left this hour (%3), and the last %4 are not "
                           "used for background reads. Name one cluster, or run the command again later.\n")
                .arg(late)
                .arg(countedClusters(totals.clusters))
                .arg(*m_poller.requestsLeft())
                .arg(fleet::requestReserve);
    } else if (late > 0) {
        text += QStringLiteral("%1 of %2 not loaded within %3 s. Allow more time with --timeout.\n")
                    .arg(late)
                    .arg(countedClusters(totals.clusters))
                    .arg(m_request.timeout.count());
    }
    return text;
}

CommandResult InfoCommand::fleetResult() const {
    const auto source = sourceOf(m_session);
    const auto now = m_clock.now();
    CommandResult result;
    result.output =
        m_request.json ? QString::fromStdString(fleetJson(m_store, source, now)) : fleetTable(m_store, source, now);
    result.complaint = unread();
    auto unreadable = m_store.unreadable();
    auto sentences = text::unreadableSentences(unreadable);
    for (const auto& id : m_store.clusterIds()) {
        if (const auto* record = m_store.cluster(id); record != nullptr && record->info) {
            sentences << text::unreadableDetails(*record);
            unreadable.insert(unreadable.end(), record->info->unreadable.begin(), record->info->unreadable.end());
        }
    }
    conclude(result, sentences, unreadable);
    return result;
}

CommandResult InfoCommand::clusterResult() const {
    const auto found = findCluster(m_store, m_request.cluster);
    if (!found) {
        return {exitFailure, {}, found.error() + QLatin1Char('\n')};
    }
    const auto& record = *found.value();
    const auto source = sourceOf(m_session);
    const auto now = m_clock.now();
    CommandResult result;
    result.output = m_request.json ? QString::fromStdString(clusterJson(m_store, record, source, now))
                                   : clusterTable(m_store, record, source, now);
    if (record.freshness.problem) {
        result.complaint = text::commandComplaint(*record.freshness.problem, text::RequestKind::Cluster);
    } else if (const auto problem = m_poller.problem(); problem && !record.info) {
        result.complaint = text::commandComplaint(*problem, text::RequestKind::Cluster);
    } else if (!record.info && !record.withoutDetails) {
        result.complaint = QStringLiteral("The cluster was not loaded within %1 s. Allow more time with --timeout.\n")
                               .arg(m_request.timeout.count());
    }
    auto unreadable = concerning(m_store.unreadable(), record.summary.name);
    const auto sentences = text::unreadableSentences(unreadable) + text::unreadableDetails(record);
    if (record.info) {
        unreadable.insert(unreadable.end(), record.info->unreadable.begin(), record.info->unreadable.end());
    }
    conclude(result, sentences, unreadable);
    return result;
}

/// Adds what could not be read, one sentence per line, and sets the exit code.
void InfoCommand::conclude(CommandResult& result, const QStringList& sentences,
                           const std::vector<core::Unreadable>& unreadable) const {
    if (const auto& problem = m_store.attachmentsFreshness().problem; problem && !m_poller.problem()) {
        result.complaint += text::commandComplaint(*problem, text::RequestKind::Attachments);
    }
    const bool complete = result.complaint.isEmpty() && isComplete(unreadable);
    for (const auto& sentence : sentences) {
        result.complaint += sentence + QLatin1Char('\n');
    }
    result.exitCode = complete ? exitDone : exitFailure;
}

} // namespace poolhouse::console
