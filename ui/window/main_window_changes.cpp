// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/limits.h"
#include "models/text/activity_text.h"
#include "models/text/lock_text.h"
#include "models/text/operation_text.h"
#include "models/text/refusal_text.h"
#include "ui/activity/activity_page.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/pool_card_widget.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/locks/lock_banner.h"
#include "ui/pools/pool_changes.h"
#include "ui/window/main_window_parts.h"
#include "ui/window/message_bar.h"

namespace poolhouse::ui {

namespace {

using OperationState = operations::Operation::State;

/// What the cards of a cluster offer: the same as the actions would, if the card's pool were the chosen one.
PoolActions poolActionsOf(ActionState state) {
    PoolActions deeds;
    state.chosen = ActionState::Chosen::Leader;
    deeds.level = availability(ActionId::ChangeLevel, state);
    deeds.highAvailability = availability(ActionId::HighAvailability, state);
    state.chosen = ActionState::Chosen::Follower;
    deeds.scale = availability(ActionId::ScalePool, state);
    deeds.destroy = availability(ActionId::DestroyPool, state);
    return deeds;
}

const core::Pool* poolOf(const fleet::ClusterRecord* record, const std::optional<core::PoolId>& id) {
    if (record == nullptr || !record->info || !id) {
        return nullptr;
    }
    const auto& pools = record->info->pools;
    const auto at = std::find_if(pools.begin(), pools.end(), [&id](const core::Pool& pool) { return pool.id == *id; });
    return at == pools.end() ? nullptr : &*at;
}

QString messageKey(const QString& operation) {
    return QStringLiteral("operation.") + operation;
}

} // namespace

void MainWindow::Parts::connectChanges() {
    connect(page, &ClusterPage::poolChosen, &window, [this](const core::PoolId& pool) { pickPool(pool); });
    connect(page, &ClusterPage::actionRequested, &window, [this](ActionId deed, const core::PoolId& pool) {
        pickPool(pool);
        change(deed, pool);
    });
    connect(changes, &PoolChanges::impossible, &window, [this](const QString& why) {
        messages->tell({QStringLiteral("impossible"), text::Tone::Attention, why, {}, {}});
    });
    connect(changes, &PoolChanges::ended, &window, [this](const QString& id) { tellEnd(id); });
    connect(activity, &ActivityPage::undoRequested, changes, &PoolChanges::undo);
    connect(activity, &ActivityPage::makeAgainRequested, changes, &PoolChanges::makeAgain);
    connect(lockBanner, &LockBanner::unlockRequested, &window, [this] { unlock(); });
    connect(lockBanner, &LockBanner::lockRequested, &window, [this] { lockAgain(); });
    connect(lockBanner, &LockBanner::expired, &window, [this] { showLocks(); });
    const auto soon = [this] {
        if (!refreshSoon.isActive()) {
            refreshSoon.start();
        }
    };
    connect(&operations, &operations::Engine::asked, &window, soon);
    connect(&operations, &operations::Engine::changed, &window, soon);
    connect(&operations, &operations::Engine::reopened, &window, [this, soon] {
        activityModel.setApiBase(session.dataApi());
        soon();
    });
}

void MainWindow::Parts::change(ActionId id, const std::optional<core::PoolId>& pool) {
    const auto clusters = targets();
    if (clusters.size() != 1) {
        return;
    }
    const auto& cluster = clusters.front();
    const auto* found = poolOf(store.cluster(cluster), pool);
    const std::string name = found != nullptr ? found->name : std::string();
    switch (id) {
    case ActionId::AddPool: changes->addPool(cluster); return;
    case ActionId::ScalePool: changes->scale(cluster, name); return;
    case ActionId::DestroyPool: changes->destroy(cluster, name); return;
    case ActionId::ChangeLevel: changes->changeLeader(cluster, LeaderDialog::Begin::Level); return;
    case ActionId::HighAvailability: changes->changeLeader(cluster, LeaderDialog::Begin::HighAvailability); return;
    default: return;
    }
}

void MainWindow::Parts::pickPool(const core::PoolId& pool) {
    if (navigation.cluster()) {
        pane->setCurrentPool(*navigation.cluster(), pool);
        choosePool(pool);
    }
}

void MainWindow::Parts::choosePool(const std::optional<core::PoolId>& pool) {
    chosenPool = pool;
    page->showChosen(pool);
    showActions();
}

void MainWindow::Parts::addChangeState(ActionState& state) const {
    using Phase = fleet::Poller::Phase;
    const auto now = clock.now();
    const auto phase = poller.phase();
    state.connection = phase == Phase::Offline   ? ActionState::Connection::Offline
                       : phase == Phase::Refused ? ActionState::Connection::Refused
                                                 : ActionState::Connection::Good;
    const auto unavailable = operations.unavailable();
    state.noChanges = unavailable ? text::refusalSentence(*unavailable) : QString();
    state.lifted = locks.nextRestored(now).has_value();
    const auto clusters = targets();
    const auto* record = clusters.size() == 1 ? store.cluster(clusters.front()) : nullptr;
    if (record == nullptr) {
        return;
    }
    if (const auto* lock = locks.holding(record->summary, now)) {
        state.lock = text::lockSentence(*lock);
    }
    if (!record->info) {
        const auto& problem = record->freshness.problem;
        const bool forbidden = problem && problem->kind == api::ApiError::Kind::Forbidden;
        state.details = forbidden ? ActionState::Details::Forbidden : ActionState::Details::Unread;
        return;
    }
    state.details = ActionState::Details::Read;
    state.changedByOthers = fleet::inTransition(*record) && operations.openOn(clusters.front()).empty();
    const auto shapes = core::shapesOf(*record->info);
    state.hasLeader = record->info->leader() != nullptr;
    state.followerPools = core::followerPoolCount(shapes);
    state.followerInstances = core::followerInstanceCount(shapes);
    if (const auto* pool = poolOf(record, chosenPool)) {
        state.chosen = pool->isLeader() ? ActionState::Chosen::Leader : ActionState::Chosen::Follower;
    }
}

void MainWindow::Parts::showPoolActions(const ActionState& state) {
    page->showPoolActions(poolActionsOf(state));
    changes->lookAtLocks();
    showPlanner();
}

void MainWindow::Parts::showLocks() {
    const auto now = clock.now();
    const auto* record = navigation.cluster() ? store.cluster(*navigation.cluster()) : nullptr;
    const auto* lock = record != nullptr ? locks.holding(record->summary, now) : nullptr;
    const auto lifted = locks.nextRestored(now);
    if (!fleetInFront() || (lock == nullptr && !lifted)) {
        lockBanner->showNone();
    } else if (lock != nullptr) {
        lockBanner->showLocked(text::lockSentence(*lock), lifted);
    } else {
        lockBanner->showLifted(*lifted);
    }
    lockBanner->parentWidget()->setVisible(!lockBanner->isHidden());
    showActions();
    showPlanLock();
}

void MainWindow::Parts::unlock() {
    const auto clusters = targets();
    if (const auto* record = clusters.size() == 1 ? store.cluster(clusters.front()) : nullptr) {
        locks.lift(record->summary, clock.now() + LockBanner::unlockFor);
        showLocks();
    }
}

void MainWindow::Parts::lockAgain() {
    locks.restoreAll();
    showLocks();
}

void MainWindow::Parts::openActivity(const QString& operation) {
    navigation.openActivity();
    if (!operation.isEmpty()) {
        activity->showOperation(operation);
    }
    if (window.isVisible()) {
        activity->focusList();
    }
}

void MainWindow::Parts::tellEnd(const QString& id) {
    const auto* operation = operations.find(id.toStdString());
    if (operation == nullptr || operation->state == OperationState::Cancelled) {
        return; // whoever took it back knows
    }
    if (applying.isStep(operation->id)) {
        return; // the plan tells
    }
    const auto undo = text::undoVerb(*operation);
    Message message{messageKey(id), text::operationTone(operation->state), text::outcome(*operation), undo,
                    [this, id] { changes->undo(id); }};
    if (undo.isEmpty()) {
        message.buttonText = MainWindow::tr("&Show in Activity");
        message.act = [this, id] { openActivity(id); };
    }
    messages->tell(std::move(message));
}

ActivitySource MainWindow::Parts::activitySource() {
    const auto chosen = [this](const QStringList& ids) {
        std::vector<const operations::Operation*> found;
        for (const auto& id : ids) {
            if (const auto* operation = operations.find(id.toStdString())) {
                found.push_back(operation);
            }
        }
        return found;
    };
    ActivitySource source;
    source.find = [this](const std::string& id) { return operations.find(id); };
    source.curl = [this](const operations::Operation& operation) {
        return text::curlText(operation, session.dataApi());
    };
    source.cliLine = [](const operations::Operation& operation) { return text::cliText(operation); };
    source.csv = [this, chosen](const QStringList& ids) { return text::activityCsv(chosen(ids), clock.now()); };
    source.json = [this, chosen](const QStringList& ids) { return text::activityJson(chosen(ids), clock.now()); };
    return source;
}

} // namespace poolhouse::ui
