// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/quota_changes.h"

#include "models/fleet/quota_reader.h"
#include "models/operations/engine.h"
#include "models/operations/kinds.h"
#include "ui/cluster/quota_dialog.h"
#include "ui/pools/open_dialogs.h"

namespace poolhouse::ui {

QuotaChanges::QuotaChanges(OpenDialogs& dialogs, fleet::QuotaReader& reader)
    : QObject(&dialogs), m_dialogs(dialogs), m_reader(reader) {}

QuotaDialog* QuotaChanges::dialogFor(const core::ClusterId& cluster, const std::string& type) {
    const auto about = QString::fromStdString(type);
    if (auto* open = m_dialogs.find<QuotaDialog>(cluster, about)) {
        return open;
    }
    const auto* record = m_reader.record(cluster);
    if (m_dialogs.readable(cluster) == nullptr) {
        return nullptr;
    }
    if (record == nullptr || !record->quotas) {
        m_reader.demand(cluster);
        Q_EMIT m_dialogs.impossible(tr("The quotas haven't been loaded yet. They are being read; try again."));
        return nullptr;
    }
    const auto& dependencies = m_dialogs.dependencies();
    auto* dialog = new QuotaDialog(dependencies.store, dependencies.clock, m_reader, cluster, type,
                                   m_dialogs.refusalOn(cluster), &m_dialogs.window());
    m_dialogs.manage(dialog, about);
    m_reader.demand(cluster); // may be minutes old; the tab shows what the details of the cluster said later
    return dialog;
}

void QuotaChanges::open(const core::ClusterId& cluster, const std::string& type) {
    if (auto* dialog = dialogFor(cluster, type)) {
        OpenDialogs::present(dialog);
    }
}

void QuotaChanges::undo(const QString& operation) {
    const auto* found = m_dialogs.dependencies().operations.find(operation.toStdString());
    const auto inverse = found != nullptr ? operations::inverseChange(*found) : std::nullopt;
    if (!inverse || !inverse->quota) {
        return;
    }
    const auto cluster = found->cluster;
    if (auto* dialog = dialogFor(cluster, inverse->quota->type)) {
        dialog->setTerms(inverse->quota->wanted);
        OpenDialogs::present(dialog);
    }
}

} // namespace poolhouse::ui
