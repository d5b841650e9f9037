// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/fleet/store.h"
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

namespace poolhouse::ui {

class OperationPanel;

/// What the dialogs that change pools have in common. One looks at a cluster as it was when the person began (the
/// basis), says so when the cluster has changed since, asks for changes with asked(), and then shows what the
/// operations tell without closing or losing what was entered. It closes when the API has accepted the first of them.
/// It deletes itself when closed; show it with open(). Object names of the parts: "operationPanel", "cancelButton",
/// "askButton"; see the dialogs for theirs.
class ChangeDialog : public QDialog {
    Q_OBJECT
public:
    /// Both outlive the dialog. The cluster has to be in the store with its details.
    ChangeDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster, QWidget* parent);

    [[nodiscard]] const core::ClusterId& cluster() const { return m_cluster; }

    /// The answer to asked(): the operations that were made for it, in the same order.
    void setOperations(const QStringList& ids);
    /// The other answer: it cannot be done now, and why.
    void refuse(const QString& why);
    /// News of any operation; those of others are ignored, and answered with false.
    bool follow(const operations::Operation& operation);
    /// Why nothing can be changed here just now (a read-only lock, no connection); empty: it can.
    void setLocked(const QString& why);

    void reject() override;

Q_SIGNALS:
    /// The changes decided on, in order; all of them rest on the same basis, as the earlier ones are part of the plan.
    void asked(const std::vector<poolhouse::operations::Intent>& intents);
    void withdrawn(const QString& operation);
    void codeEntered(const QString& operation, const QString& code);
    /// An operation found the cluster changed, but the store does not show it yet: read it again.
    void refreshWanted(const poolhouse::core::ClusterId& cluster);

protected:
    /// Between the panel and the buttons; what is in it is disabled while an operation is under way.
    [[nodiscard]] QWidget* body() const { return m_body; }
    [[nodiscard]] QVBoxLayout* column() const { return m_column; } ///< panel and body; the frame of the page
    [[nodiscard]] QHBoxLayout* footer() const { return m_footer; } ///< ends with the cancel and the ask button
    [[nodiscard]] QPushButton* askButton() const { return m_ask; }
    [[nodiscard]] QPushButton* cancelButton() const { return m_cancel; }
    [[nodiscard]] fleet::ClusterSnapshot subject() const;
    [[nodiscard]] const std::vector<core::PoolShape>& basis() const { return m_basis; }
    [[nodiscard]] const fleet::Store& store() const { return m_store; }
    [[nodiscard]] bool busy() const { return m_busy; }

    /// Shows the form for the draft and the cluster as decided on; called with each news of it.
    virtual void showForm() = 0;
    /// What to ask for; empty while nothing can be.
    [[nodiscard]] virtual std::vector<core::Change> changes() const = 0;
    /// Why it cannot be asked for now, for the tool tip of the button; empty when it can.
    [[nodiscard]] virtual QString whyNot() const = 0;
    /// Puts the API's sentence beside a field; an empty sentence takes it away.
    virtual void showFieldProblem(core::DraftField field, const QString& sentence);
    /// Whether there is still something to change here: false when the pool is gone.
    [[nodiscard]] virtual bool stillThere(const core::ClusterInfo& info) const;
    virtual void accepted();    ///< the API has it; closes
    virtual void busyChanged(); ///< busy() is another: shows the buttons; for what a dialog has beside the body

    void showEvent(QShowEvent* event) override;
    void ask();
    void showButtons();
    void makeRoom(); ///< grows to what is shown, as far as the screen goes; never shrinks under the hand
    void setVerb(const QString& verb);

private:
    void build();
    void look(const core::ClusterId& cluster);
    void showDrift();
    void useNewFigures();
    void takeRecord();
    void showOperation();
    void setBusy(bool busy, bool withdrawable);

    const fleet::Store& m_store;
    const core::Clock& m_clock;
    core::ClusterId m_cluster;
    fleet::ClusterRecord m_record; ///< as decided on, its figures as fresh as the shapes stay the same
    std::vector<core::PoolShape> m_basis;
    QStringList m_operations;
    std::optional<operations::Operation> m_current;
    QString m_locked;
    bool m_busy = false;
    bool m_withdrawable = false;
    bool m_drifted = false;

    OperationPanel* m_panel = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_column = nullptr;
    QHBoxLayout* m_footer = nullptr;
    QPushButton* m_ask = nullptr;
    QPushButton* m_cancel = nullptr;
    QTimer* m_countdown = nullptr;
};

} // namespace poolhouse::ui
