// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/migration_changes.h"

#include "models/fleet/migration_reader.h"
#include "models/operations/engine.h"
#include "ui/cluster/migration_dialog.h"
#include "ui/pools/open_dialogs.h"

namespace poolhouse::ui {

MigrationChanges::MigrationChanges(OpenDialogs& dialogs, fleet::MigrationReader& reader)
    : QObject(&dialogs), m_dialogs(dialogs), m_reader(reader) {
    const auto& operations = dialogs.dependencies().operations;
    connect(&operations, &operations::Engine::finished, this, [this](const QString& id) {
        const auto* operation = m_dialogs.dependencies().operations.find(id.toStdString());
        if (operation != nullptr && operation->change.migration) {
            m_reader.demand(operation->cluster);
        }
    });
}

void MigrationChanges::open(const core::ClusterId& cluster) {
    auto* dialog = m_dialogs.find<MigrationDialog>(cluster, {});
    if (dialog == nullptr && m_dialogs.readable(cluster) != nullptr) {
        const auto& dependencies = m_dialogs.dependencies();
        m_reader.demand(cluster); // what is known may be from before
        dialog = new MigrationDialog(dependencies.store, dependencies.clock, m_reader, cluster,
                                     m_dialogs.refusalOn(cluster), &m_dialogs.window());
        m_dialogs.manage(dialog, {});
    }
    if (dialog != nullptr) {
        OpenDialogs::present(dialog);
    }
}

} // namespace poolhouse::ui
