// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/change.h"
#include "models/core/ids.h"

#include <QObject>
#include <QString>

namespace poolhouse::fleet {
class MaintenanceReader;
}

namespace poolhouse::ui {

class MaintenanceDialog;
class OpenDialogs;

/// Opens the dialogs that change the maintenance of a cluster, one at a time for each cluster and kind.
class MaintenanceChanges : public QObject {
    Q_OBJECT
public:
    /// Both outlive it; `dialogs` becomes the parent.
    MaintenanceChanges(OpenDialogs& dialogs, fleet::MaintenanceReader& reader);

    /// `kind`: of core::ChangeArea::Maintenance.
    void open(const core::ClusterId& cluster, core::ChangeKind kind);
    /// Opens the dialog prefilled with the inverse of the operation; no effect without an inverse.
    void undo(const QString& operation);

private:
    MaintenanceDialog* dialogFor(const core::ClusterId& cluster, core::ChangeKind kind); ///< null: impossible

    OpenDialogs& m_dialogs;
    fleet::MaintenanceReader& m_reader;
};

} // namespace poolhouse::ui
