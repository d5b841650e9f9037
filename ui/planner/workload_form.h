// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/plan_draft.h"
#include "models/views/planner_needs.h"

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace poolhouse::ui {

class FieldProblem;
class TextLabel;

/// Editor of one workload. Invalid input stays in its field, with the reason below. Object names "workloadForm",
/// "workloadName", "workloadConnections", "workloadProblem", "workloadAccess", "workloadPool", "workloadShare",
/// "workloadMemory", "workloadVcpu", "workloadEntry", "workloadVerdict".
class WorkloadForm : public QWidget {
    Q_OBJECT
public:
    explicit WorkloadForm(QWidget* parent = nullptr);

    /// `another`: a different workload is shown; discard unsaved input.
    void showWorkload(const plans::WorkloadDraft& workload, const QStringList& pools, bool another);
    void showVerdict(const views::NeedRow& need); ///< what is wrong with the entry, or why it is not met
    void focusFirst();
    void focusConnections();

Q_SIGNALS:
    void edited(const poolhouse::plans::WorkloadDraft& workload, const QString& field);

private:
    void build();
    void wire();
    void readConnections();
    void showPool(const QStringList& pools);

    plans::WorkloadDraft m_workload;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_connections = nullptr;
    FieldProblem* m_problem = nullptr;
    FieldProblem* m_entry = nullptr;
    TextLabel* m_verdict = nullptr;
    QComboBox* m_access = nullptr;
    QComboBox* m_pool = nullptr;
    QCheckBox* m_share = nullptr;
    QSpinBox* m_memory = nullptr;
    QSpinBox* m_vcpu = nullptr;
};

} // namespace poolhouse::ui
