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
    QString value; ///< "ddl", "not set", "no such setting"
    QString other; ///< of the other cluster
    bool differs = false;

    friend bool operator==(const ComparisonRow&, const ComparisonRow&) = default;
};

struct SettingComparison {
    QString headline;                ///< "2 of 14 settings differ"
    std::vector<ComparisonRow> rows; ///< those that differ first; by name within each
    core::ChangedSettings copy;      ///< of the other cluster, so that it gets the values of the first, where it can
    QString copyNote;                ///< how many of those that differ can't be copied; empty: all can
    std::optional<QString> whyNotCopy;

    friend bool operator==(const SettingComparison&, const SettingComparison&) = default;
};
[[nodiscard]] SettingComparison settingComparison(const std::vector<core::Setting>& one,
                                                  const std::vector<core::Setting>& other);

} // namespace poolhouse::views
