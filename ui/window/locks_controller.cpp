// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/locks_controller.h"

#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/operations/read_only_locks.h"
#include "models/text/lock_text.h"
#include "ui/locks/lock_banner.h"
#include "ui/window/navigation.h"

namespace poolhouse::ui {

namespace {

QString locksKey() {
    return QStringLiteral("locks");
}

} // namespace

LocksController::LocksController(const Dependencies& dependencies, QObject* parent)
    : QObject(parent), m_dependencies(dependencies) {
    connect(&dependencies.operations, &operations::Engine::reopened, this, &LocksController::refreshTrouble);
}

LockBannerState LocksController::bannerState() const {
    if (!m_dependencies.selection.fleetShown()) {
        return {};
    }
    const auto now = m_dependencies.clock.now();
    LockBannerState state;
    const auto& open = m_dependencies.navigation.cluster();
    const auto* record = open ? m_dependencies.store.cluster(*open) : nullptr;
    if (const auto* lock = record != nullptr ? m_dependencies.locks.holding(record->summary, now) : nullptr) {
        state.reason = text::lockSentence(*lock);
        state.liftable = lock->cause == operations::ReadOnlyLock::Cause::Chosen;
    }
    state.liftedUntil = m_dependencies.locks.nextRestored(now);
    return state;
}

void LocksController::refresh() {
    m_dependencies.view.showBanner(bannerState());
    Q_EMIT refreshed();
}

void LocksController::unlock() {
    const auto targets = m_dependencies.selection.targets();
    if (const auto* record = targets.size() == 1 ? m_dependencies.store.cluster(targets.front()) : nullptr) {
        m_dependencies.locks.lift(record->summary, m_dependencies.clock.now() + LockBanner::unlockFor);
        refresh();
    }
}

void LocksController::relock() {
    m_dependencies.locks.restoreAll();
    refresh();
}

void LocksController::openDialog() {
    const QString account = m_dependencies.session.accountKey();
    if (account.isEmpty()) {
        m_dependencies.messages.post(
            {locksKey(), text::Tone::Attention, tr("Locks can be edited once the account is loaded.")});
        return;
    }
    const auto saved = [this] {
        refreshTrouble();
        refresh();
    };
    const auto left = [this] {
        m_dependencies.messages.post({QStringLiteral("locksLeft"), text::Tone::Attention,
                                      tr("The locks being edited were not saved: their account is no longer open.")});
    };
    m_dependencies.view.openDialog(account, {saved, left});
}

/// Locks that could not be read lock everything; the message stays until they are defined again.
void LocksController::refreshTrouble() {
    const auto trouble = text::lockTrouble(m_dependencies.locks);
    if (!trouble) {
        m_dependencies.messages.withdraw(locksKey());
        return;
    }
    m_dependencies.messages.post(
        {locksKey(), text::Tone::Attention, *trouble, tr("&Read-only locks…"), [this] { openDialog(); }, true});
}

} // namespace poolhouse::ui
