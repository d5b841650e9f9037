// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/palette/palette_match.h"

#include <QStringList>

#include <vector>

namespace poolhouse::ui {

/// What a palette entry leads to: ids only, since titles, figures and shortcuts change.
struct PaletteTarget {
    PaletteEntry::Kind kind = PaletteEntry::Kind::Action;
    QString key;
    QString pool = {};
    QString cluster = {};

    friend bool operator==(const PaletteTarget&, const PaletteTarget&) = default;
};
[[nodiscard]] PaletteTarget targetOf(const PaletteEntry& entry);

/// One line per target, for the preferences.
[[nodiscard]] QStringList writtenTargets(const std::vector<PaletteTarget>& targets);
/// The first `limit` targets. Unreadable lines are left out.
[[nodiscard]] std::vector<PaletteTarget> readTargets(const QStringList& lines, std::size_t limit);

} // namespace poolhouse::ui
