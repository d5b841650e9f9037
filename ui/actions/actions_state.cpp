// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actions_state.h"

#include "models/core/limits.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace poolhouse::ui {

namespace {

using State = fleet::Session::State;
using Reason = std::optional<QString>; ///< why not

class ActionWords {
    Q_DECLARE_TR_FUNCTIONS(ActionState)
};

Availability unless(Reason whyNot) {
    return {true, std::move(whyNot)};
}

Reason reasonIf(bool holds, const QString& sentence) {
    return holds ? Reason(sentence) : std::nullopt;
}

Availability usable() {
    return {};
}

Reason firstOf(std::initializer_list<Reason> reasons) {
    const auto* const first =
        std::find_if(reasons.begin(), reasons.end(), [](const Reason& each) { return each.has_value(); });
    return first == reasons.end() ? std::nullopt : *first;
}

Reason whyNoFleet(const ActionState& state) {
    if (state.session == State::None) {
        return ActionWords::tr("Not connected. Choose the sandbox or an account first.");
    }
    if (state.session == State::Connecting) {
        return ActionWords::tr("Still connecting.");
    }
    return reasonIf(!state.fleetShown, ActionWords::tr("Go back to the fleet first."));
}

Reason whyNoList(const ActionState& state) {
    return firstOf({whyNoFleet(state), reasonIf(state.clustersListed == 0, ActionWords::tr("No clusters."))});
}

Reason whyNoTarget(const ActionState& state) {
    return firstOf({whyNoFleet(state), reasonIf(state.targets == 0, ActionWords::tr("No cluster is selected."))});
}

Reason whyNotOneTarget(const ActionState& state) {
    return firstOf({whyNoTarget(state),
                    reasonIf(state.targets != 1, ActionWords::tr("Several clusters are selected. Select one."))});
}

Reason whyNoConnection(const ActionState& state) {
    switch (state.connection) {
    case ActionState::Connection::Offline: return ActionWords::tr("Can't reach the API.");
    case ActionState::Connection::Refused: return ActionWords::tr("The API rejected the token. Change it first.");
    case ActionState::Connection::Good: break;
    }
    return state.noChanges;
}

Reason whyNoDetails(const ActionState& state) {
    switch (state.details) {
    case ActionState::Details::Unread: return ActionWords::tr("Cluster details are not loaded yet.");
    case ActionState::Details::Forbidden:
        return ActionWords::tr("This account has no permission to view this cluster.");
    case ActionState::Details::Read: break;
    }
    return {};
}

/// Why the one target cannot be changed at all.
Reason whyNoChange(const ActionState& state) {
    return firstOf(
        {whyNotOneTarget(state), whyNoConnection(state), whyNoDetails(state), state.lock,
         reasonIf(state.changedByOthers, ActionWords::tr("The cluster is being modified. Wait until it finishes."))});
}

/// Attachments don't wait for a change of the cluster, and neither does destroying it.
Reason whyNothingAsked(const ActionState& state) {
    return firstOf({whyNotOneTarget(state), whyNoConnection(state), whyNoDetails(state), state.lock});
}

Reason whyNoMorePools(const ActionState& state) {
    if (state.followerPools >= core::maxFollowerPools) {
        return ActionWords::tr("Pool limit reached: a cluster has at most %1 follower pools.")
            .arg(core::maxFollowerPools);
    }
    if (state.followerInstances >= core::maxFollowerInstances) {
        return ActionWords::tr("Instance limit reached (%1 follower instances).").arg(core::maxFollowerInstances);
    }
    if (!state.poolsKnown) {
        return ActionWords::tr("Not all pools of this cluster are known, so its limits can't be checked.");
    }
    return {};
}

Reason whyNoFollower(const ActionState& state, const QString& aboutLeader) {
    switch (state.chosen) {
    case ActionState::Chosen::Leader: return aboutLeader;
    case ActionState::Chosen::None:
        return state.followerPools > 0 ? ActionWords::tr("Select a follower pool first.")
               : state.poolsKnown      ? ActionWords::tr("The cluster has no follower pools.")
                                       : ActionWords::tr("No follower pool of this cluster is known.");
    case ActionState::Chosen::Follower: break;
    }
    return {};
}

Reason whyNoLeader(const ActionState& state) {
    return reasonIf(!state.hasLeader, ActionWords::tr("The cluster has no leader pool yet."));
}

Reason whyNoLocking(const ActionState& state) {
    return firstOf({whyNoFleet(state), reasonIf(!state.lifted, ActionWords::tr("Nothing is unlocked."))});
}

Reason whyNoUnlocking(const ActionState& state) {
    return firstOf({whyNotOneTarget(state), reasonIf(!state.lock, ActionWords::tr("No lock applies to this cluster.")),
                    reasonIf(!state.liftable, state.lock.value_or(QString()))});
}

Reason whyNoForgetting(const ActionState& state) {
    if (state.keyring == fleet::Session::Keyring::Missing) {
        return ActionWords::tr("No keyring available, so no token is saved.");
    }
    return reasonIf(state.session == State::Connecting, ActionWords::tr("Still connecting."));
}

Reason whyNoStep(const ActionState& state, bool possible, const QString& atTheEnd) {
    return firstOf({whyNoList(state), reasonIf(!possible, atTheEnd)});
}

Availability openDashboard(const ActionState& state) {
    if (state.session == State::Connected && state.sandbox) {
        return {false, {}};
    }
    return unless(whyNotOneTarget(state));
}

Availability openCluster(const ActionState& state) {
    return unless(
        firstOf({whyNotOneTarget(state), reasonIf(state.targetOpen, ActionWords::tr("Already on this cluster."))}));
}

} // namespace

std::optional<QString> whyNothingSent(const ActionState& state) {
    return firstOf({whyNoConnection(state), state.lock});
}

Availability availability(ActionId action, const ActionState& state) {
    switch (action) {
    case ActionId::SwitchAccount:
        return unless(reasonIf(state.session == State::None && !state.fleetShown,
                               ActionWords::tr("Already on the welcome screen.")));
    case ActionId::Disconnect: return unless(reasonIf(state.session == State::None, ActionWords::tr("Not connected.")));
    case ActionId::ForgetToken: return unless(whyNoForgetting(state));
    case ActionId::Refresh: return unless(whyNoFleet(state));
    case ActionId::RefreshCluster:
    case ActionId::CopyName:
    case ActionId::CopyId: return unless(whyNoTarget(state));
    case ActionId::OpenCluster: return openCluster(state);
    case ActionId::OpenDashboard: return openDashboard(state);
    case ActionId::CreateCluster: return unless(firstOf({whyNoFleet(state), whyNoConnection(state)}));
    case ActionId::ForkCluster:
    case ActionId::MigrateCluster:
        return unless(firstOf({whyNotOneTarget(state), whyNoConnection(state), whyNoDetails(state)}));
    case ActionId::NextCluster:
        return unless(whyNoStep(state, state.hasNext, ActionWords::tr("This is the last cluster.")));
    case ActionId::PreviousCluster:
        return unless(whyNoStep(state, state.hasPrevious, ActionWords::tr("This is the first cluster.")));
    case ActionId::LockNow: return unless(whyNoLocking(state));
    case ActionId::Unlock: return unless(whyNoUnlocking(state));
    case ActionId::Locks:
    case ActionId::Labels: return unless(whyNoFleet(state));
    case ActionId::DestroyCluster: return unless(whyNothingAsked(state));
    case ActionId::AddPool: return unless(firstOf({whyNoChange(state), whyNoMorePools(state)}));
    case ActionId::ScalePool:
        return unless(firstOf(
            {whyNoChange(state),
             whyNoFollower(
                 state, ActionWords::tr("The leader pool can't be scaled; change its level or high availability."))}));
    case ActionId::DestroyPool:
        return unless(firstOf(
            {whyNoChange(state),
             whyNoFollower(state, ActionWords::tr("The leader pool can't be destroyed; it belongs to the cluster."))}));
    case ActionId::AttachApp: return unless(whyNothingAsked(state));
    case ActionId::ChangeLevel:
    case ActionId::HighAvailability: return unless(firstOf({whyNoChange(state), whyNoLeader(state)}));
    case ActionId::Plan:
        return unless(firstOf({whyNotOneTarget(state), whyNoDetails(state)})); // planning sends nothing
    case ActionId::Back:
        return unless(
            firstOf({whyNoFleet(state), reasonIf(!state.hasBack, ActionWords::tr("No earlier page to go back to."))}));
    case ActionId::Forward:
        return unless(
            firstOf({whyNoFleet(state), reasonIf(!state.hasForward, ActionWords::tr("No later page to go to."))}));
    case ActionId::ShowBoard:
        return unless(
            firstOf({whyNoFleet(state), reasonIf(state.boardShown, ActionWords::tr("Already on the fleet board."))}));
    case ActionId::ShowActivity:
        return unless(
            firstOf({whyNoFleet(state), reasonIf(state.activityShown, ActionWords::tr("Already on Activity."))}));
    case ActionId::ShowComing:
        return unless(firstOf(
            {whyNoFleet(state), reasonIf(state.comingShown, ActionWords::tr("Already on Upcoming maintenance."))}));
    case ActionId::Filter:
    case ActionId::CommandPalette: return unless(whyNoFleet(state));
    case ActionId::ExpandAll:
    case ActionId::CollapseAll: return unless(whyNoList(state));
    case ActionId::Quit:
    case ActionId::AppearanceSystem:
    case ActionId::AppearanceLight:
    case ActionId::AppearanceDark:
    case ActionId::FullScreen:
    case ActionId::Help:
    case ActionId::Shortcuts:
    case ActionId::About: return usable();
    }
    return usable();
}

} // namespace poolhouse::ui
