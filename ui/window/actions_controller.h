// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/ids.h"
#include "ui/actions/actions_state.h"

#include <QObject>

#include <optional>

namespace poolhouse::fleet {
class Poller;
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class Engine;
class ReadOnlyLocks;
} // namespace poolhouse::operations

namespace poolhouse::ui {

class HistoryController;
class Navigation;
class Selection;
struct PoolActions;

/// What the cards of a cluster offer: the same as the actions would with the card's pool chosen.
[[nodiscard]] PoolActions poolActions(ActionState state);

/// Works out which actions are available. On the GUI thread.
class ActionsController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        const fleet::Poller& poller;
        const fleet::Session& session;
        const operations::Engine& operations;
        const operations::ReadOnlyLocks& locks;
        const core::Clock& clock;
        const Navigation& navigation;
        const Selection& selection;
        const HistoryController* history = nullptr; ///< null: nothing to go back or forward to
    };
    explicit ActionsController(const Dependencies& dependencies, QObject* parent = nullptr);

    void refresh();                          ///< emits changed() when the state differs from the last one
    [[nodiscard]] ActionState state() const; ///< recomputed
    /// The state if the cluster were the one target, with no pool chosen and without what depends on the page in front.
    [[nodiscard]] ActionState stateOf(const core::ClusterId& cluster) const;
    /// Why nothing can be sent just now under this lock, given by its sentence, as of the last refresh(). Empty: it
    /// can.
    [[nodiscard]] std::optional<QString> whyNotSent(const std::optional<QString>& lock) const;

Q_SIGNALS:
    void changed(const poolhouse::ui::ActionState& state);

private:
    void addConnection(ActionState& state) const;
    void addSession(ActionState& state) const;
    void addTarget(ActionState& state, const core::ClusterId& target) const;
    void addPools(ActionState& state, const fleet::ClusterRecord& record) const;

    Dependencies m_dependencies;
    std::optional<ActionState> m_last;
};

} // namespace poolhouse::ui
