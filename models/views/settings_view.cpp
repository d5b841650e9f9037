// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/settings_view.h"

#include "models/fleet/setting_reader.h"
#include "models/text/setting_text.h"
#include "models/text/text.h"
#include "models/text/unreadable_text.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

using core::SettingStanding;
using text::Text;

int count(const std::vector<SettingRow>& rows, SettingStanding standing) {
    return static_cast<int>(std::count_if(rows.begin(), rows.end(),
                                          [standing](const SettingRow& row) { return row.standing == standing; }));
}

QString headlineOf(const std::vector<SettingRow>& rows) {
    const int all = static_cast<int>(rows.size());
    const int changed = count(rows, SettingStanding::Changed);
    const int unclear = count(rows, SettingStanding::Unknown);
    const auto settings =
        Text::counted(all, QT_TRANSLATE_N_NOOP("Wording", "%1 setting"), QT_TRANSLATE_N_NOOP("Wording", "%1 settings"));
    const auto differ = changed == 0 ? Text::tr("%1, none changed from the default").arg(settings)
                                     : Text::tr("%1, %2 changed from the default").arg(settings).arg(changed);
    return unclear == 0 ? differ
                        : Text::tr("%1, %2 unknown", "settings, of which that is unknown").arg(differ).arg(unclear);
}

} // namespace

SettingsView settingsView(const core::ClusterId& cluster, const fleet::SettingsRecord* record, core::Instant now) {
    SettingsView view;
    view.cluster = cluster;
    view.headline = Text::tr("Loading settings");
    if (record == nullptr) {
        return view;
    }
    static_cast<AreaStatus&>(view) =
        areaStatus(record->freshness, now,
                   {text::RequestKind::Settings, Text::tr("Settings as of %1, %2"), Text::tr("Settings read %1")});
    if (!record->settings) {
        if (view.state == AreaStatus::State::Failed) {
            view.headline = Text::tr("The settings are unknown.");
        }
        return view;
    }
    for (const auto* setting : core::orderedSettings(*record->settings)) {
        view.rows.push_back({text::toQString(setting->name), text::settingValue(setting->value),
                             text::settingValue(setting->defaultValue), text::settingRestart(*setting),
                             text::settingPurpose(*setting), core::settingStanding(*setting)});
    }
    view.headline = view.rows.empty() ? Text::tr("No settings.") : headlineOf(view.rows);
    view.partial = text::unreadableSentences(record->unreadable).join(QLatin1Char(' '));
    return view;
}

} // namespace poolhouse::views
