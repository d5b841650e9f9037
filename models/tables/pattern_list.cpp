// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/pattern_list.h"

#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::tables {

namespace {

constexpr int longestPattern = 100;

/// In names of apps and clusters, and in patterns for them.
bool fitsPattern(QChar c) {
    return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('*') || c == QLatin1Char('?');
}

} // namespace

std::optional<QString> patternProblem(const QString& pattern) {
    if (pattern.isEmpty()) {
        return text::Text::tr("Enter a name or a pattern (* for any characters, ? for one).");
    }
    if (!std::all_of(pattern.begin(), pattern.end(), fitsPattern)) {
        return text::Text::tr("Only letters, digits, hyphens, * (any characters) and ? (one character) are allowed.");
    }
    if (pattern.size() > longestPattern) {
        return text::Text::tr("A pattern can have at most %1 characters.").arg(longestPattern);
    }
    return std::nullopt;
}

QString clusterCount(qsizetype count) {
    return text::Text::counted(count, QT_TRANSLATE_N_NOOP("Wording", "%1 cluster"),
                               QT_TRANSLATE_N_NOOP("Wording", "%1 clusters"));
}

QString clusterNames(const QStringList& names) {
    constexpr qsizetype most = 6;
    auto listed = names;
    const auto more = listed.size() - most;
    if (more > 1) { // a single one more is as short as the word for it
        listed = listed.mid(0, most);
        listed << text::Text::tr("%1 more", "clusters").arg(more);
    }
    return text::Text::listed(listed);
}

QString matchSentence(const QStringList& matching, qsizetype all) {
    if (all == 0) {
        return text::Text::tr("No clusters loaded yet.");
    }
    if (matching.isEmpty()) {
        return text::Text::tr("Matches none of the %1 yet. Clusters added later are matched too.")
            .arg(clusterCount(all));
    }
    if (matching.size() == all) {
        return text::Text::tr("Matches every cluster: %1.").arg(clusterNames(matching));
    }
    return text::Text::tr("Matches %1 of %2: %3.")
        .arg(text::Text::number(matching.size()), clusterCount(all), clusterNames(matching));
}

} // namespace poolhouse::tables
