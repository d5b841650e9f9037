// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/workload_form.h"

#include "models/plans/needs.h"
#include "models/text/plan_draft_text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace poolhouse::ui {

namespace {

constexpr int readsIndex = 0;
constexpr int writesIndex = 1;
constexpr int longestWorkloadLine = 260;

/// Sets the text without signals, unless unchanged.
void putText(QLineEdit& field, const QString& text) {
    if (field.text() != text) {
        const QSignalBlocker quiet(&field);
        field.setText(text);
    }
}

} // namespace

WorkloadForm::WorkloadForm(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("workloadForm"));
    build();
    wire();
}

void WorkloadForm::build() {
    m_name = new QLineEdit(this);
    m_connections = new QLineEdit(this);
    m_connections->setPlaceholderText(tr("1,300 or 26 x 5 x 10"));
    m_connections->setToolTip(toolTipText(tr("A number or dynos x processes x threads x pool size")));
    m_problem = new FieldProblem(QStringLiteral("workloadProblem"), this);
    m_problem->setLongestLine(longestWorkloadLine);
    m_problem->showProblem({});
    m_entry = new FieldProblem(QStringLiteral("workloadEntry"), this);
    m_entry->setLongestLine(longestWorkloadLine);
    m_entry->showProblem({});
    m_verdict = new TextLabel(TextStyle::Small, this);
    m_verdict->setObjectName(QStringLiteral("workloadVerdict"));
    m_verdict->setWrapping();
    m_verdict->setDim();
    m_verdict->hide();
    m_access = new ChevronCombo(this);
    m_access->addItems({tr("reads"), tr("writes")});
    m_pool = new ChevronCombo(this);
    m_pool->setEditable(true);
    m_pool->setInsertPolicy(QComboBox::NoInsert);
    m_memory = new QSpinBox(this);
    m_memory->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_memory->setRange(0, 100'000);
    m_memory->setSpecialValueText(tr("any"));
    m_memory->setSuffix(tr(" GB"));
    m_vcpu = new QSpinBox(this);
    m_vcpu->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_vcpu->setRange(0, 10'000);
    m_vcpu->setSpecialValueText(tr("any"));
    m_share = new QCheckBox(tr("Can share its pool"), this);
    m_share->setMinimumHeight(metrics::target);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::grid);
    grid->setVerticalSpacing(metrics::halfGrid);
    int row = 0;
    const auto add = [&](QWidget* field, const char* name, const QString& label, int column) {
        field->setObjectName(QLatin1String(name));
        field->setMinimumHeight(metrics::target);
        auto* text = new TextLabel(TextStyle::Small, label, this);
        text->setDim();
        text->setBuddy(field);
        field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
        if (auto* combo = qobject_cast<QComboBox*>(field)) {
            combo->view()->setObjectName(QLatin1String(name) + QStringLiteral("List"));
            combo->view()->setAccessibleName(field->accessibleName());
        }
        grid->addWidget(text, row, column);
        grid->addWidget(field, row + 1, column);
    };
    add(m_name, "workloadName", tr("Workload"), 0);
    add(m_connections, "workloadConnections", tr("Connections"), 1);
    grid->addWidget(m_problem, 2, 0, 1, 2);
    row = 3;
    add(m_access, "workloadAccess", tr("Access"), 0);
    add(m_pool, "workloadPool", tr("Pool"), 1);
    row = 5;
    add(m_memory, "workloadMemory", tr("Minimum memory per instance"), 0);
    add(m_vcpu, "workloadVcpu", tr("Minimum vCPUs per instance"), 1);
    m_share->setObjectName(QStringLiteral("workloadShare"));
    m_pool->lineEdit()->setObjectName(QStringLiteral("workloadPoolText"));
    m_pool->lineEdit()->setAccessibleName(tr("Pool"));
    grid->addWidget(m_share, 7, 0, 1, 2);
    grid->addWidget(m_entry, 8, 0, 1, 2);
    grid->addWidget(m_verdict, 9, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
}

void WorkloadForm::wire() {
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& name) {
        m_workload.workload.name = name.trimmed().toStdString();
        Q_EMIT edited(m_workload, QStringLiteral("name"));
    });
    connect(m_connections, &QLineEdit::textEdited, this, &WorkloadForm::readConnections);
    connect(m_access, &QComboBox::activated, this, [this](int index) {
        m_workload.workload.access =
            index == writesIndex ? core::Workload::Access::Write : core::Workload::Access::Read;
        if (index == writesIndex) {
            m_workload.workload.pool.reset();
        }
        Q_EMIT edited(m_workload, QStringLiteral("access"));
    });
    const auto pool = [this](const QString& text) {
        const QString name = text.trimmed();
        const bool any = name.isEmpty() || name == m_pool->itemText(0);
        m_workload.workload.pool = any ? std::nullopt : std::optional(name.toStdString());
        Q_EMIT edited(m_workload, QStringLiteral("pool"));
    };
    connect(m_pool, &QComboBox::textActivated, this, pool);
    connect(m_pool->lineEdit(), &QLineEdit::textEdited, this, pool);
    connect(m_share, &QCheckBox::toggled, this, [this](bool share) {
        m_workload.workload.share = share;
        Q_EMIT edited(m_workload, QStringLiteral("share"));
    });
    connect(m_memory, &QSpinBox::valueChanged, this, [this](int gigabytes) {
        m_workload.workload.minMemoryGb = gigabytes;
        Q_EMIT edited(m_workload, QStringLiteral("memory"));
    });
    connect(m_vcpu, &QSpinBox::valueChanged, this, [this](int vcpu) {
        m_workload.workload.minVcpu = vcpu;
        Q_EMIT edited(m_workload, QStringLiteral("vcpu"));
    });
}

void WorkloadForm::readConnections() {
    const auto read = plans::readConnections(m_connections->text());
    m_problem->showProblem(read ? std::nullopt : std::optional(text::connectionsProblem(read.error())));
    if (read) {
        const auto& entered = read.value();
        m_workload.workload.connections = entered.connections;
        m_workload.factors = entered.factors.size() > 1 ? entered.factors : std::vector<std::int64_t>{};
        Q_EMIT edited(m_workload, QStringLiteral("connections"));
    }
}

void WorkloadForm::showWorkload(const plans::WorkloadDraft& workload, const QStringList& pools, bool another) {
    const auto typed = plans::readConnections(m_connections->text());
    const bool asTyped = !another && (typed ? typed.value().connections : 0) == workload.workload.connections;
    const bool unusable =
        !another && m_problem->sentence() && workload.workload.connections == m_workload.workload.connections;
    m_workload = workload;
    if (another || m_name->text().trimmed() != QString::fromStdString(workload.workload.name)) {
        putText(*m_name, QString::fromStdString(workload.workload.name));
    }
    if (!asTyped && !unusable) {
        putText(*m_connections, plans::connectionsText(workload));
        m_problem->showProblem({});
    }
    const bool writes = workload.workload.access == core::Workload::Access::Write;
    m_access->setCurrentIndex(writes ? writesIndex : readsIndex);
    const QSignalBlocker share(m_share);
    const QSignalBlocker memory(m_memory);
    const QSignalBlocker vcpu(m_vcpu);
    m_share->setChecked(workload.workload.share);
    m_share->setEnabled(!writes);
    m_memory->setValue(static_cast<int>(std::ceil(std::clamp(workload.workload.minMemoryGb, 0.0, 100'000.0))));
    m_vcpu->setValue(workload.workload.minVcpu);
    m_pool->setEnabled(!writes);
    showPool(pools);
}

void WorkloadForm::showPool(const QStringList& pools) {
    const QStringList choices = QStringList{tr("any")} + pools;
    QStringList shown;
    for (int index = 0; index < m_pool->count(); ++index) {
        shown << m_pool->itemText(index);
    }
    const QSignalBlocker quiet(m_pool);
    const QSignalBlocker quietText(m_pool->lineEdit());
    const bool typing = m_pool->lineEdit()->hasFocus();
    const QString typed = m_pool->currentText();
    if (shown != choices) {
        m_pool->clear();
        m_pool->addItems(choices);
    }
    const auto& pinned = m_workload.workload.pool;
    const bool writes = m_workload.workload.access == core::Workload::Access::Write;
    const QString text = writes ? tr("leader") : pinned ? QString::fromStdString(*pinned) : choices.front();
    const bool same = pinned ? typed.trimmed() == text : typed.trimmed().isEmpty() || typed == text;
    if (typing && same) {
        m_pool->setEditText(typed);
        return;
    }
    m_pool->setEditText(text);
}

void WorkloadForm::showVerdict(const views::NeedRow& need) {
    m_entry->showProblem(need.problem);
    m_verdict->setTone(need.met ? std::nullopt
                                : std::optional(need.unknown ? text::Tone::Unknown : text::Tone::Attention));
    m_verdict->showText(need.met ? QString() : need.verdict, true);
}

void WorkloadForm::focusFirst() {
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void WorkloadForm::focusConnections() {
    m_connections->setFocus(Qt::OtherFocusReason);
    m_connections->selectAll();
}

} // namespace poolhouse::ui
