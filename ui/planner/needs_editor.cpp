// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/needs_editor.h"

#include "models/plans/needs.h"
#include "ui/planner/needs_conditions.h"
#include "ui/planner/needs_sources.h"
#include "ui/planner/needs_table.h"
#include "ui/planner/spoken_edit.h"
#include "ui/planner/workload_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using Edit = plans::PlanEdit::Kind;

} // namespace

NeedsEditor::NeedsEditor(views::PlannerModel& model, QWidget* parent) : CardFrame(parent), m_model(model) {
    setObjectName(QStringLiteral("needsEditor"));
    setAccessibleName(tr("What the apps need"));
    build();
    layOut();
    wire();
    showChosen(true);
}

void NeedsEditor::build() {
    m_met = new TextLabel(TextStyle::Small, this);
    m_met->setObjectName(QStringLiteral("needsMet"));
    m_met->setDim();
    m_none = new TextLabel(TextStyle::Small, tr("No workloads yet. Add one, or fill them in."), this);
    m_none->setObjectName(QStringLiteral("needsNone"));
    m_none->setWrapping();
    m_none->setDim();
    const auto button = [this](const QString& text, const char* name, const QString& tip) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(toolTipText(tip));
        made->setAccessibleDescription(tip);
        return made;
    };
    // In the order of Tab.
    m_table = new NeedsTable(this);
    m_formPanel = new QWidget(this);
    m_form = new WorkloadForm(m_formPanel);
    m_remove = button(tr("Remove"), "removeWorkload", tr("Remove the selected workload"));
    m_close = button(tr("Done"), "closeWorkload", tr("Close the form (Esc)"));
    m_note = hiddenNote("needsNote", this);
    m_conditions = new NeedsConditions(m_model, this);
    m_add = button(tr("+ Workload"), "addWorkload", tr("Add a workload"));
    m_peaks = button(
        tr("Fill from peaks"), "needsFromPeaks",
        tr("Replace the workloads that read with one per pool, sized by the peak connections this console saw in "
           "the last 7 days"));
    m_sources = button(tr("Fill from…"), "needsSources", tr("Other places that know what the apps need"));
    for (QPushButton* quiet : {m_add, m_peaks, m_sources}) {
        quiet->setProperty("quiet", true);
    }
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("needsSourcesMenu"));
    m_basis = hiddenNote("needsBasis", this);
}

void NeedsEditor::layOut() {
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(new TextLabel(TextStyle::Strong, tr("What the apps need"), this));
    head->addWidget(m_met);
    head->addStretch(1);
    auto* ends = new QHBoxLayout;
    ends->setSpacing(metrics::grid);
    ends->addWidget(m_remove);
    ends->addStretch(1);
    ends->addWidget(m_close);
    auto* form = new QVBoxLayout(m_formPanel);
    form->setContentsMargins(0, 0, 0, metrics::halfGrid);
    form->setSpacing(metrics::halfGrid);
    form->addWidget(m_form);
    form->addLayout(ends);
    auto* sources = new QHBoxLayout;
    sources->setSpacing(metrics::halfGrid);
    sources->addWidget(m_add);
    sources->addWidget(m_peaks);
    sources->addWidget(m_sources);
    sources->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, metrics::halfGrid, 12, 2);
    column->setSpacing(2);
    column->addLayout(head);
    for (QWidget* each : std::initializer_list<QWidget*>{m_none, m_table, m_formPanel, m_note, m_conditions}) {
        column->addWidget(each);
    }
    column->addLayout(sources);
    column->addWidget(m_basis);
}

void NeedsEditor::wire() {
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        m_chosen = m_table->chosen();
        showChosen(true);
    });
    connect(m_form, &WorkloadForm::edited, this, [this](const plans::WorkloadDraft& workload, const QString& field) {
        if (chosenWorkload() == nullptr) {
            return;
        }
        auto needs = m_model.needs();
        needs.workloads[static_cast<std::size_t>(m_chosen)] = workload;
        spokenNeeds(m_model, this, [&] { // the field itself is spoken by its own echo
            m_model.setNeeds(needs, {Edit::EditWorkload, workload.workload.name},
                             std::to_string(m_chosen) + "/" + field.toStdString());
        });
    });
    connect(m_add, &QPushButton::clicked, this, &NeedsEditor::addWorkload);
    connect(m_remove, &QPushButton::clicked, this, &NeedsEditor::removeWorkload);
    connect(m_close, &QPushButton::clicked, this, [this] {
        m_table->setFocus(Qt::OtherFocusReason);
        choose(-1);
    });
    connect(m_peaks, &QPushButton::clicked, this, [this] {
        choose(-1);
        spokenWorkloads(m_model, this, [this] { m_model.fillFromPeaks(); });
    });
    connect(m_sources, &QPushButton::clicked, this, [this] {
        fillMenu();
        m_menu->popup(m_sources->mapToGlobal(QPoint(0, m_sources->height())));
    });
}

void NeedsEditor::fillMenu() {
    fillNeedsSources(
        *m_menu, m_model,
        {[this] { Q_EMIT processesRequested(); }, [this] { Q_EMIT fileRequested(); }, [this] { editLast(); }});
}

void NeedsEditor::editLast() {
    choose(static_cast<int>(m_model.needs().workloads.size()) - 1);
    m_form->focusConnections();
}

void NeedsEditor::showNeeds(const views::PlannerView& view) {
    if (m_cluster != m_model.current()) {
        m_cluster = m_model.current();
        m_chosen = -1;
        m_conditions->forget();
    }
    m_needs = view.needs;
    m_pools.clear();
    for (const auto& row : view.rows) {
        if (!row.leader && !row.destroyed) {
            m_pools << row.name;
        }
    }
    const bool any = !view.needs.rows.empty();
    m_table->showRows(view.needs.rows);
    m_table->setVisible(any);
    m_none->setVisible(!any);
    m_met->showText(view.needs.met.isEmpty() ? QString() : tr("%1 met").arg(view.needs.met));
    m_note->showText(view.needs.note, true);
    m_basis->showText(view.needsBasis, true);
    m_conditions->showConditions(view.needs);
    if (m_chosen >= static_cast<int>(m_model.needs().workloads.size())) {
        m_chosen = -1;
    }
    const bool another = m_chosen != m_table->chosen();
    m_table->choose(m_chosen);
    showChosen(another);
}

void NeedsEditor::showChosen(bool another) {
    const auto* workload = chosenWorkload();
    m_formPanel->setVisible(workload != nullptr);
    if (workload != nullptr) {
        const auto row = static_cast<std::size_t>(m_chosen);
        const bool known = row < m_needs.rows.size();
        m_form->showWorkload(*workload, m_pools, another);
        m_form->showVerdict(known ? m_needs.rows[row] : views::NeedRow());
    }
}

void NeedsEditor::choose(int row) {
    m_chosen = row;
    m_table->choose(row);
    showChosen(true);
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
    spokenWorkloads(m_model, this, [&] { m_model.setNeeds(needs, {Edit::AddWorkload}); });
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
    m_add->setFocus(Qt::OtherFocusReason);
    m_chosen = -1;
    spokenWorkloads(m_model, this, [&] { m_model.setNeeds(needs, {Edit::RemoveWorkload, name}); });
}

void NeedsEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_chosen >= 0) {
        m_table->setFocus(Qt::OtherFocusReason);
        choose(-1);
        return;
    }
    CardFrame::keyPressEvent(event);
}

} // namespace poolhouse::ui
