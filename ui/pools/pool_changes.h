// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "ui/pools/leader_dialog.h"
#include "ui/pools/open_dialogs.h"
#include "ui/pools/pool_drafts.h"

#include <QObject>
#include <QString>

#include <string>

namespace poolhouse::ui {

class AddPoolWizard;
class ScaleDialog;

/// Opens the dialogs that change pools. A dialog already open for the same subject is raised instead of opening a
/// second one. Wizard drafts outlive the account's session.
class PoolChanges : public QObject {
    Q_OBJECT
public:
    explicit PoolChanges(OpenDialogs& dialogs); ///< which become the parent

    void addPool(const core::ClusterId& cluster);
    void scale(const core::ClusterId& cluster, const std::string& pool);
    void scaleTo(const core::ClusterId& cluster, const std::string& pool, int count); ///< as if entered by the user
    void changeLeader(const core::ClusterId& cluster, LeaderDialog::Begin begin);
    void destroy(const core::ClusterId& cluster, const std::string& pool);
    /// Opens the dialog prefilled with the inverse of an operation on a pool. Nothing is submitted without
    /// confirmation.
    void undo(const QString& operation);
    /// Opens the wizard prefilled from a destroyed pool's recipe.
    void makeAgain(const QString& operation);
    /// What comes next for a pool that the operation added; no effect when the pool is gone.
    void showNextSteps(const QString& operation);

Q_SIGNALS:
    void copyRequested(const QString& text);

private:
    [[nodiscard]] const fleet::ClusterRecord* readable(const core::ClusterId& cluster);
    [[nodiscard]] bool hasPool(const core::ClusterId& cluster, const std::string& pool);
    AddPoolWizard* wizardFor(const core::ClusterId& cluster);
    ScaleDialog* scaleFor(const core::ClusterId& cluster, const std::string& pool);
    LeaderDialog* leaderFor(const core::ClusterId& cluster, LeaderDialog::Begin begin);

    OpenDialogs& m_dialogs;
    const ChangeDependencies& m_dependencies;
    PoolDrafts m_drafts;
};

} // namespace poolhouse::ui
