// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions_controller.h"

#include "models/core/limits.h"
#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/operations/read_only_locks.h"
#include "models/text/lock_text.h"
#include "models/text/refusal_text.h"
#include "ui/cluster/pool_card_widget.h"
#include "ui/window/history_controller.h"
#include "ui/window/navigation.h"
#include "ui/window/selection.h"

#include <algorithm>

namespace poolhouse::ui {

PoolActions poolActions(ActionState state) {
    PoolActions actions;
    state.chosen = ActionState::Chosen::Leader;
    actions.level = availability(ActionId::ChangeLevel, state);
    actions.highAvailability = availability(ActionId::HighAvailability, state);
    state.chosen = ActionState::Chosen::Follower;
    actions.scale = availability(ActionId::ScalePool, state);
    actions.destroy = availability(ActionId::DestroyPool, state);
    actions.attach = availability(ActionId::AttachApp, state);
    return actions;
}

ActionsController::ActionsController(const Dependencies& dependencies, QObject* parent)
    : QObject(parent), m_dependencies(dependencies) {}

void ActionsController::refresh() {
    if (const auto now = state(); m_last != now) {
        m_last = now;
        Q_EMIT changed(now);
    }
}

std::optional<QString> ActionsController::whyNotSent(const std::optional<QString>& lock) const {
    auto state = m_last.value_or(ActionState());
    state.lock = lock;
    return whyNothingSent(state);
}

ActionState ActionsController::state() const {
    const auto& navigation = m_dependencies.navigation;
    const auto& selection = m_dependencies.selection;
    ActionState state;
    addSession(state);
    state.activityShown = navigation.activity();
    state.comingShown = navigation.coming();
    state.boardShown = !navigation.cluster() && !state.activityShown && !state.comingShown;
    const auto targets = selection.targets();
    state.targetOpen = targets.size() == 1 && navigation.cluster() == targets.front();
    const auto listed = selection.listed();
    state.clustersListed = static_cast<int>(listed.size());
    state.targets = static_cast<int>(targets.size());
    state.hasNext = navigation.neighbour(listed, 1).has_value();
    state.hasPrevious = navigation.neighbour(listed, -1).has_value();
    if (const auto* history = m_dependencies.history) {
        state.hasBack = history->canGo(-1);
        state.hasForward = history->canGo(1);
    }
    addConnection(state);
    if (targets.size() == 1) {
        addTarget(state, targets.front());
    }
    return state;
}

ActionState ActionsController::stateOf(const core::ClusterId& cluster) const {
    ActionState state;
    addSession(state);
    addConnection(state);
    state.targets = 1;
    addTarget(state, cluster);
    state.chosen = ActionState::Chosen::None;
    return state;
}

void ActionsController::addSession(ActionState& state) const {
    const auto& session = m_dependencies.session;
    state.session = session.state();
    state.keyring = session.keyring();
    state.sandbox = session.isSandbox();
    state.fleetShown = m_dependencies.selection.fleetShown();
}

void ActionsController::addConnection(ActionState& state) const {
    using PollerPhase = fleet::Poller::Phase;
    const auto phase = m_dependencies.poller.phase();
    state.connection = phase == PollerPhase::Offline   ? ActionState::Connection::Offline
                       : phase == PollerPhase::Refused ? ActionState::Connection::Refused
                                                       : ActionState::Connection::Good;
    if (const auto unavailable = m_dependencies.operations.unavailable()) {
        state.noChanges = text::refusalSentence(*unavailable);
    }
    state.lifted = m_dependencies.locks.nextRestored(m_dependencies.clock.now()).has_value();
}

void ActionsController::addTarget(ActionState& state, const core::ClusterId& target) const {
    const auto* record = m_dependencies.store.cluster(target);
    if (record == nullptr) {
        return;
    }
    if (const auto* lock = m_dependencies.locks.holding(record->summary, m_dependencies.clock.now())) {
        state.lock = text::lockSentence(*lock);
        state.liftable = lock->cause == operations::ReadOnlyLock::Cause::Chosen;
    }
    if (record->info) {
        addPools(state, *record);
        return;
    }
    const auto& problem = record->freshness.problem;
    const bool forbidden = problem && problem->kind == api::ApiError::Kind::Forbidden;
    state.details = forbidden ? ActionState::Details::Forbidden : ActionState::Details::Unread;
}

void ActionsController::addPools(ActionState& state, const fleet::ClusterRecord& record) const {
    state.details = ActionState::Details::Read;
    state.changedByOthers = fleet::inTransition(record) && m_dependencies.operations.openOn(record.summary.id).empty();
    const auto shapes = core::shapesOf(*record.info);
    state.hasLeader = record.info->leader() != nullptr;
    state.poolsKnown = record.info->poolsKnown();
    state.followerPools = core::followerPoolCount(shapes);
    state.followerInstances = core::followerInstanceCount(shapes);
    const auto& pools = record.info->pools;
    const auto chosen = std::find_if(pools.begin(), pools.end(), [this](const core::Pool& pool) {
        return pool.id == m_dependencies.selection.chosenPool();
    });
    if (chosen != pools.end()) {
        state.chosen = chosen->isLeader() ? ActionState::Chosen::Leader : ActionState::Chosen::Follower;
    }
}

} // namespace poolhouse::ui
