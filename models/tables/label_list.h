// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_labels.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

/// Rules of cluster labels as text: input, the clusters they match, and their stored form. Pure.
namespace poolhouse::tables {

enum class LabelField { Pattern, Text };

/// What is invalid in a rule.
struct LabelProblem {
    LabelField field = LabelField::Pattern;
    QString sentence;
};
[[nodiscard]] std::optional<LabelProblem> labelProblem(const fleet::LabelRule& rule);

[[nodiscard]] QString labelTitle(const fleet::LabelRule& rule);       ///< "Apps matching *-prod", "Cluster a-1"
[[nodiscard]] QString labelColorName(fleet::LabelColor color);        ///< "Violet"
[[nodiscard]] QString labelInWords(const fleet::ClusterLabel& label); ///< "Label: production"; for screen readers

/// Names of the clusters that the rule matches, in the store's order, whether or not an earlier rule matches as well.
[[nodiscard]] QStringList clustersMatching(const fleet::LabelRule& rule, const fleet::Store& store);
/// "Matches 3 of 11 clusters: a, b and c.", and how many of them an earlier rule of `rules` labels already.
[[nodiscard]] QString labelPreview(const std::vector<fleet::LabelRule>& rules, std::size_t row,
                                   const fleet::Store& store);

/// One line per rule: "app violet *-prod production".
[[nodiscard]] QStringList writtenLabels(const std::vector<fleet::LabelRule>& rules);
/// The rules of the lines that are as writtenLabels() writes them; others make the result incomplete.
[[nodiscard]] fleet::ClusterLabels readLabels(const QStringList& lines);

} // namespace poolhouse::tables
