// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/maintenance_changes.h"

#include "models/fleet/maintenance_reader.h"
#include "models/operations/engine.h"
#include "models/operations/kinds.h"
#include "ui/cluster/maintenance_dialog.h"
#include "ui/pools/open_dialogs.h"

namespace poolhouse::ui {

MaintenanceChanges::MaintenanceChanges(OpenDialogs& dialogs, fleet::MaintenanceReader& reader)
    : QObject(&dialogs), m_dialogs(dialogs), m_reader(reader) {}

MaintenanceDialog* MaintenanceChanges::dialogFor(const core::ClusterId& cluster, core::ChangeKind kind) {
    const auto about = QString::number(static_cast<int>(kind));
    if (auto* open = m_dialogs.find<MaintenanceDialog>(cluster, about)) {
        return open;
    }
    const auto* record = m_reader.record(cluster);
    if (m_dialogs.readable(cluster) == nullptr) {
        return nullptr;
    }
    if (record == nullptr || !record->current) {
        m_reader.demand(cluster);
        Q_EMIT m_dialogs.impossible(tr("The maintenance hasn't been loaded yet. It is being read; try again."));
        return nullptr;
    }
    const auto& dependencies = m_dialogs.dependencies();
    auto* dialog = new MaintenanceDialog(dependencies.store, dependencies.clock, m_reader, cluster, kind,
                                         m_dialogs.refusalOn(cluster), &m_dialogs.window());
    m_dialogs.manage(dialog, about);
    return dialog;
}

void MaintenanceChanges::open(const core::ClusterId& cluster, core::ChangeKind kind) {
    if (auto* dialog = dialogFor(cluster, kind)) {
        OpenDialogs::present(dialog);
    }
}

void MaintenanceChanges::undo(const QString& operation) {
    const auto* found = m_dialogs.dependencies().operations.find(operation.toStdString());
    const auto inverse = found != nullptr ? operations::inverseChange(*found) : std::nullopt;
    if (!inverse || !inverse->maintenance) {
        return;
    }
    auto* dialog = dialogFor(found->cluster, inverse->kind);
    if (dialog == nullptr) {
        return;
    }
    m_reader.demand(found->cluster); // what is known may be from before
    dialog->setWeeks(inverse->maintenance->weeks);
    if (inverse->maintenance->window) {
        dialog->setWindowStart(*inverse->maintenance->window);
    }
    OpenDialogs::present(dialog);
}

} // namespace poolhouse::ui
