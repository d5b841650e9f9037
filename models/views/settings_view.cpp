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

QString headlineOf(const std::vector<SettingRow>& rows, int passedOver) {
    const int changed = count(rows, SettingStanding::Changed);
    const int unclear = count(rows, SettingStanding::Unknown) + passedOver;
    const auto settings =
        Text::counted(static_cast<int>(rows.size()) + passedOver, QT_TRANSLATE_N_NOOP("Wording", "%1 setting"),
                      QT_TRANSLATE_N_NOOP("Wording", "%1 settings"));
    const auto differ = changed > 0   ? Text::tr("%1, %2 changed from the default").arg(settings).arg(changed)
                        : unclear > 0 ? Text::tr("%1, none known to differ from the default").arg(settings)
                                      : Text::tr("%1, none changed from the default").arg(settings);
    return unclear == 0 ? differ
                        : Text::tr("%1, %2 unknown", "settings, of which that is unknown").arg(differ).arg(unclear);
}

int passedOver(const std::vector<core::Unreadable>& unreadable) {
    return static_cast<int>(std::count_if(unreadable.begin(), unreadable.end(), [](const core::Unreadable& each) {
        return each.kind == core::RecordKind::Setting && each.passedOver;
    }));
}

/// A parameter without a default has none to differ from.
QString defaultText(const core::Setting& setting) {
    return std::holds_alternative<core::NotSet>(setting.defaultValue) ? QStringLiteral("–")
                                                                      : text::settingValue(setting.defaultValue);
}

bool hasText(const core::SettingValue& value) {
    return !std::holds_alternative<std::monostate>(value) && !core::spelled(value).empty();
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
        areaStatus(record->freshness, fleet::AreaReader::quietInterval, now,
                   {text::RequestKind::Settings, Text::tr("Settings as of %1, %2"), Text::tr("Settings read %1")});
    if (!record->settings) {
        if (view.state == AreaStatus::State::Failed) {
            view.headline = Text::tr("The settings are unknown.");
        }
        return view;
    }
    for (const auto* setting : core::orderedSettings(*record->settings)) {
        view.rows.push_back({text::toQString(setting->name), text::settingValue(setting->value), defaultText(*setting),
                             text::settingRestart(*setting), text::settingPurpose(*setting),
                             core::settingStanding(*setting), hasText(setting->value)});
    }
    if (!view.rows.empty()) {
        view.headline = headlineOf(view.rows, passedOver(record->unreadable));
    } else {
        view.headline = record->unreadable.empty() ? Text::tr("No settings.") : Text::tr("The settings are unknown.");
    }
    view.partial = text::unreadableSentences(record->unreadable).join(QLatin1Char(' '));
    return view;
}

} // namespace poolhouse::views
