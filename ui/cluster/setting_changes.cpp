// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/setting_changes.h"

#include "models/fleet/setting_reader.h"
#include "models/operations/engine.h"
#include "models/operations/kinds.h"
#include "ui/cluster/settings_dialog.h"
#include "ui/pools/open_dialogs.h"

namespace poolhouse::ui {

SettingChanges::SettingChanges(OpenDialogs& dialogs, fleet::SettingReader& reader)
    : QObject(&dialogs), m_dialogs(dialogs), m_reader(reader) {}

void SettingChanges::review(const core::ClusterId& cluster, const core::ChangedSettings& wanted) {
    auto* dialog = m_dialogs.find<SettingsDialog>(cluster, {});
    if (dialog == nullptr) {
        if (m_dialogs.readable(cluster) == nullptr) {
            return;
        }
        const auto& dependencies = m_dialogs.dependencies();
        dialog = new SettingsDialog(dependencies.store, dependencies.clock, m_reader, cluster,
                                    m_dialogs.refusalOn(cluster), &m_dialogs.window());
        m_dialogs.manage(dialog, {});
    }
    dialog->setWanted(wanted);
    OpenDialogs::present(dialog);
}

void SettingChanges::compare(const core::ClusterId& cluster) {
    openComparison(cluster, CompareSettingsDialog::Purpose::Compare);
}

void SettingChanges::copy(const core::ClusterId& cluster) {
    openComparison(cluster, CompareSettingsDialog::Purpose::Copy);
}

void SettingChanges::openComparison(const core::ClusterId& cluster, CompareSettingsDialog::Purpose purpose) {
    if (m_dialogs.readable(cluster) == nullptr) {
        return;
    }
    auto* dialog = new CompareSettingsDialog(m_dialogs.dependencies().store, cluster, m_reader.sibling(),
                                             m_reader.sibling(), purpose, &m_dialogs.window());
    connect(dialog, &CompareSettingsDialog::copyRequested, this, &SettingChanges::review);
    connect(&m_dialogs.dependencies().operations, &operations::Engine::reopened, dialog, &QDialog::reject);
    dialog->show();
}

void SettingChanges::undo(const QString& operation) {
    const auto* found = m_dialogs.dependencies().operations.find(operation.toStdString());
    const auto inverse = found != nullptr ? operations::inverseChange(*found) : std::nullopt;
    if (inverse && inverse->settings) {
        const auto cluster = found->cluster;
        review(cluster, *inverse->settings);
    }
}

} // namespace poolhouse::ui
