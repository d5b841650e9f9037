// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/name_pattern.h"

#include "models/fleet/printable.h"

namespace poolhouse::fleet {

namespace {

bool matchesAll(const QString& pattern, const QString& text) {
    const QString wanted = pattern.toCaseFolded();
    const QString given = text.toCaseFolded();
    qsizetype p = 0, t = 0;
    qsizetype star = -1, resume = 0; // where to continue when the text after the last star does not match
    while (t < given.size()) {
        if (p < wanted.size() && wanted[p] == QLatin1Char('*')) {
            star = p++;
            resume = t;
        } else if (p < wanted.size() && (wanted[p] == QLatin1Char('?') || wanted[p] == given[t])) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < wanted.size() && wanted[p] == QLatin1Char('*')) {
        ++p;
    }
    return p == wanted.size();
}

} // namespace

bool matchesPattern(const QString& pattern, const QString& text) {
    const QString escapedPattern = printable(pattern).trimmed(), escapedText = printable(text);
    if (matchesAll(escapedPattern, escapedText)) {
        return true;
    }
    const QString rawPattern = withoutEscapes(escapedPattern), rawText = withoutEscapes(escapedText);
    return (rawPattern != escapedPattern || rawText != escapedText) && matchesAll(rawPattern, rawText);
}

bool hasWildcard(const QString& pattern) {
    return pattern.contains(QLatin1Char('*')) || pattern.contains(QLatin1Char('?'));
}

} // namespace poolhouse::fleet
