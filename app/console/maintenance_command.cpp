// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/maintenance_command.h"

#include "app/console/cluster_lookup.h"
#include "app/console/unread_records.h"
#include "models/fleet/poll_schedule.h"
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "models/text/unreadable_text.h"

#include <utility>

namespace poolhouse::console {

MaintenanceCommand::MaintenanceCommand(InfoRequest request, Dependencies dependencies, api::MaintenanceService& service,
                                       std::chrono::minutes offset, QObject* parent)
    : AreaCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent),
      m_service(service),
      m_offset(offset) {}

void MaintenanceCommand::onListsRead() {
    if (ofAll()) {
        m_clusters = store().clusterIds();
    } else {
        const auto found = findCluster(store(), request().cluster);
        if (!found) {
            fail(found.error() + QLatin1Char('\n'));
            return;
        }
        m_clusters = {found.value()->summary.id};
    }
    if (m_clusters.empty()) {
        report();
        return;
    }
    readNext();
}

bool MaintenanceCommand::budgetSpent() const {
    const auto left = poller().requestsLeft();
    return left && *left <= fleet::requestReserve;
}

void MaintenanceCommand::readNext() {
    while (!m_stopped && m_next < m_clusters.size() && m_next - m_answered < mostAtOnce) {
        if (ofAll() && budgetSpent()) {
            m_stopped = true;
            break;
        }
        const auto id = m_clusters[m_next++];
        m_calls.push_back(m_service.maintenance(id, [this, id](auto answer) { onAnswer(id, std::move(answer)); }));
    }
    if (m_answered < m_next) {
        return;
    }
    if (!ofAll() && !m_maintenances.read.empty()) {
        readHistory();
    } else {
        report();
    }
}

void MaintenanceCommand::onAnswer(const core::ClusterId& cluster, api::ApiResult<api::MaintenanceAnswer> answer) {
    ++m_answered;
    if (answer) {
        auto value = std::move(answer).value();
        m_maintenances.read.emplace(cluster, std::move(value.maintenance));
        if (!value.unreadable.empty()) {
            m_maintenances.unreadable.emplace(cluster, std::move(value.unreadable));
        }
    } else {
        m_stopped = m_stopped || api::concernsAccount(answer.error());
        m_maintenances.failed.emplace(cluster, answer.error());
    }
    readNext();
}

void MaintenanceCommand::readHistory() {
    m_calls.push_back(m_service.maintenanceHistory(m_clusters.front(), api::MaintenanceService::longestHistory,
                                                   [this](auto answer) { onHistory(std::move(answer)); }));
}

void MaintenanceCommand::onHistory(api::ApiResult<core::PartialList<core::Maintenance>> answer) {
    if (answer) {
        m_history = std::move(answer).value();
    } else {
        m_historyProblem = answer.error();
    }
    report();
}

void MaintenanceCommand::onTimeout() {
    for (auto& call : m_calls) {
        call.cancel();
    }
    m_timedOut = true;
    report();
}

void MaintenanceCommand::report() {
    finish(ofAll() ? fleetResult() : clusterResult());
}

CommandResult MaintenanceCommand::clusterResult() const {
    const auto* record = store().cluster(m_clusters.front());
    if (record == nullptr) {
        return {exitFailure, {}, QStringLiteral("The cluster was destroyed while it was being read.\n")};
    }
    if (const auto failed = m_maintenances.failed.find(record->summary.id); failed != m_maintenances.failed.end()) {
        return {exitFailure, {}, complaintAbout(*record, failed->second, text::RequestKind::Maintenance)};
    }
    const auto read = m_maintenances.read.find(record->summary.id);
    if (read == m_maintenances.read.end()) {
        return {exitFailure, {}, late()};
    }
    AreaReading reading{store(), *record, source(), now(), {}};
    if (const auto odd = m_maintenances.unreadable.find(record->summary.id); odd != m_maintenances.unreadable.end()) {
        reading.unreadable = odd->second;
    }
    MaintenanceReading maintenance{read->second, std::nullopt};
    CommandResult result;
    if (m_history) {
        maintenance.history = m_history->items;
        reading.unreadable.insert(reading.unreadable.end(), m_history->unreadable.begin(), m_history->unreadable.end());
    } else if (m_historyProblem) {
        result.complaint = complaintAbout(*record, *m_historyProblem, text::RequestKind::MaintenanceHistory);
    } else {
        result.complaint = late();
    }
    result.exitCode = result.complaint.isEmpty() && isComplete(reading.unreadable) ? exitDone : exitFailure;
    for (const auto& sentence : text::unreadableSentences(reading.unreadable)) {
        result.complaint += sentence + QLatin1Char('\n');
    }
    result.output = request().json ? QString::fromStdString(maintenanceJson(reading, maintenance))
                                   : maintenanceTable(reading, maintenance, m_offset);
    return result;
}

QString MaintenanceCommand::late() const {
    return QStringLiteral("Not everything was loaded within %1 s. Allow more time with --timeout.\n")
        .arg(request().timeout.count());
}

CommandResult MaintenanceCommand::fleetResult() const {
    CommandResult result;
    QStringList notRead;
    bool complete = true;
    for (const auto& id : m_clusters) {
        const auto* record = store().cluster(id);
        if (record == nullptr) {
            continue; // destroyed meanwhile
        }
        if (const auto failed = m_maintenances.failed.find(id); failed != m_maintenances.failed.end()) {
            result.complaint += complaintAbout(*record, failed->second, text::RequestKind::Maintenance);
        } else if (!m_maintenances.read.contains(id)) {
            notRead << QString::fromStdString(record->summary.name);
        }
        if (const auto odd = m_maintenances.unreadable.find(id); odd != m_maintenances.unreadable.end()) {
            complete = complete && isComplete(odd->second);
            for (const auto& sentence : text::unreadableSentences(odd->second)) {
                result.complaint +=
                    QStringLiteral("%1: %2\n").arg(QString::fromStdString(record->summary.name), sentence);
            }
        }
    }
    if (m_timedOut) {
        result.complaint += late();
    } else if (budgetSpent() && !notRead.empty()) {
        result.complaint += QStringLiteral("Too few API calls are left this hour (%1). Name one cluster, or run the "
                                           "command again later.\n")
                                .arg(*poller().requestsLeft());
    }
    if (!notRead.empty()) {
        result.complaint += QStringLiteral("Not read: %1.\n").arg(notRead.join(QStringLiteral(", ")));
    }
    const auto clusters = ofKind(store().unreadable(), core::RecordKind::Addon);
    for (const auto& sentence : text::unreadableSentences(clusters)) {
        result.complaint += sentence + QLatin1Char('\n');
    }
    complete = complete && m_maintenances.failed.empty() && notRead.empty() && clusters.empty();
    result.exitCode = complete ? exitDone : exitFailure;
    result.output = request().json
                        ? QString::fromStdString(fleetMaintenancesJson(store(), source(), now(), m_maintenances))
                        : fleetMaintenancesTable(store(), source(), m_maintenances);
    return result;
}

} // namespace poolhouse::console
