// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/migration_command.h"

#include "app/console/cluster_lookup.h"
#include "app/console/unread_records.h"
#include "models/fleet/migration_reader.h"
#include "models/fleet/store.h"
#include "models/text/unreadable_text.h"

#include <utility>

namespace poolhouse::console {

MigrationCommand::MigrationCommand(InfoRequest request, Dependencies dependencies, api::MigrationService& service,
                                   QObject* parent)
    : AreaCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent), m_service(service) {}

void MigrationCommand::onListsRead() {
    const auto found = findCluster(store(), request().cluster);
    if (!found) {
        fail(found.error() + QLatin1Char('\n'));
        return;
    }
    const auto id = found.value()->summary.id;
    m_call = m_service.migration(id, [this, id](auto answer) { onMigration(id, std::move(answer)); });
}

void MigrationCommand::onTimeout() {
    m_call.cancel();
    fail(QStringLiteral("The migration was not loaded within %1 s. Allow more time with --timeout.\n")
             .arg(request().timeout.count()));
}

void MigrationCommand::onMigration(const core::ClusterId& cluster, api::ApiResult<api::MigrationAnswer> answer) {
    const auto* record = store().cluster(cluster);
    if (record == nullptr) {
        fail(QStringLiteral("The cluster was destroyed while it was being read.\n"));
        return;
    }
    if (!answer) {
        fail(complaintAbout(*record, answer.error(), text::RequestKind::Migration));
        return;
    }
    auto value = std::move(answer).value();
    m_reading.migration = std::move(value.migration);
    m_unreadable = std::move(value.unreadable);
    const auto app = fleet::appOfSources(*record);
    if (app.empty()) {
        report(cluster, {});
        return;
    }
    m_call = m_service.classicDatabases(app, [this, cluster](auto list) { onSources(cluster, std::move(list)); });
}

/// The migration is printed without them too.
void MigrationCommand::onSources(const core::ClusterId& cluster,
                                 api::ApiResult<core::PartialList<core::ClassicDatabase>> answer) {
    CommandResult result;
    if (answer) {
        auto list = std::move(answer).value();
        m_reading.sources = std::move(list.items);
        m_unreadable.insert(m_unreadable.end(), list.unreadable.begin(), list.unreadable.end());
    } else {
        result.complaint = text::commandComplaint(answer.error(), text::RequestKind::ClassicDatabases);
    }
    report(cluster, std::move(result));
}

void MigrationCommand::report(const core::ClusterId& cluster, CommandResult result) {
    const auto* record = store().cluster(cluster);
    if (record == nullptr) {
        fail(QStringLiteral("The cluster was destroyed while it was being read.\n"));
        return;
    }
    result.exitCode = result.complaint.isEmpty() && isComplete(m_unreadable) ? exitDone : exitFailure;
    for (const auto& sentence : text::unreadableSentences(m_unreadable)) {
        result.complaint += sentence + QLatin1Char('\n');
    }
    const AreaReading reading{store(), *record, source(), now(), m_unreadable};
    result.output =
        request().json ? QString::fromStdString(migrationJson(reading, m_reading)) : migrationTable(reading, m_reading);
    finish(std::move(result));
}

} // namespace poolhouse::console
