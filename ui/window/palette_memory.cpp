// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_memory.h"

#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "ui/locks/saved_lines.h"

#include <algorithm>

namespace poolhouse::ui {

namespace {

const QString recentGroup = QStringLiteral("recent");

bool hasApp(const fleet::Store& store, const QString& id) {
    const auto& apps = store.apps();
    return std::any_of(apps.begin(), apps.end(),
                       [&id](const core::App& app) { return QString::fromStdString(app.id.value) == id; });
}

/// The pools of a cluster that was not read yet are unknown, not gone.
bool isGone(const PaletteTarget& target, const fleet::Store& store) {
    if (target.kind == PaletteEntry::Kind::App) {
        return !hasApp(store, target.key);
    }
    const QString cluster = target.kind == PaletteEntry::Kind::Action ? target.cluster : target.key;
    if (cluster.isEmpty()) {
        return false;
    }
    const auto* record = store.cluster({cluster.toStdString()});
    if (record == nullptr) {
        return true;
    }
    const auto isIt = [&target](const core::Pool& pool) {
        return QString::fromStdString(pool.id.value) == target.pool;
    };
    return !target.pool.isEmpty() && record->info &&
           std::none_of(record->info->pools.begin(), record->info->pools.end(), isIt);
}

} // namespace

PaletteMemory::PaletteMemory(const fleet::Store& store, const fleet::Session& session, Preferences& preferences)
    : m_store(store), m_session(session), m_preferences(preferences) {}

const std::vector<PaletteTarget>& PaletteMemory::recent() {
    follow();
    const bool read = m_store.fleetFreshness().everRead();
    const auto gone = [this](const PaletteTarget& target) { return isGone(target, m_store); };
    if (read && std::erase_if(m_recent, gone) > 0) {
        save();
    }
    return m_recent;
}

void PaletteMemory::remember(const PaletteTarget& target) {
    follow();
    const auto used = target; // may be an element of the list
    std::erase(m_recent, used);
    m_recent.insert(m_recent.begin(), used);
    if (m_recent.size() > atMost) {
        m_recent.pop_back();
    }
    save();
}

void PaletteMemory::follow() {
    const QString account = m_session.accountKey();
    if (account != m_account) {
        m_account = account;
        const auto saved = account.isEmpty() ? std::nullopt : loadLines(m_preferences, recentGroup, account);
        m_recent = readTargets(saved ? saved->lines : QStringList(), atMost);
    }
}

void PaletteMemory::save() {
    if (!m_account.isEmpty()) {
        saveLines(m_preferences, recentGroup, m_account, writtenTargets(m_recent));
    }
}

} // namespace poolhouse::ui
