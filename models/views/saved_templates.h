// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_template.h"

#include <QString>

#include <string>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::plans {
class PlanRepository;
}

namespace poolhouse::views {

/// A shape that a plan wants of a cluster, for new clusters.
struct SavedTemplate {
    std::string key; ///< is no name of a cluster
    QString title;   ///< "Plan for orders-db"; of another cluster in that plan "reports-db in the plan for orders-db"
    core::ClusterTemplate shape;

    friend bool operator==(const SavedTemplate&, const SavedTemplate&) = default;
};

/// Of the plans of this account's clusters that change a shape, and of their alternatives.
[[nodiscard]] std::vector<SavedTemplate> savedTemplates(const fleet::Store& store, const plans::PlanRepository& plans);

} // namespace poolhouse::views
