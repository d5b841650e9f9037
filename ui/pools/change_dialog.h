// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/cluster_record.h"
#include "models/operations/engine.h"
#include "models/operations/operation.h"
#include "models/views/pool_forms.h"
#include "models/views/pool_forms_operation.h"

#include <QDialog>
#include <QStringList>

#include <optional>
#include <vector>

class QHBoxLayout;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::core {
class Clock;
}

namespace poolhouse::ui {

class LabelHead;
class OperationPanel;

/// Base of the dialogs that change pools, or make a cluster: then it belongs to none. Works on a snapshot of the
/// cluster (the basis), reports drift from it, submits changes with changesRequested(), and shows the operations'
/// progress while keeping the input. Closes once the API has accepted the first operation. Keeps its cluster and pool
/// whatever page is in front, so it does not block the window. Deletes itself on close; show it with show(). Object
/// names of the children: "labelHead", "operationPanel", "cancelButton", "askButton"; see the dialogs for theirs.
class ChangeDialog : public QDialog {
    Q_OBJECT
public:
    /// `store` and `clock` must outlive the dialog. The store must hold the cluster's details; an empty `cluster` has
    /// none, and neither basis nor drift.
    ChangeDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, QWidget* parent);
    ~ChangeDialog() override;

    [[nodiscard]] const core::ClusterId& cluster() const { return m_cluster; }

    /// Response to changesRequested(): ids of the operations created, in the same order.
    void setOperations(const QStringList& ids);
    /// Rejects changesRequested() with a localized reason.
    void refuse(const QString& why);
    /// Handles an operation update. Returns false, without effect, for operations of other dialogs.
    bool follow(const operations::Operation& operation);
    /// Reason that blocks changes (read-only lock, no connection); nullopt: none.
    void setLocked(const std::optional<QString>& why);

    void reject() override;

Q_SIGNALS:
    /// The changes to submit, in order, all against the same basis.
    void changesRequested(const std::vector<poolhouse::operations::Intent>& intents);
    void withdrawn(const QString& operation);
    void codeEntered(const QString& operation, const QString& code);
    void codeLeftOpen(const QString& operation); ///< closed while it waits for a code
    /// An operation detected drift that the store does not show yet: refresh the cluster.
    void refreshRequested(const poolhouse::core::ClusterId& cluster);

protected:
    /// Content between panel and buttons; disabled while an operation is running.
    [[nodiscard]] QWidget* body() const { return m_body; }
    [[nodiscard]] QVBoxLayout* column() const { return m_column; } ///< layout of panel and body
    [[nodiscard]] QHBoxLayout* footer() const { return m_footer; } ///< ends with the cancel and submit buttons
    [[nodiscard]] QPushButton* submitButton() const { return m_submit; }
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
    [[nodiscard]] fleet::ClusterSnapshot snapshot() const;
    [[nodiscard]] const std::vector<core::PoolShape>& basis() const { return m_basis; }
    [[nodiscard]] const fleet::Store& store() const { return m_store; }
    [[nodiscard]] bool busy() const { return m_busy; }

    /// Shows the form for the draft against the snapshot; called on every cluster update.
    virtual void showForm() = 0;
    /// Changes to submit; empty if none.
    [[nodiscard]] virtual std::vector<core::Change> changes() const = 0;
    /// The same, each with its cluster and basis. By default those of the dialog.
    [[nodiscard]] virtual std::vector<operations::Intent> intents() const;
    /// Reason that blocks submitting, for the button's tool tip; nullopt: none.
    [[nodiscard]] virtual std::optional<QString> whyNot() const = 0;
    /// Shows the API's message at a field; nullopt clears it.
    virtual void showFieldProblem(core::DraftField field, const std::optional<QString>& sentence);
    virtual void clearProblems();                               ///< of all fields, before something is sent
    virtual void showProblem(const views::OperationNote& note); ///< at its field, if it has one
    /// Whether the cluster is still as the form takes it to be, so that newer figures are shown at once. The default
    /// compares the shapes of all pools.
    [[nodiscard]] virtual bool sameBasis(const core::ClusterInfo& info) const;
    /// False if the dialog's pool no longer exists.
    [[nodiscard]] virtual bool stillThere(const core::ClusterInfo& info) const;
    virtual void onTaken(const std::string& operation); ///< the engine has the changes; the id is that of the first
    virtual void onApiAccepted();                       ///< the API accepted the first change; closes
    virtual void busyChanged();                         ///< busy() changed; updates the buttons
    virtual void arrangeParts(); ///< for what is shown now and the screen; called before the dialog grows

    void showEvent(QShowEvent* event) override;
    void submit();
    void showButtons();
    void growToFit(); ///< grows to the content, up to the screen height; never shrinks
    void setVerb(const QString& verb);
    void setTitle(const QString& title); ///< of the window, which names the cluster as well

private:
    void build();
    void onClusterChanged(const core::ClusterId& cluster);
    void showDrift();
    void useNewFigures();
    void updateSnapshot();
    void showLabel();
    void showOperation();
    void setBusy(bool busy, bool withdrawable);

    const fleet::Store& m_store;
    const core::Clock& m_clock;
    core::ClusterId m_cluster;
    fleet::ClusterRecord m_record; ///< snapshot; figures are refreshed while the shapes are unchanged
    std::vector<core::PoolShape> m_basis;
    QStringList m_operations;
    std::optional<operations::Operation> m_current;
    std::optional<QString> m_locked;
    bool m_busy = false;
    bool m_withdrawable = false;
    bool m_drifted = false;

    LabelHead* m_label = nullptr;
    OperationPanel* m_panel = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_column = nullptr;
    QHBoxLayout* m_footer = nullptr;
    QPushButton* m_submit = nullptr;
    QPushButton* m_cancel = nullptr;
    QTimer* m_countdown = nullptr;
};

} // namespace poolhouse::ui
