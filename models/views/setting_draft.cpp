// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/setting_draft.h"

#include "models/text/text.h"

#include <algorithm>

namespace poolhouse::views {

void SettingDraft::enter(const core::Setting& shown, const QString& text) {
    auto change = core::changedSetting(shown, text.toStdString());
    if (core::isGiven(shown.value) && core::sameSettingValue(core::SettingValue(change.value), shown.value)) {
        discard(shown.name);
        return;
    }
    m_entries[shown.name] = {std::move(change.value), shown.value};
}

void SettingDraft::discard(const std::string& name) {
    m_entries.erase(name);
}

void SettingDraft::refuse(const core::ChangedSettings& changes, const std::string& said) {
    const auto names = [&said](const core::ChangedSetting& each) { return said.find(each.name) != std::string::npos; };
    const bool anyNamed = std::any_of(changes.all.begin(), changes.all.end(), names);
    for (const auto& each : changes.all) {
        const auto at = m_entries.find(each.name);
        if (at != m_entries.end() && at->second.value == each.value && (!anyNamed || names(each))) {
            at->second.refused = text::toQString(said);
        }
    }
}

void SettingDraft::accept(const core::ChangedSettings& changes) {
    for (const auto& each : changes.all) {
        const auto at = m_entries.find(each.name);
        if (at != m_entries.end() && at->second.value == each.value) {
            m_entries.erase(at);
        }
    }
}

const SettingDraft::Entry* SettingDraft::find(const std::string& name) const {
    const auto at = m_entries.find(name);
    return at == m_entries.end() ? nullptr : &at->second;
}

core::ChangedSettings SettingDraft::changes() const {
    core::ChangedSettings all;
    for (const auto& [name, entry] : m_entries) {
        all.all.push_back({name, entry.value, entry.before, std::nullopt});
    }
    return all;
}

} // namespace poolhouse::views
