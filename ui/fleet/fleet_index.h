// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/tables/roles.h"

#include <QModelIndex>
#include <QString>

namespace poolhouse::ui {

/// Cluster of a tree or board row; empty for an app.
[[nodiscard]] inline core::ClusterId clusterOf(const QModelIndex& index) {
    return {index.siblingAtColumn(0).data(tables::ClusterIdRole).toString().toStdString()};
}

} // namespace poolhouse::ui
