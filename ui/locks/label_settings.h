// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_labels.h"

#include <QString>

#include <vector>

/// Persistence of cluster labels in the preferences, one list per account (Session::accountKey()).
namespace poolhouse::ui {

class Preferences;

/// Labels of the account; none if none were ever saved. Those that cannot be read are left out and make the list
/// incomplete, and so do damaged preferences without a list for the account.
[[nodiscard]] fleet::ClusterLabels loadLabels(const Preferences& preferences, const QString& account);
void saveLabels(Preferences& preferences, const QString& account, const std::vector<fleet::LabelRule>& rules);

} // namespace poolhouse::ui
