// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/setting_change.h"

#include <QString>

#include <optional>
#include <vector>

/// View state of the settings of two clusters, side by side. Pure.
namespace poolhouse::views {

struct ComparisonRow {
    QString name;
    QString value;                 ///< "ddl", "not set", "unknown", "no such setting"
    QString other;                 ///< of the other cluster
    std::optional<bool> differs{}; ///< empty: not known

    friend bool operator==(const ComparisonRow&, const ComparisonRow&) = default;
};

struct SettingComparison {
    QString headline;                ///< "2 of 14 settings differ", and of how many that is not known
    std::vector<ComparisonRow> rows; ///< those that differ first; by name within each
    core::ChangedSettings copy;      ///< of the other cluster, so that it gets the values of the first, where it can
    QString copyNote;                ///< how many of those that differ can't be copied; empty: all can
    std::optional<QString> whyNotCopy;

    friend bool operator==(const SettingComparison&, const SettingComparison&) = default;
};
[[nodiscard]] SettingComparison settingComparison(const core::SettingList& one, const core::SettingList& other);

} // namespace poolhouse::views
