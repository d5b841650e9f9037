// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

/// Patterns for names of apps and clusters as text: input and the clusters they match. Pure.
namespace poolhouse::tables {

/// Why a pattern is invalid, as a sentence.
[[nodiscard]] std::optional<QString> patternProblem(const QString& pattern);
/// "Matches 3 of 11 clusters: a, b and c.", "Matches none of the 11 clusters. ..."; `all`: clusters of the fleet.
[[nodiscard]] QString matchSentence(const QStringList& matching, qsizetype all);
[[nodiscard]] QString clusterCount(qsizetype count); ///< "1 cluster", "11 clusters"
/// "a, b and 4 more".
[[nodiscard]] QString clusterNames(const QStringList& names);

} // namespace poolhouse::tables
