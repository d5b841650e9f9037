// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_changes.h"

#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/text/refusal_text.h"
#include "ui/cluster/destroy_cluster_dialog.h"
#include "ui/cluster/upgrade_dialog.h"
#include "ui/pools/open_dialogs.h"

namespace poolhouse::ui {

ClusterChanges::ClusterChanges(OpenDialogs& dialogs) : QObject(&dialogs), m_dialogs(dialogs) {}

void ClusterChanges::destroy(const core::ClusterId& cluster) {
    if (auto* open = m_dialogs.find<DestroyClusterDialog>(cluster, {})) {
        OpenDialogs::present(open);
        return;
    }
    const auto* record = m_dialogs.readable(cluster);
    if (record == nullptr) {
        return;
    }
    core::Change change;
    change.kind = core::ChangeKind::DestroyCluster;
    change.removal = core::ClusterRemoval{{}, core::otherApps(record->attachments, record->summary.app)};
    if (const auto refusal = m_dialogs.refusalOn(cluster)(change)) {
        Q_EMIT m_dialogs.impossible(text::refusalSentence(*refusal));
        return;
    }
    const auto& dependencies = m_dialogs.dependencies();
    auto* dialog = new DestroyClusterDialog(dependencies.store, dependencies.clock, cluster,
                                            m_dialogs.refusalOn(cluster), &m_dialogs.window());
    m_dialogs.manage(dialog, {});
    OpenDialogs::present(dialog);
}

void ClusterChanges::upgrade(const core::ClusterId& cluster) {
    auto* dialog = m_dialogs.find<UpgradeDialog>(cluster, {});
    if (dialog == nullptr && m_dialogs.readable(cluster) != nullptr) {
        const auto& dependencies = m_dialogs.dependencies();
        dialog = new UpgradeDialog(dependencies.store, dependencies.clock, cluster, m_dialogs.refusalOn(cluster),
                                   &m_dialogs.window());
        m_dialogs.manage(dialog, {});
    }
    if (dialog != nullptr) {
        OpenDialogs::present(dialog);
    }
}

} // namespace poolhouse::ui
