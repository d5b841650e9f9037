// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actions_state.h"

#include "models/core/limits.h"

#include <QCoreApplication>

#include <initializer_list>

namespace poolhouse::ui {

namespace {

using State = fleet::Session::State;

class ActionWords {
    Q_DECLARE_TR_FUNCTIONS(ActionState)
};

Availability unless(const QString& whyNot) {
    return {true, whyNot};
}

Availability usable() {
    return {};
}

QString whyNoFleet(const ActionState& state) {
    if (state.session == State::None) {
        return ActionWords::tr("Not connected: choose the sandbox or an account first.");
    }
    if (state.session == State::Connecting) {
        return ActionWords::tr("Still connecting.");
    }
    return state.fleetShown ? QString() : ActionWords::tr("Go back to the fleet first.");
}

QString whyNoList(const ActionState& state) {
    QString reason = whyNoFleet(state);
    if (!reason.isEmpty() || state.clustersListed > 0) {
        return reason;
    }
    return ActionWords::tr("No cluster is listed.");
}

QString whyNoTarget(const ActionState& state) {
    QString reason = whyNoFleet(state);
    if (!reason.isEmpty() || state.targets > 0) {
        return reason;
    }
    return ActionWords::tr("No cluster is selected.");
}

QString whyNotOneTarget(const ActionState& state) {
    QString reason = whyNoTarget(state);
    if (!reason.isEmpty() || state.targets == 1) {
        return reason;
    }
    return ActionWords::tr("Several clusters are selected: choose one.");
}

QString whyNoConnection(const ActionState& state) {
    switch (state.connection) {
    case ActionState::Connection::Offline: return ActionWords::tr("The API cannot be reached just now.");
    case ActionState::Connection::Refused: return ActionWords::tr("The API refuses the token: use another one first.");
    case ActionState::Connection::Good: break;
    }
    return state.noChanges;
}

QString whyNoDetails(const ActionState& state) {
    switch (state.details) {
    case ActionState::Details::Unread: return ActionWords::tr("The details of this cluster are not read yet.");
    case ActionState::Details::Forbidden:
        return ActionWords::tr("This account has no right to see inside this cluster.");
    case ActionState::Details::Read: break;
    }
    return {};
}

/// The first of these that is not empty.
QString firstOf(std::initializer_list<QString> reasons) {
    for (const auto& reason : reasons) {
        if (!reason.isEmpty()) {
            return reason;
        }
    }
    return {};
}

/// Why the one target cannot be changed at all.
QString whyNoChange(const ActionState& state) {
    return firstOf({whyNotOneTarget(state), whyNoConnection(state), whyNoDetails(state), state.lock,
                    state.changedByOthers ? ActionWords::tr("The cluster is being modified: wait until that is done.")
                                          : QString()});
}

QString whyNoMorePools(const ActionState& state) {
    if (state.followerPools >= core::maxFollowerPools) {
        return ActionWords::tr("The cluster has its %1 follower pools already.").arg(core::maxFollowerPools);
    }
    if (state.followerInstances >= core::maxFollowerInstances) {
        return ActionWords::tr("The cluster has its %1 follower instances already.").arg(core::maxFollowerInstances);
    }
    return {};
}

QString whyNoFollower(const ActionState& state, const QString& aboutLeader) {
    switch (state.chosen) {
    case ActionState::Chosen::Leader: return aboutLeader;
    case ActionState::Chosen::None:
        return state.followerPools == 0
                   ? ActionWords::tr("The cluster has no follower pool.")
                   : ActionWords::tr("Choose a follower pool first: its card, or its line in the fleet.");
    case ActionState::Chosen::Follower: break;
    }
    return {};
}

QString whyNoLeader(const ActionState& state) {
    return state.hasLeader ? QString() : ActionWords::tr("The cluster has no leader pool yet.");
}

QString whyNoLocking(const ActionState& state) {
    return firstOf({whyNoFleet(state), state.lifted ? QString() : ActionWords::tr("Nothing is unlocked.")});
}

QString whyNoUnlocking(const ActionState& state) {
    return firstOf({whyNotOneTarget(state),
                    state.lock.isEmpty() ? ActionWords::tr("No lock holds for this cluster.") : QString()});
}

QString whyNoForgetting(const ActionState& state) {
    if (state.keyring == fleet::Session::Keyring::Missing) {
        return ActionWords::tr("There is no keyring on this desktop, so no token is stored.");
    }
    return state.session == State::Connecting ? ActionWords::tr("Still connecting.") : QString();
}

QString whyNoStep(const ActionState& state, bool possible, const QString& atTheEnd) {
    QString reason = whyNoList(state);
    return !reason.isEmpty() || possible ? reason : atTheEnd;
}

Availability openDashboard(const ActionState& state) {
    if (state.session == State::Connected && state.sandbox) {
        return {false, {}};
    }
    return unless(whyNotOneTarget(state));
}

Availability openCluster(const ActionState& state) {
    QString reason = whyNotOneTarget(state);
    return unless(!reason.isEmpty() || state.boardShown ? reason : ActionWords::tr("This cluster is open."));
}

} // namespace

std::optional<QString> whyNothingSent(const ActionState& state) {
    const auto why = firstOf({whyNoConnection(state), state.lock});
    return why.isEmpty() ? std::nullopt : std::optional(why);
}

Availability availability(ActionId action, const ActionState& state) {
    switch (action) {
    case ActionId::SwitchAccount:
        return unless(state.session == State::None && !state.fleetShown
                          ? ActionWords::tr("The choice is on the screen.")
                          : QString());
    case ActionId::Disconnect:
        return unless(state.session == State::None ? ActionWords::tr("Not connected.") : QString());
    case ActionId::ForgetToken: return unless(whyNoForgetting(state));
    case ActionId::Refresh: return unless(whyNoFleet(state));
    case ActionId::RefreshCluster:
    case ActionId::CopyName:
    case ActionId::CopyId: return unless(whyNoTarget(state));
    case ActionId::OpenCluster: return openCluster(state);
    case ActionId::OpenDashboard: return openDashboard(state);
    case ActionId::NextCluster:
        return unless(whyNoStep(state, state.hasNext, ActionWords::tr("This is the last cluster listed.")));
    case ActionId::PreviousCluster:
        return unless(whyNoStep(state, state.hasPrevious, ActionWords::tr("This is the first cluster listed.")));
    case ActionId::LockNow: return unless(whyNoLocking(state));
    case ActionId::Unlock: return unless(whyNoUnlocking(state));
    case ActionId::Locks: return unless(whyNoFleet(state));
    case ActionId::AddPool: return unless(firstOf({whyNoChange(state), whyNoMorePools(state)}));
    case ActionId::ScalePool:
        return unless(
            firstOf({whyNoChange(state),
                     whyNoFollower(state, ActionWords::tr("The leader pool has one instance, and a standby for "
                                                          "high availability: it is not scaled."))}));
    case ActionId::DestroyPool:
        return unless(firstOf(
            {whyNoChange(state), whyNoFollower(state, ActionWords::tr("The leader pool stays: it goes with the whole "
                                                                      "cluster."))}));
    case ActionId::ChangeLevel:
    case ActionId::HighAvailability: return unless(firstOf({whyNoChange(state), whyNoLeader(state)}));
    case ActionId::Plan:
        return unless(firstOf({whyNotOneTarget(state), whyNoDetails(state)})); // planning sends nothing
    case ActionId::ShowBoard:
        return unless(firstOf(
            {whyNoFleet(state), state.boardShown ? ActionWords::tr("The fleet board is on the screen.") : QString()}));
    case ActionId::ShowActivity:
        return unless(firstOf(
            {whyNoFleet(state), state.activityShown ? ActionWords::tr("Activity is on the screen.") : QString()}));
    case ActionId::Filter:
    case ActionId::CommandPalette: return unless(whyNoFleet(state));
    case ActionId::ExpandAll:
    case ActionId::CollapseAll: return unless(whyNoList(state));
    case ActionId::Quit:
    case ActionId::AppearanceSystem:
    case ActionId::AppearanceLight:
    case ActionId::AppearanceDark:
    case ActionId::FullScreen:
    case ActionId::Shortcuts:
    case ActionId::About: return usable();
    }
    return usable();
}

} // namespace poolhouse::ui
