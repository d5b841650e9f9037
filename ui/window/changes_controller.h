// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "ui/actions/actions_state.h"
#include "ui/window/message_sink.h"

#include <QObject>

#include <functional>
#include <optional>
#include <set>
#include <string>

namespace poolhouse::fleet {
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class Engine;
struct Operation;
} // namespace poolhouse::operations

namespace poolhouse::ui {

class Selection;

/// What the controller needs of the dialogs that change pools.
class ChangeDialogs {
public:
    virtual ~ChangeDialogs() = default;
    /// AddPool, ScalePool, DestroyPool, ChangeLevel, HighAvailability, AttachApp, ForkCluster, MigrateCluster or
    /// DestroyCluster; `pool` is the name of the chosen pool and may be empty. CreateCluster: `cluster` has the app
    /// that is proposed, and may be empty.
    virtual void open(ActionId action, const core::ClusterId& cluster, const std::string& pool) = 0;
    /// As ScalePool, with this number of instances entered.
    virtual void openScale(const core::ClusterId& cluster, const std::string& pool, int count) = 0;
    virtual void undo(const QString& operation) = 0;
    virtual void showNextSteps(const QString& operation) = 0; ///< of a pool that was added
    virtual void switchOver(const QString& operation) = 0;    ///< apps, to the copy of a cluster that it made
};

/// Whether the end of an operation is announced, and what the message offers.
struct EndAnnouncement {
    enum class Offer { Undo, NextSteps, SwitchOver, Activity };
    Message message; ///< without `act`
    Offer offer = Offer::Activity;
};
/// Empty for a cancelled operation, and for a step of a plan: the plan announces its own end.
[[nodiscard]] std::optional<EndAnnouncement> endAnnouncement(const operations::Operation& operation, bool isPlanStep);

/// Opens the dialogs that change pools and announces how operations ended. On the GUI thread.
class ChangesController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        const operations::Engine& operations;
        std::function<bool(const std::string& operation)> isPlanStep;
        const Selection& selection;
        ChangeDialogs& dialogs;
        MessageSink& messages;
    };
    explicit ChangesController(Dependencies dependencies, QObject* parent = nullptr);

    /// For the one target; ignored unless there is exactly one.
    void openDialog(ActionId action, const std::optional<core::PoolId>& pool);
    void openNewCluster();                               ///< in the app of the one target, if there is exactly one
    void openScale(const core::PoolId& pool, int count); ///< as openDialog(), with the number of instances entered
    void announceImpossible(const QString& why);         ///< no dialog could be opened
    void announceEnd(const QString& operation);          ///< of an operation that no open dialog shows
    /// That it waits for a second-factor code, until it no longer does.
    void announceCode(const QString& operation);
    /// Activity has the field for its code; empty: of none. Once it has it no longer, the message is posted.
    void setShownInActivity(const QString& operation);

Q_SIGNALS:
    void activityRequested(const QString& operation); ///< by the button of a message

private:
    void withdrawCode(const QString& operation);

    Dependencies m_dependencies;
    std::set<QString> m_codesWanted; ///< operations that waited for one
    QString m_shownInActivity;
};

} // namespace poolhouse::ui
