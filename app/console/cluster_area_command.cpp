// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/cluster_area_command.h"

#include "app/console/cluster_lookup.h"
#include "app/console/command_options.h"
#include "app/console/command_specs.h"
#include "app/console/credential_report.h"
#include "app/console/quota_report.h"
#include "app/console/setting_report.h"
#include "app/console/unread_records.h"
#include "models/fleet/store.h"
#include "models/text/unreadable_text.h"

#include <utility>

namespace poolhouse::console {

ClusterAreaCommand::ClusterAreaCommand(CommandLine::Command area, InfoRequest request, Dependencies dependencies,
                                       Services services, QObject* parent)
    : AreaCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent),
      m_area(area),
      m_services(services) {}

void ClusterAreaCommand::onListsRead() {
    const auto found = findCluster(store(), request().cluster);
    if (!found) {
        fail(found.error() + QLatin1Char('\n'));
        return;
    }
    const auto& id = found.value()->summary.id;
    switch (m_area) {
    case CommandLine::Command::Credentials:
        m_call =
            m_services.credentials.credentials(id, printing<core::Credential>(id, {credentialsJson, credentialsTable}));
        return;
    case CommandLine::Command::Settings:
        m_call = m_services.settings.settings(id, printing<core::Setting>(id, {settingsJson, settingsTable}));
        return;
    default: m_call = m_services.quotas.quotas(id, printing<core::Quota>(id, {quotasJson, quotasTable})); return;
    }
}

text::RequestKind ClusterAreaCommand::requestKind() const {
    switch (m_area) {
    case CommandLine::Command::Credentials: return text::RequestKind::Credentials;
    case CommandLine::Command::Settings: return text::RequestKind::Settings;
    default: return text::RequestKind::Quotas;
    }
}

void ClusterAreaCommand::onTimeout() {
    m_call.cancel();
    fail(QStringLiteral("The %1 were not loaded within %2 s. Allow more time with --timeout.\n")
             .arg(specOf(m_area).name)
             .arg(request().timeout.count()));
}

template <class T>
api::Reply<core::PartialList<T>> ClusterAreaCommand::printing(const core::ClusterId& cluster, Format<T> format) {
    return [this, cluster, format](api::ApiResult<core::PartialList<T>> answer) {
        const auto* record = store().cluster(cluster);
        if (record == nullptr) {
            fail(QStringLiteral("The cluster was destroyed while it was being read.\n"));
        } else if (!answer) {
            fail(complaintAbout(*record, answer.error(), requestKind()));
        } else {
            print<T>(*record, std::move(answer).value(), format);
        }
    };
}

template <class T>
void ClusterAreaCommand::print(const fleet::ClusterRecord& cluster, core::PartialList<T> answer, Format<T> format) {
    CommandResult result;
    auto unreadable = std::move(answer.unreadable);
    if (m_area == CommandLine::Command::Credentials) { // who uses them is in the lists
        if (const auto& problem = store().attachmentsFreshness().problem) {
            result.complaint = text::commandComplaint(*problem, text::RequestKind::Attachments);
        }
        const auto lists = ofKind(store().unreadable(), core::RecordKind::Attachment);
        unreadable.insert(unreadable.end(), lists.begin(), lists.end());
    }
    result.exitCode = result.complaint.isEmpty() && isComplete(unreadable) ? exitDone : exitFailure;
    for (const auto& sentence : text::unreadableSentences(unreadable)) {
        result.complaint += sentence + QLatin1Char('\n');
    }
    const AreaReading reading{store(), cluster, source(), now(), std::move(unreadable)};
    result.output = request().json ? QString::fromStdString(format.json(reading, answer.items))
                                   : format.table(reading, answer.items);
    finish(std::move(result));
}

} // namespace poolhouse::console
