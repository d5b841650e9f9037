// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/cluster_labels.h"

#include "models/fleet/name_pattern.h"

#include <algorithm>

namespace poolhouse::fleet {

bool matches(const LabelRule& rule, const core::ClusterSummary& cluster) {
    const auto& name = rule.scope == LabelRule::Scope::App ? cluster.app.name : cluster.name;
    return matchesPattern(rule.pattern, QString::fromStdString(name));
}

std::optional<ClusterLabel> labelOf(const core::ClusterSummary& cluster, const std::vector<LabelRule>& rules) {
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&cluster](const LabelRule& each) { return matches(each, cluster); });
    return rule == rules.end() ? std::nullopt : std::optional(rule->label);
}

} // namespace poolhouse::fleet
