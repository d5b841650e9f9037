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

SettingRow rowOf(const core::Setting& setting) {
    SettingRow row;
    row.name = text::toQString(setting.name);
    row.value = text::settingValue(setting.value);
    row.defaultValue = defaultText(setting);
    row.restart = text::settingRestart(setting);
    row.purpose = text::settingPurpose(setting);
    row.standing = core::settingStanding(setting);
    row.given = hasText(setting.value);
    row.rule = core::settingRule(setting);
    row.allowed = text::settingAllowed(row.rule);
    return row;
}

/// What is beside an edited value, and whether it keeps it from being sent.
bool describeEdit(SettingRow& row, const core::Setting& shown, const SettingDraft::Entry& entry) {
    const auto problem = core::problemOf(entry.value, shown);
    const auto before = text::settingValue(shown.value);
    row.edited = true;
    row.value = text::toQString(entry.value);
    row.given = !entry.value.empty();
    if (!row.given) {
        row.value = Text::tr("empty", "a text without characters");
    }
    if (problem && *problem != core::SettingProblem::Same) {
        row.note = text::settingProblemText(*problem, shown);
        row.noteTone = text::Tone::Bad;
    } else if (entry.refused) {
        row.note = Text::tr("The API says: %1").arg(*entry.refused);
        row.noteTone = text::Tone::Bad;
    } else if (problem) {
        row.note = Text::tr("Already has this value.");
    } else if (!core::sameSettingValue(entry.before, shown.value)) {
        row.note = Text::tr("Changed elsewhere: was %1, now %2.").arg(text::settingValue(entry.before), before);
        row.noteTone = text::Tone::Attention;
    } else {
        row.note = Text::tr("from %1", "a value").arg(before);
    }
    return problem.has_value();
}

QString editSummaryOf(int edits, int problems) {
    if (edits == 0) {
        return {};
    }
    const auto all = Text::counted(edits, QT_TRANSLATE_N_NOOP("Wording", "%n change to review"),
                                   QT_TRANSLATE_N_NOOP("Wording", "%n changes to review"));
    return problems == 0 ? all : Text::tr("%1, %2 can't be made", "changes, some of them").arg(all).arg(problems);
}

} // namespace

SettingsView settingsView(const core::ClusterId& cluster, const fleet::SettingsRecord* record, core::Instant now,
                          const SettingDraft& draft) {
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
        view.rows.push_back(rowOf(*setting));
        if (const auto* entry = draft.find(setting->name)) {
            view.edits += 1;
            view.problems += describeEdit(view.rows.back(), *setting, *entry) ? 1 : 0;
        }
    }
    view.editSummary = editSummaryOf(view.edits, view.problems);
    if (!view.rows.empty()) {
        view.headline = headlineOf(view.rows, passedOver(record->unreadable));
    } else {
        view.headline = record->unreadable.empty() ? Text::tr("No settings.") : Text::tr("The settings are unknown.");
    }
    view.partial = text::unreadableSentences(record->unreadable).join(QLatin1Char(' '));
    return view;
}

} // namespace poolhouse::views
