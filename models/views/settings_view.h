// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/instant.h"
#include "models/core/setting_change.h"
#include "models/text/tone.h"
#include "models/views/area_status.h"
#include "models/views/setting_draft.h"

#include <QString>

#include <vector>

namespace poolhouse::fleet {
struct SettingsRecord;
}

namespace poolhouse::views {

/// A PostgreSQL parameter: a row of the settings.
struct SettingRow {
    QString name;         ///< "log_min_duration_statement"
    QString value;        ///< "2000", "not set"; of an edited one what was entered
    QString defaultValue; ///< the same of its default; "–": it has none
    QString restart;      ///< whether a change needs one: "yes", "no", "unknown"
    QString purpose;      ///< what it does, with its unit; empty: not known here
    core::SettingStanding standing = core::SettingStanding::Unknown;
    bool given = true; ///< `value` is the API's, not a word for its absence
    bool edited = false;
    QString note{}; ///< beside an edited value: "from ddl", or what is wrong with it
    text::Tone noteTone = text::Tone::Neutral;
    core::SettingRule rule{}; ///< what can be entered
    QString allowed{};        ///< the same in words

    friend bool operator==(const SettingRow&, const SettingRow&) = default;
};

/// View data of the Settings tab of a cluster.
struct SettingsView : AreaStatus {
    core::ClusterId cluster;
    QString headline;             ///< "14 settings, 3 changed from the default"; what there is while none were read
    QString partial;              ///< what of the answer could not be read; else empty
    int edits = 0;                ///< values that were entered
    int problems = 0;             ///< those of them that can't be sent
    QString editSummary;          ///< "2 changes to review"; empty: there are none
    std::vector<SettingRow> rows; ///< changed ones first, then those of which that is unknown; by name within each

    friend bool operator==(const SettingsView&, const SettingsView&) = default;
};

/// Pure. `record` may be null: nothing was asked for yet.
[[nodiscard]] SettingsView settingsView(const core::ClusterId& cluster, const fleet::SettingsRecord* record,
                                        core::Instant now, const SettingDraft& draft = {});

} // namespace poolhouse::views
