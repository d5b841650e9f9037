// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/cluster_creation.h"

#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "ui/pools/new_cluster_wizard.h"
#include "ui/pools/open_dialogs.h"

namespace poolhouse::ui {

ClusterCreation::ClusterCreation(OpenDialogs& dialogs, const plans::PlanRepository& plans)
    : QObject(&dialogs),
      m_dialogs(dialogs),
      m_plans(plans),
      m_drafts(dialogs.dependencies().preferences, dialogs.dependencies().session,
               [&dialogs](const std::string& operation) { return dialogs.cameToNothing(operation); }) {}

NewClusterWizard* ClusterCreation::wizardFor(const std::string& source) {
    const auto about = QString::fromStdString(source);
    if (auto* open = m_dialogs.find<NewClusterWizard>({}, about)) {
        return open;
    }
    const auto& dependencies = m_dialogs.dependencies();
    const auto refusal = [&operations = dependencies.operations](const core::Change& change) {
        return operations.refusal({{}, change, {}});
    };
    auto* wizard =
        new NewClusterWizard(dependencies.store, dependencies.clock, source, m_drafts,
                             views::savedTemplates(dependencies.store, m_plans), refusal, &m_dialogs.window());
    m_dialogs.manage(wizard, about);
    return wizard;
}

void ClusterCreation::create(const core::ClusterId& beside) {
    auto* wizard = wizardFor({});
    const auto* record = m_dialogs.dependencies().store.cluster(beside);
    if (record != nullptr && !wizard->isVisible()) {
        wizard->proposeApp(record->summary.app.name);
    }
    OpenDialogs::present(wizard);
}

void ClusterCreation::fork(const core::ClusterId& source) {
    if (const auto* record = m_dialogs.readable(source)) {
        OpenDialogs::present(wizardFor(record->summary.name));
    }
}

} // namespace poolhouse::ui
