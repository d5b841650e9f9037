// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/session.h"

#include <QString>

#include <optional>

namespace poolhouse::ui {

/// Every command of the window; menus, context menu, tool bar, palette and keyboard share them.
enum class ActionId {
    SwitchAccount,
    Disconnect,
    ForgetToken,
    Quit,
    Refresh,
    RefreshCluster,
    OpenCluster,
    CopyName,
    CopyId,
    OpenDashboard,
    CreateCluster,
    ForkCluster,
    MigrateCluster,
    NextCluster,
    PreviousCluster,
    LockNow,
    Unlock,
    Locks,
    Labels,
    DestroyCluster,
    AddPool,
    ScalePool,
    DestroyPool,
    ChangeLevel,
    HighAvailability,
    AttachApp,
    Plan,
    Back,
    Forward,
    ShowBoard,
    ShowActivity,
    ShowComing,
    Filter,
    ExpandAll,
    CollapseAll,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
    FullScreen,
    CommandPalette,
    Help,
    Shortcuts,
    About,
};
inline constexpr int actionCount = static_cast<int>(ActionId::About) + 1;

/// The input of availability().
struct ActionState {
    enum class Connection { Good, Offline, Refused };
    enum class Details { Read, Unread, Forbidden }; ///< of the one target
    enum class Chosen { None, Leader, Follower };   ///< kind of the chosen pool of the target

    fleet::Session::State session = fleet::Session::State::None;
    fleet::Session::Keyring keyring = fleet::Session::Keyring::Unknown;
    bool sandbox = false;
    bool fleetShown = false; ///< the fleet and not the welcome page is in front
    bool targetOpen = false; ///< the one target is the cluster whose page is in front
    bool boardShown = false; ///< the board and not a cluster page
    bool activityShown = false;
    bool comingShown = false;
    int clustersListed = 0; ///< in the fleet pane, after filtering
    int targets = 0;        ///< clusters that are selected or open
    bool hasNext = false;   ///< a listed cluster follows the open one
    bool hasPrevious = false;
    bool hasBack = false; ///< a place was visited before the one in front
    bool hasForward = false;

    Connection connection = Connection::Good;
    std::optional<QString> noChanges; ///< why operations are refused altogether
    Details details = Details::Unread;
    std::optional<QString> lock;  ///< sentence of the lock on the target
    bool liftable = true;         ///< the lock on the target may be lifted
    bool lifted = false;          ///< at least one lock is temporarily lifted
    bool changedByOthers = false; ///< the target changes without an operation of this console
    bool hasLeader = false;
    bool poolsKnown = true; ///< false: the target may have pools beside those that are counted
    int followerPools = 0;
    int followerInstances = 0; ///< over all follower pools of the target
    Chosen chosen = Chosen::None;

    friend bool operator==(const ActionState&, const ActionState&) = default;
};

/// Whether an action is shown, and why it is disabled (a sentence for its tool tip).
struct [[nodiscard]] Availability {
    bool present = true;
    std::optional<QString> whyNot;

    [[nodiscard]] bool enabled() const { return present && !whyNot; }
    friend bool operator==(const Availability&, const Availability&) = default;
};

/// Why no request about the target can be sent now: no connection, or a lock.
[[nodiscard]] std::optional<QString> whyNothingSent(const ActionState& state);

/// Pure; the only place that decides it.
[[nodiscard]] Availability availability(ActionId action, const ActionState& state);

} // namespace poolhouse::ui
