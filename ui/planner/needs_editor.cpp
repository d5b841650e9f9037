// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/needs_editor.h"

#include "models/core/money.h"
#include "models/plans/needs.h"
#include "models/text/plan_draft_text.h"
#include "ui/planner/workload_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using Edit = plans::PlanEdit::Kind;

enum NeedColumn { NeedName, NeedConnections, NeedPool, NeedColumnCount };
constexpr int mostNeedRows = 6;
constexpr int longestBudgetLine = 260;

} // namespace

NeedsEditor::NeedsEditor(views::PlannerModel& model, QWidget* parent) : QWidget(parent), m_model(model) {
    setObjectName(QStringLiteral("needsEditor"));
    build();
    layOut();
    wire();
    showChosen(true);
}

void NeedsEditor::build() {
    buildTable();
    const auto button = [this](const QString& text, const char* name, const QString& tip) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(toolTipText(tip));
        return made;
    };
    m_add = button(tr("+ Workload"), "addWorkload", tr("Add a workload"));
    m_remove = button(tr("Remove"), "removeWorkload", tr("Remove the selected workload"));
    m_peaks = button(tr("From peaks"), "needsFromPeaks",
                     tr("Replace the workloads with one per pool, sized by the peak connections this console saw in "
                        "the last 7 days"));
    m_basis = new TextLabel(TextStyle::Small, this);
    m_basis->setObjectName(QStringLiteral("needsBasis"));
    m_basis->setWrapping();
    m_basis->setDim();
    m_find = button(tr("Find the cheapest"), "findCheapest",
                    tr("Find the cheapest configuration that meets these requirements"));
    const auto box = [this](const QString& text, const char* name) {
        auto* made = new QCheckBox(text, this);
        made->setObjectName(QLatin1String(name));
        made->setMinimumHeight(metrics::target);
        return made;
    };
    m_survive = box(tr("Survive losing an instance"), "surviveLoss");
    m_standby = box(tr("Leader with standby"), "leaderStandby");
    m_budget = new QLineEdit(this);
    m_budget->setObjectName(QStringLiteral("budgetField"));
    m_budget->setAccessibleName(tr("Budget per month"));
    m_budget->setPlaceholderText(tr("No budget"));
    m_budget->setMinimumHeight(metrics::target);
    m_budget->setMaximumWidth(160);
    m_budgetProblem = new FieldProblem(QStringLiteral("budgetProblem"), this);
    m_budgetProblem->setLongestLine(longestBudgetLine);
    m_budgetProblem->showProblem({});
    m_form = new WorkloadForm(this);
}

void NeedsEditor::buildTable() {
    m_table = new QTableWidget(0, NeedColumnCount, this);
    m_table->setObjectName(QStringLiteral("workloadTable"));
    m_table->setAccessibleName(tr("Workloads"));
    m_table->setHorizontalHeaderLabels({tr("Workload"), tr("Connections"), tr("Pool")});
    m_table->horizontalHeaderItem(NeedName)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(NeedConnections)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->horizontalHeaderItem(NeedPool)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(NeedName, QHeaderView::Stretch);
    setUpFramedTable(*m_table);
}

void NeedsEditor::layOut() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(m_table);
    auto* buttons = new QWidget(this);
    auto* flow = new FlowLayout(buttons);
    for (QWidget* each :
         {static_cast<QWidget*>(m_add), static_cast<QWidget*>(m_remove), static_cast<QWidget*>(m_peaks)}) {
        flow->addWidget(each);
    }
    column->addWidget(buttons);
    column->addWidget(m_basis);
    column->addWidget(m_form);
    auto* boxes = new QWidget(this);
    auto* boxFlow = new FlowLayout(boxes, 16, 4);
    boxFlow->addWidget(m_survive);
    boxFlow->addWidget(m_standby);
    column->addWidget(boxes);
    auto* budget = new QHBoxLayout;
    budget->setSpacing(metrics::grid);
    auto* label = new TextLabel(TextStyle::Body, tr("Budget per month"), this);
    label->setBuddy(m_budget);
    budget->addWidget(label);
    budget->addWidget(m_budget, 1);
    budget->addStretch(1);
    column->addLayout(budget);
    column->addWidget(m_budgetProblem);
    auto* find = new QHBoxLayout;
    find->addWidget(m_find);
    find->addStretch(1);
    column->addLayout(find);
}

void NeedsEditor::wire() {
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        m_chosen = chosen();
        showChosen(true);
    });
    connect(m_form, &WorkloadForm::edited, this, [this](const plans::WorkloadDraft& workload, const QString& field) {
        if (chosenWorkload() == nullptr) {
            return;
        }
        auto needs = m_model.needs();
        needs.workloads[static_cast<std::size_t>(m_chosen)] = workload;
        m_model.setNeeds(needs, {Edit::EditWorkload, workload.workload.name},
                         std::to_string(m_chosen) + "/" + field.toStdString());
    });
    connect(m_add, &QPushButton::clicked, this, &NeedsEditor::addWorkload);
    connect(m_remove, &QPushButton::clicked, this, &NeedsEditor::removeWorkload);
    connect(m_peaks, &QPushButton::clicked, &m_model, &views::PlannerModel::fillFromPeaks);
    connect(m_find, &QPushButton::clicked, &m_model, &views::PlannerModel::findCheapest);
    connect(m_survive, &QCheckBox::toggled, this, [this](bool on) {
        auto needs = m_model.needs();
        needs.surviveInstanceLoss = on;
        m_model.setNeeds(needs, {Edit::SetSurviveLoss});
    });
    connect(m_standby, &QCheckBox::toggled, this, [this](bool on) {
        auto needs = m_model.needs();
        needs.leaderHighAvailability = on;
        m_model.setNeeds(needs, {Edit::SetLeaderStandby});
    });
    connect(m_budget, &QLineEdit::textEdited, this, &NeedsEditor::readBudget);
}

int NeedsEditor::chosen() const {
    const auto rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.front().row();
}

void NeedsEditor::showNeeds(const QStringList& pools, const QString& basis) {
    m_basis->showText(basis, true);
    const auto needs = m_model.needs();
    const bool moved = needs.workloads.size() != static_cast<std::size_t>(m_table->rowCount());
    m_pools = pools;
    const QSignalBlocker survive(m_survive);
    const QSignalBlocker standby(m_standby);
    m_survive->setChecked(needs.surviveInstanceLoss);
    m_standby->setChecked(needs.leaderHighAvailability);
    const auto shown = plans::readBudget(m_budget->text());
    const bool halfTyped = m_budget->hasFocus() && !shown;
    if (!halfTyped && (!shown || shown.value() != needs.maxMonthly)) {
        m_budget->setText(needs.maxMonthly ? QString::fromStdString(core::formatShort(*needs.maxMonthly)) : QString());
        m_budgetProblem->showProblem({});
    }
    {
        const QSignalBlocker quiet(m_table);
        m_table->setRowCount(static_cast<int>(needs.workloads.size()));
        for (int row = 0; row < m_table->rowCount(); ++row) {
            fillRow(row);
        }
        m_chosen = std::min(m_chosen, m_table->rowCount() - 1);
        if (m_chosen < 0 && m_table->rowCount() > 0) {
            m_chosen = 0;
        }
        if (m_chosen >= 0 && chosen() != m_chosen) {
            m_table->selectRow(m_chosen);
        }
    }
    if (moved) {
        const int rows = std::clamp(m_table->rowCount(), 1, mostNeedRows);
        m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                                rows * m_table->verticalHeader()->defaultSectionSize() + 6);
    }
    showChosen(moved);
}

void NeedsEditor::fillRow(int row) {
    const auto& draft = m_model.needs().workloads[static_cast<std::size_t>(row)];
    const bool writes = draft.workload.access == core::Workload::Access::Write;
    QString name = QString::fromStdString(draft.workload.name);
    if (draft.factors.size() > 1) {
        name = tr("%1, %2", "workload, its factors").arg(name, plans::connectionsText(draft));
    }
    const QString texts[] = {name, QString::fromStdString(core::formatCount(draft.workload.connections)),
                             writes                ? tr("leader")
                             : draft.workload.pool ? QString::fromStdString(*draft.workload.pool)
                                                   : tr("any")};
    for (int column = 0; column < NeedColumnCount; ++column) {
        auto* cell = m_table->item(row, column);
        if (cell == nullptr) {
            cell = new QTableWidgetItem;
            cell->setTextAlignment((column == NeedConnections ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            m_table->setItem(row, column, cell);
        }
        if (cell->text() != texts[column]) {
            cell->setText(texts[column]);
        }
    }
}

void NeedsEditor::showChosen(bool another) {
    const auto* workload = chosenWorkload();
    m_form->setVisible(workload != nullptr);
    m_remove->setEnabled(workload != nullptr);
    if (workload != nullptr) {
        m_form->showWorkload(*workload, m_pools, another);
    }
}

const plans::WorkloadDraft* NeedsEditor::chosenWorkload() const {
    const auto& workloads = m_model.needs().workloads;
    const auto row = static_cast<std::size_t>(m_chosen);
    return m_chosen >= 0 && row < workloads.size() ? &workloads[row] : nullptr;
}

void NeedsEditor::addWorkload() {
    auto needs = m_model.needs();
    plans::WorkloadDraft added;
    const auto named = [&needs](const std::string& name) {
        return std::any_of(needs.workloads.begin(), needs.workloads.end(),
                           [&name](const plans::WorkloadDraft& each) { return each.workload.name == name; });
    };
    int number = static_cast<int>(needs.workloads.size()) + 1;
    do {
        added.workload.name = "workload-" + std::to_string(number++);
    } while (named(added.workload.name));
    added.workload.connections = 100;
    needs.workloads.push_back(added);
    m_chosen = static_cast<int>(needs.workloads.size()) - 1;
    m_model.setNeeds(needs, {Edit::AddWorkload});
    m_form->focusFirst();
}

void NeedsEditor::removeWorkload() {
    const auto* workload = chosenWorkload();
    if (workload == nullptr) {
        return;
    }
    auto needs = m_model.needs();
    const auto name = workload->workload.name;
    needs.workloads.erase(needs.workloads.begin() + m_chosen);
    m_model.setNeeds(needs, {Edit::RemoveWorkload, name});
}

void NeedsEditor::readBudget() {
    const auto read = plans::readBudget(m_budget->text());
    m_budgetProblem->showProblem(read ? std::nullopt : std::optional(text::budgetProblem(read.error())));
    if (read) {
        auto needs = m_model.needs();
        needs.maxMonthly = read.value();
        m_model.setNeeds(needs, {Edit::SetBudget}, "budget");
    }
}

} // namespace poolhouse::ui
