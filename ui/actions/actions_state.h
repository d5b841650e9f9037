// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/session.h"

#include <QString>

namespace poolhouse::ui {

/// Everything a person can ask of the window. Menu, context menu, tool bar, palette and keyboard reach the same ones.
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
    NextCluster,
    PreviousCluster,
    LockNow,
    Unlock,
    Locks,
    AddPool,
    ScalePool,
    DestroyPool,
    ChangeLevel,
    HighAvailability,
    Plan,
    ShowBoard,
    ShowActivity,
    Filter,
    ExpandAll,
    CollapseAll,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
    FullScreen,
    CommandPalette,
    Shortcuts,
    About,
};
inline constexpr int actionCount = static_cast<int>(ActionId::About) + 1;

/// All that decides which actions make sense now.
struct ActionState {
    enum class Connection { Good, Offline, Refused };
    enum class Details { Read, Unread, Forbidden }; ///< of the one target
    enum class Chosen { None, Leader, Follower };   ///< which kind of pool of it

    fleet::Session::State session = fleet::Session::State::None;
    fleet::Session::Keyring keyring = fleet::Session::Keyring::Unknown;
    bool sandbox = false;
    bool fleetShown = false; ///< the fleet and not the welcome page is in front
    bool boardShown = false; ///< the board and not a cluster page
    bool activityShown = false;
    int clustersListed = 0; ///< in the fleet pane, after filtering
    int targets = 0;        ///< clusters that are selected or open
    bool hasNext = false;   ///< a listed cluster follows the open one
    bool hasPrevious = false;

    Connection connection = Connection::Good;
    QString noChanges; ///< why no operation is taken on at all; empty: they are
    Details details = Details::Unread;
    QString lock;                 ///< the sentence of the lock that holds for the target; empty: none does
    bool lifted = false;          ///< some lock is lifted for a time
    bool changedByOthers = false; ///< the target is changing, and not by an operation of this console
    bool hasLeader = false;
    int followerPools = 0;
    int followerInstances = 0; ///< over all follower pools of the target
    Chosen chosen = Chosen::None;

    friend bool operator==(const ActionState&, const ActionState&) = default;
};

/// Whether an action is there at all, and if it cannot be used, why: a sentence for its tool tip.
struct Availability {
    bool present = true;
    QString whyNot;

    [[nodiscard]] bool enabled() const { return present && whyNot.isEmpty(); }
    friend bool operator==(const Availability&, const Availability&) = default;
};

/// Why nothing can be sent about the target just now, whatever it would be: no connection, or a lock. Empty: it can.
[[nodiscard]] QString whyNothingSent(const ActionState& state);

/// The one place that decides it.
[[nodiscard]] Availability availability(ActionId action, const ActionState& state);

} // namespace poolhouse::ui
