// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/settings_dialog.h"

#include "models/fleet/setting_reader.h"
#include "models/fleet/store.h"
#include "models/text/problem_text.h"

#include <utility>

namespace poolhouse::ui {

SettingsDialog::SettingsDialog(const fleet::Store& store, const core::Clock& clock, fleet::SettingReader& reader,
                               core::ClusterId cluster, views::RefusalCheck refusal, QWidget* parent)
    : FormDialog(store, clock, std::move(cluster), QStringLiteral("settings"), parent),
      m_reader(reader),
      m_own(reader.sibling()),
      m_refusal(std::move(refusal)) {
    setObjectName(QStringLiteral("settingsDialog"));
    setTitle(tr("Settings"));
    build(nullptr);
    for (const auto* each : {&reader, m_own.get()}) {
        followReader(*each, [this] { refreshForm(); });
    }
    m_own->follow(this->cluster());
    refreshForm();
    focusFirst();
}

SettingsDialog::~SettingsDialog() = default;

const fleet::SettingsRecord* SettingsDialog::latest() const {
    const auto* shared = m_reader.record(cluster());
    const auto* own = m_own->record(cluster());
    const bool ownIsNewer =
        own != nullptr && own->settings &&
        (shared == nullptr || !shared->settings || own->freshness.readAt > shared->freshness.readAt);
    return ownIsNewer || shared == nullptr ? own : shared;
}

void SettingsDialog::setWanted(core::ChangedSettings wanted) {
    if (wanted != m_wanted) {
        dropTyped();
    }
    m_wanted = std::move(wanted);
    refreshForm();
    focusFirst();
}

void SettingsDialog::updateForm() {
    const auto* record = latest();
    static const std::vector<core::Setting> none;
    const bool known = record != nullptr && record->settings;
    m_form = views::settingsForm(snapshot(), known ? *record->settings : none, m_wanted, typed(), m_refusal);
    if (!known) {
        m_form.warnings.clear(); // that it has no such settings is not known
        const auto* own = m_own->record(cluster());
        const bool failed = own != nullptr && own->freshness.problem && !own->freshness.loading;
        m_form.whyNot = failed ? tr("The settings couldn't be loaded. %1", "why")
                                     .arg(text::problemText(*own->freshness.problem, text::RequestKind::Settings).why)
                               : tr("The settings are being loaded.");
        m_form.consequence = *m_form.whyNot;
    }
    setAlarming(m_form.restarts);
    showContent({m_form.title, m_form.consequence, m_form.facts, m_form.warnings, m_form.phrase, m_form.mismatch,
                 m_form.verb, m_form.keep});
}

} // namespace poolhouse::ui
