// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/engine.h"
#include "ui/pools/leader_dialog.h"
#include "ui/pools/pool_drafts.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <string>
#include <vector>

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::fleet {
class Poller;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class ReadOnlyLocks;
} // namespace poolhouse::operations

namespace poolhouse::ui {

class AddPoolWizard;
class ChangeDialog;
class ScaleDialog;

/// Dependencies; all references must outlive PoolChanges.
struct PoolChangeDependencies {
    fleet::Store& store;
    operations::Engine& operations;
    fleet::Poller& poller;
    const operations::ReadOnlyLocks& locks;
    const core::Clock& clock;
    Preferences& preferences;
};

/// Opens the dialogs that change pools, submits their changes to the engine and forwards operation updates to them. A
/// dialog already open for the same subject is raised instead of opening a second one. Switching the account closes all
/// dialogs; wizard drafts are kept.
class PoolChanges : public QObject {
    Q_OBJECT
public:
    PoolChanges(PoolChangeDependencies dependencies, QWidget& window); ///< the window becomes the parent
    ~PoolChanges() override;

    void addPool(const core::ClusterId& cluster);
    void scale(const core::ClusterId& cluster, const std::string& pool);
    void scaleTo(const core::ClusterId& cluster, const std::string& pool, int count); ///< as if entered by the user
    void changeLeader(const core::ClusterId& cluster, LeaderDialog::Begin begin);
    void destroy(const core::ClusterId& cluster, const std::string& pool);
    /// Opens the dialog prefilled with the inverse of an operation. Nothing is submitted without confirmation.
    void undo(const QString& operation);
    /// Opens the wizard prefilled from a destroyed pool's recipe.
    void makeAgain(const QString& operation);
    /// What comes next for a pool that the operation added; no effect when the pool is gone.
    void showNextSteps(const QString& operation);
    void updateLocks(); ///< re-evaluates locks and connection for open dialogs

Q_SIGNALS:
    void impossible(const QString& why); ///< no dialog could be opened; localized reason
    void copyRequested(const QString& text);
    void ended(const QString& operation); ///< finished, and no open dialog shows it

private:
    [[nodiscard]] const fleet::ClusterRecord* readable(const core::ClusterId& cluster);
    [[nodiscard]] bool hasPool(const core::ClusterId& cluster, const std::string& pool);
    [[nodiscard]] std::optional<QString> whyLocked(const core::ClusterId& cluster) const;
    template <class Dialog> [[nodiscard]] Dialog* openOne(const core::ClusterId& cluster, const QString& about) const;
    AddPoolWizard* wizardFor(const core::ClusterId& cluster);
    ScaleDialog* scaleFor(const core::ClusterId& cluster, const std::string& pool);
    LeaderDialog* leaderFor(const core::ClusterId& cluster, LeaderDialog::Begin begin);
    void manage(ChangeDialog* dialog, const QString& about);
    void present(ChangeDialog* dialog);
    void submit(ChangeDialog& dialog, const std::vector<operations::Intent>& intents);
    void follow(const QString& operation);
    void closeAll();

    struct Open {
        QPointer<ChangeDialog> dialog;
        QString about; ///< pool name; empty for a new pool
    };

    PoolChangeDependencies m_dependencies;
    QWidget& m_window;
    PoolDrafts m_drafts;
    std::vector<Open> m_open;
    QString m_shownOperation; ///< last updated operation, if a dialog shows it
};

} // namespace poolhouse::ui
