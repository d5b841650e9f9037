// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions_state.h"

#include <QCoreApplication>

namespace poolhouse::ui {

namespace {

using State = models::Session::State;

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
    const QString reason = whyNoFleet(state);
    if (!reason.isEmpty() || state.clustersListed > 0) {
        return reason;
    }
    return ActionWords::tr("No cluster is listed.");
}

QString whyNoTarget(const ActionState& state) {
    const QString reason = whyNoFleet(state);
    if (!reason.isEmpty() || state.targets > 0) {
        return reason;
    }
    return ActionWords::tr("No cluster is selected.");
}

QString whyNotOneTarget(const ActionState& state) {
    const QString reason = whyNoTarget(state);
    if (!reason.isEmpty() || state.targets == 1) {
        return reason;
    }
    return ActionWords::tr("Several clusters are selected: choose one.");
}

QString whyNoForgetting(const ActionState& state) {
    if (state.keyring == models::Session::Keyring::Missing) {
        return ActionWords::tr("There is no keyring on this desktop, so no token is stored.");
    }
    return state.session == State::Connecting ? ActionWords::tr("Still connecting.") : QString();
}

QString whyNoStep(const ActionState& state, bool possible, const QString& atTheEnd) {
    const QString reason = whyNoList(state);
    return !reason.isEmpty() || possible ? reason : atTheEnd;
}

Availability openDashboard(const ActionState& state) {
    if (state.session == State::Connected && state.sandbox) {
        return {false, {}};
    }
    return unless(whyNotOneTarget(state));
}

Availability openCluster(const ActionState& state) {
    const QString reason = whyNotOneTarget(state);
    return unless(!reason.isEmpty() || state.boardShown ? reason : ActionWords::tr("This cluster is open."));
}

} // namespace

Availability availability(ActionId action, const ActionState& state) {
    switch (action) {
    case ActionId::SwitchAccount:
        return unless(state.session == State::None && !state.fleetShown ? ActionWords::tr("The choice is on the screen.")
                                                                        : QString());
    case ActionId::Disconnect: return unless(state.session == State::None ? ActionWords::tr("Not connected.") : QString());
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
    case ActionId::ShowBoard: {
        const QString reason = whyNoFleet(state);
        return unless(reason.isEmpty() && state.boardShown ? ActionWords::tr("The fleet board is on the screen.") : reason);
    }
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
