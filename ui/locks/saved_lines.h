// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// Lists of lines in the preferences, one per account (Session::accountKey()).
namespace poolhouse::ui {

class Preferences;

struct SavedLines {
    QStringList lines;
    bool intact = true; ///< false: lines are missing, or were added by another program
};

/// Empty when none were ever saved. `group`: "locks".
[[nodiscard]] std::optional<SavedLines> loadLines(const Preferences& preferences, const QString& group,
                                                  const QString& account);
void saveLines(Preferences& preferences, const QString& group, const QString& account, const QStringList& lines);
/// The keys of all that have lines in the group.
[[nodiscard]] std::vector<QString> savedAccounts(const Preferences& preferences, const QString& group);

} // namespace poolhouse::ui
