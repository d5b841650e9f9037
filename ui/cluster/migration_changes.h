// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QObject>

namespace poolhouse::fleet {
class MigrationReader;
}

namespace poolhouse::ui {

class OpenDialogs;

/// Opens the dialog that prepares, watches, runs and cancels the migration into a cluster, one for each cluster.
class MigrationChanges : public QObject {
    Q_OBJECT
public:
    /// Both outlive it; the dialogs become the parent.
    MigrationChanges(OpenDialogs& dialogs, fleet::MigrationReader& reader);

    void open(const core::ClusterId& cluster);

private:
    OpenDialogs& m_dialogs;
    fleet::MigrationReader& m_reader;
};

} // namespace poolhouse::ui
