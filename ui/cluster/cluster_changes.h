// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QObject>

namespace poolhouse::ui {

class OpenDialogs;

/// Opens the dialogs that change a cluster as a whole, one at a time for each cluster and kind.
class ClusterChanges : public QObject {
    Q_OBJECT
public:
    explicit ClusterChanges(OpenDialogs& dialogs); ///< outlives it, and becomes the parent

    void destroy(const core::ClusterId& cluster); ///< not of a locked one
    void upgrade(const core::ClusterId& cluster);

private:
    OpenDialogs& m_dialogs;
};

} // namespace poolhouse::ui
