// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/setting_forms.h"

#include "models/text/refusal_text.h"
#include "models/text/setting_text.h"
#include "models/text/text.h"
#include "models/views/phrase_check.h"

namespace poolhouse::views {

namespace {

using text::Text;

FactRow settingFact(const core::ChangedSetting& change) {
    const auto before = text::settingValue(change.before), after = text::toQString(change.value);
    return {text::toQString(change.name),
            !change.needsRestart   ? marked(Text::tr("%1 → *%2*, needs a restart: unknown"), {before, after})
            : *change.needsRestart ? marked(Text::tr("%1 → *%2*, needs a restart"), {before, after})
                                   : marked(Text::tr("%1 → *%2*"), {before, after})};
}

void warn(SettingsForm& form, const QString& sentence, text::Tone tone) {
    form.warnings.push_back({sentence, tone, false});
}

/// What of it can be sent now; the rest is said in warnings.
core::ChangedSettings sendable(SettingsForm& form, const std::vector<core::Setting>& now,
                               const core::ChangedSettings& wanted) {
    core::ChangedSettings changes;
    for (const auto& each : wanted.all) {
        const auto* setting = core::findSetting(now, each.name);
        const auto name = text::toQString(each.name);
        if (setting == nullptr) {
            warn(form, Text::tr("The cluster has no setting named %1.").arg(name), text::Tone::Attention);
            continue;
        }
        auto change = core::changedSetting(*setting, each.value);
        const auto problem = core::problemOf(change.value, *setting);
        if (problem == core::SettingProblem::Same) {
            warn(form, Text::tr("%1 is already %2.").arg(name, text::settingValue(setting->value)),
                 text::Tone::Neutral);
            continue;
        }
        if (problem) {
            warn(form, text::settingProblemText(*problem, *setting), text::Tone::Attention);
            continue;
        }
        if (!core::sameSettingValue(each.before, setting->value)) {
            warn(form,
                 Text::tr("%1 changed from %2 to %3 while this was open.")
                     .arg(name, text::settingValue(each.before), text::settingValue(setting->value)),
                 text::Tone::Attention);
        }
        changes.all.push_back(std::move(change));
    }
    return changes;
}

} // namespace

SettingsForm settingsForm(const fleet::ClusterSnapshot& snapshot, const std::vector<core::Setting>& now,
                          const core::ChangedSettings& wanted, const QString& typed, const RefusalCheck& refusal) {
    const auto& summary = snapshot.record.summary;
    const auto cluster = text::toQString(summary.name);
    SettingsForm form;
    const auto changes = sendable(form, now, wanted);
    const auto count = static_cast<int>(changes.all.size());
    form.title = count == 1 ? Text::tr("Change a setting of %1?").arg(cluster)
                            : Text::tr("Change %1 settings of %2?").arg(Text::number(count), cluster);
    form.verb = count == 1 ? Text::tr("Change setting") : Text::tr("Change settings");
    form.keep = Text::tr("&Keep editing");
    for (const auto& each : changes.all) {
        form.facts.push_back(settingFact(each));
    }
    form.restarts = core::needsRestart(changes);
    if (count == 0) {
        form.title = Text::tr("Settings of %1").arg(cluster);
        form.whyNot = Text::tr("There is nothing to change.");
        return form;
    }
    form.consequence = text::settingsEffects(changes).join(QLatin1Char(' '));
    const auto change = core::changeOfSettings(changes);
    if (const auto why = refusal(change)) {
        form.whyNot = text::refusalSentence(*why);
    }
    if (form.restarts) {
        confirmByCluster(form, summary, typed);
    }
    if (!form.whyNot) {
        form.changes = {change};
    }
    return form;
}

} // namespace poolhouse::views
