// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace poolhouse::ui {

/// A navigation target or action in the command palette.
struct PaletteEntry {
    enum class Kind { Cluster, Pool, App, Action }; ///< tie-break order
    Kind kind = Kind::Action;
    QString title;        ///< "web-reads"
    QString context;      ///< "Pool of postgresql-rectangular-12345"; searched as well
    QString hint;         ///< shown at the trailing edge: shortcut of an action, use of a pool, why it is suggested
    QString key;          ///< id of the target cluster or app, or actionName()
    QString pool = {};    ///< id of the target pool, or of the action's subject
    QString cluster = {}; ///< id of the cluster that the action is about; empty: of none
};

/// Match score, lower is better; nullopt if `query` does not match. Every word must match case-insensitively, ranked:
/// start of title, start of a word, substring, initials (each letter starts a word or follows the one before: "prect"
/// in postgresql-rectangular). A match that needs initials ranks below every other. A change of a
/// cluster or pool ranks below the cluster or pool itself until its verb is typed. Context matches rank below title
/// matches. An empty query matches everything equally.
[[nodiscard]] std::optional<int> matchScore(QStringView query, const PaletteEntry& entry);

/// Indices into `entries` of the matches, best first, at most `limit`.
[[nodiscard]] std::vector<int> bestMatches(QStringView query, const std::vector<PaletteEntry>& entries, int limit);

} // namespace poolhouse::ui
