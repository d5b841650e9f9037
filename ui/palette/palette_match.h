// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace poolhouse::ui {

/// Something the command palette can go to or do.
struct PaletteEntry {
    enum class Kind { Cluster, Pool, App, Action }; ///< the order when two fit equally well
    Kind kind = Kind::Action;
    QString title;     ///< "web-reads"
    QString context;   ///< "Pool of postgresql-rectangular-12345"; is searched as well
    QString hint;      ///< shown at the end: keys of an action
    QString key;       ///< id of the cluster, app or action to go to
    QString pool = {}; ///< id of the pool to go to, or that the action is about
};

/// How well `query` fits, the lower the better; empty: not at all. Every word typed must be found, without case: at the
/// start of the title is best, at the start of a word next, then anywhere, then letters in order from a word's start.
/// What is only found in the context counts less than what the title has. An empty query fits everything equally.
[[nodiscard]] std::optional<int> matchScore(QStringView query, const PaletteEntry& entry);

/// Indices into `entries` of those that fit, the best first, at most `limit`.
[[nodiscard]] std::vector<int> bestMatches(QStringView query, const std::vector<PaletteEntry>& entries, int limit);

} // namespace poolhouse::ui
