// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster.h"

#include <QString>

#include <optional>
#include <vector>

namespace poolhouse::fleet {

/// Colours of labels: a fixed palette that never is a colour of a state (red, amber, green).
enum class LabelColor : int { Violet, Blue, Teal, Magenta, Indigo, Gray };
inline constexpr int labelColors = 6;

/// What the user calls a group of clusters, for example "production".
struct ClusterLabel {
    static constexpr int longest = 20; ///< characters of `text`

    QString text;
    LabelColor color = LabelColor::Violet;

    friend bool operator==(const ClusterLabel&, const ClusterLabel&) = default;
};

/// Gives a label to the clusters whose name, or whose app's name, matches a pattern (models/fleet/name_pattern.h).
struct LabelRule {
    enum class Scope { App, Cluster };
    Scope scope = Scope::App;
    QString pattern;
    ClusterLabel label;

    friend bool operator==(const LabelRule&, const LabelRule&) = default;
};

/// The rules of one account, in the order of their precedence.
struct ClusterLabels {
    std::vector<LabelRule> rules;
    bool incomplete = false; ///< some could not be read

    friend bool operator==(const ClusterLabels&, const ClusterLabels&) = default;
};

[[nodiscard]] bool matches(const LabelRule& rule, const core::ClusterSummary& cluster);
/// That of the first rule that matches; empty if no rule matches.
[[nodiscard]] std::optional<ClusterLabel> labelOf(const core::ClusterSummary& cluster,
                                                  const std::vector<LabelRule>& rules);

} // namespace poolhouse::fleet
