// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/setting_edits.h"

#include "models/fleet/setting_reader.h"
#include "models/operations/engine.h"

namespace poolhouse::ui {

SettingEdits::SettingEdits(const fleet::SettingReader& reader, const operations::Engine& operations, QObject* parent)
    : QObject(parent), m_reader(reader), m_operations(operations) {
    connect(&operations, &operations::Engine::changed, this, &SettingEdits::follow);
    connect(&operations, &operations::Engine::reopened, this, [this] {
        m_drafts.clear();
        Q_EMIT changed();
    });
}

const views::SettingDraft& SettingEdits::of(const core::ClusterId& cluster) const {
    static const views::SettingDraft none;
    const auto at = m_drafts.find(cluster);
    return at == m_drafts.end() ? none : at->second;
}

void SettingEdits::enter(const core::ClusterId& cluster, const QString& name, const QString& text) {
    const auto* record = m_reader.record(cluster);
    const auto* setting =
        record != nullptr && record->settings ? core::findSetting(*record->settings, name.toStdString()) : nullptr;
    if (setting != nullptr) {
        m_drafts[cluster].enter(*setting, text);
        Q_EMIT changed();
    }
}

void SettingEdits::discard(const core::ClusterId& cluster, const QString& name) {
    if (name.isEmpty()) {
        m_drafts.erase(cluster);
    } else {
        m_drafts[cluster].discard(name.toStdString());
    }
    Q_EMIT changed();
}

/// Accepted values leave the draft; refused ones stay, with the API's reason.
void SettingEdits::follow(const QString& operation) {
    const auto* found = m_operations.find(operation.toStdString());
    const auto draft = found != nullptr ? m_drafts.find(found->cluster) : m_drafts.end();
    if (draft == m_drafts.end() || !found->change.settings) {
        return;
    }
    const bool accepted =
        found->state == operations::Operation::State::Watching || found->state == operations::Operation::State::Done;
    const bool refused =
        found->state == operations::Operation::State::Failed && found->problem &&
        (found->problem->kind == api::ApiError::Kind::Invalid || found->problem->kind == api::ApiError::Kind::Conflict);
    const auto before = draft->second;
    if (accepted) {
        draft->second.accept(*found->change.settings);
    } else if (refused) {
        draft->second.refuse(*found->change.settings, found->problem->message);
    }
    if (draft->second != before) {
        Q_EMIT changed();
    }
}

} // namespace poolhouse::ui
