// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_match.h"

#include <QList>
#include <QStringView>
#include <algorithm>
#include <numeric>
#include <utility>

namespace poolhouse::ui {

namespace {

constexpr int atStart = 0;
constexpr int atWordStart = 1;
constexpr int insideWord = 4;
constexpr int initials = 1000; ///< more than any sum of the others
constexpr int inContext = 3;   ///< penalty for a context-only match
constexpr int notNamed = 20;   ///< penalty for a change of a cluster or pool whose verb was not typed

bool startsWord(QStringView text, qsizetype at) {
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

/// Whether `word` continues at `at` and each of its further letters follows the one before or starts a word.
bool initialsFrom(QStringView word, QStringView text, qsizetype at) {
    if (text[at].toCaseFolded() != word[0].toCaseFolded()) {
        return false;
    }
    if (word.size() == 1) {
        return true;
    }
    for (qsizetype next = at + 1; next < text.size(); ++next) {
        if ((next == at + 1 || startsWord(text, next)) && initialsFrom(word.mid(1), text, next)) {
            return true;
        }
    }
    return false;
}

std::optional<int> wordScore(QStringView word, QStringView text) {
    std::optional<int> best;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        const int score = at == 0 ? atStart : startsWord(text, at) ? atWordStart : insideWord;
        best = std::min(best.value_or(score), score);
    }
    if (best || word.size() < 3) {
        return best;
    }
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (startsWord(text, at) && initialsFrom(word, text, at)) {
            return initials;
        }
    }
    return {};
}

} // namespace

std::optional<int> matchScore(QStringView query, const PaletteEntry& entry) {
    int sum = 0;
    bool verb = entry.cluster.isEmpty() || query.trimmed().isEmpty();
    for (QStringView word : query.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const std::optional<int> title = wordScore(word, entry.title);
        const std::optional<int> context = wordScore(word, entry.context);
        if (!title && !context) {
            return {};
        }
        verb = verb || title == atStart;
        sum += context && (!title || *context + inContext < *title) ? *context + inContext : *title;
    }
    return verb ? sum : sum + notNamed;
}

std::vector<int> bestMatches(QStringView query, const std::vector<PaletteEntry>& entries, int limit) {
    std::vector<std::pair<int, int>> found; // score, index
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (const auto score = matchScore(query, entries[i])) {
            found.emplace_back(*score, static_cast<int>(i));
        }
    }
    const auto better = [&entries](const auto& a, const auto& b) {
        const auto rank = [&entries](const auto& it) {
            return std::pair(it.first, static_cast<int>(entries[static_cast<std::size_t>(it.second)].kind));
        };
        return std::pair(rank(a), a.second) < std::pair(rank(b), b.second);
    };
    const auto shown = std::min<std::size_t>(found.size(), static_cast<std::size_t>(std::max(0, limit)));
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end(), better);
    std::vector<int> result(shown);
    std::transform(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), result.begin(),
                   [](const auto& it) { return it.second; });
    return result;
}

} // namespace poolhouse::ui
