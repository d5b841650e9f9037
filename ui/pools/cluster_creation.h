// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "ui/pools/cluster_drafts.h"

#include <QObject>

#include <string>

namespace poolhouse::plans {
class PlanRepository;
}

namespace poolhouse::ui {

class NewClusterWizard;
class OpenDialogs;

/// Opens the wizards that create a cluster, or a copy of one. One that is already open for the same source is raised
/// instead of opening a second one.
class ClusterCreation : public QObject {
    Q_OBJECT
public:
    /// The dialogs become the parent; the plans, whose shapes are templates, outlive this object.
    ClusterCreation(OpenDialogs& dialogs, const plans::PlanRepository& plans);

    void create(const core::ClusterId& beside); ///< in the app of this cluster; empty: none chosen
    void fork(const core::ClusterId& source);

private:
    NewClusterWizard* wizardFor(const std::string& source);

    OpenDialogs& m_dialogs;
    const plans::PlanRepository& m_plans;
    ClusterDrafts m_drafts;
};

} // namespace poolhouse::ui
