// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/credential_changes.h"

#include "models/fleet/credential_reader.h"
#include "models/operations/engine.h"
#include "models/operations/kinds.h"
#include "ui/cluster/credential_dialog.h"
#include "ui/pools/open_dialogs.h"

namespace poolhouse::ui {

CredentialChanges::CredentialChanges(OpenDialogs& dialogs, fleet::CredentialReader& reader)
    : QObject(&dialogs), m_dialogs(dialogs), m_reader(reader) {}

void CredentialChanges::open(const core::ClusterId& cluster, core::ChangeKind kind, const std::string& name) {
    const auto about = QStringLiteral("%1 %2").arg(static_cast<int>(kind)).arg(QString::fromStdString(name));
    if (auto* open = m_dialogs.find<CredentialDialog>(cluster, about)) {
        OpenDialogs::present(open);
        return;
    }
    const auto* record = m_reader.record(cluster);
    if (m_dialogs.readable(cluster) == nullptr) {
        return;
    }
    if (record == nullptr || !record->credentials) {
        m_reader.demand(cluster);
        Q_EMIT m_dialogs.impossible(tr("The credentials haven't been loaded yet. They are being read; try again."));
        return;
    }
    const auto& dependencies = m_dialogs.dependencies();
    auto* dialog = new CredentialDialog(dependencies.store, dependencies.clock, m_reader, cluster,
                                        {kind, name, false, {}}, m_dialogs.refusalOn(cluster), &m_dialogs.window());
    m_dialogs.manage(dialog, about);
    OpenDialogs::present(dialog);
}

void CredentialChanges::undo(const QString& operation) {
    const auto* found = m_dialogs.dependencies().operations.find(operation.toStdString());
    const auto inverse = found != nullptr ? operations::inverseChange(*found) : std::nullopt;
    if (!inverse || !inverse->credential) {
        return;
    }
    const auto cluster = found->cluster;
    open(cluster, inverse->kind, inverse->credential->name);
    m_reader.demand(cluster); // what is known may be from before
}

} // namespace poolhouse::ui
