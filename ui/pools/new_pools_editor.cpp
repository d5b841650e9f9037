// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/new_pools_editor.h"

#include "ui/pools/choice_combo.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/count_stepper.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

enum NewPoolColumn { PoolNameColumn, PoolLevelColumn, PoolCountColumn, RemovePoolColumn, NewPoolColumns };

} // namespace

NewPoolsEditor::NewPoolsEditor(QWidget* parent)
    : QWidget(parent),
      m_grid(new QGridLayout),
      m_add(new QPushButton(tr("&Add a follower pool"), this)),
      m_remaining(new TextLabel(TextStyle::Small, this)) {
    setObjectName(QStringLiteral("newPoolsEditor"));
    m_add->setObjectName(QStringLiteral("addPoolRow"));
    m_add->setAutoDefault(false);
    m_remaining->setObjectName(QStringLiteral("newPoolsRemaining"));
    m_remaining->setWrapping();
    m_remaining->setDim();
    m_grid->setHorizontalSpacing(metrics::grid);
    m_grid->setVerticalSpacing(metrics::halfGrid);
    m_grid->setColumnStretch(PoolNameColumn, 3);
    m_grid->setColumnStretch(PoolLevelColumn, 4);
    for (const auto& text : {tr("Name"), tr("Level"), tr("Instances")}) {
        auto* head = new TextLabel(TextStyle::Strong, text, this);
        m_grid->addWidget(head, 0, static_cast<int>(m_heads.size()));
        m_heads.push_back(head);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addLayout(m_grid);
    column->addWidget(m_add, 0, Qt::AlignLeading);
    column->addWidget(m_remaining);
    connect(m_add, &QPushButton::clicked, this, &NewPoolsEditor::appendDraft);
}

void NewPoolsEditor::setDrafts(std::vector<core::NewPoolDraft> drafts) {
    m_drafts = std::move(drafts);
    while (m_rows.size() < m_drafts.size()) {
        addRow();
    }
    reveal();
}

void NewPoolsEditor::setNext(const core::NewPoolDraft& draft) {
    m_next = draft;
}

void NewPoolsEditor::reveal() {
    for (std::size_t at = 0; at < m_drafts.size(); ++at) {
        m_rows[at].left = true;
    }
}

void NewPoolsEditor::focusFirst() {
    for (std::size_t at = 0; at < m_drafts.size(); ++at) {
        if (m_rows[at].problem->sentence()) {
            m_rows[at].name->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    QWidget* const first = m_add->isEnabled() ? static_cast<QWidget*>(m_add) : m_rows.front().name;
    first->setFocus(Qt::OtherFocusReason);
}

void NewPoolsEditor::appendDraft() {
    m_drafts.push_back(m_next);
    if (m_rows.size() < m_drafts.size()) {
        addRow();
    }
    auto& row = m_rows[m_drafts.size() - 1];
    row.left = false;
    Q_EMIT edited();
    row.name->setFocus(Qt::OtherFocusReason);
}

void NewPoolsEditor::removeDraft(std::size_t at) {
    m_drafts.erase(m_drafts.begin() + static_cast<std::ptrdiff_t>(at));
    for (auto rest = at; rest < m_drafts.size(); ++rest) {
        m_rows[rest].left = m_rows[rest + 1].left;
    }
    if (m_drafts.empty()) {
        m_add->setEnabled(true);
        m_add->setFocus(Qt::OtherFocusReason); // before the row that has it is hidden
    } else {
        m_rows[std::min(at, m_drafts.size() - 1)].name->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT edited();
}

void NewPoolsEditor::addRow() {
    const auto at = m_rows.size();
    const auto named = [at](const char* name) { return QStringLiteral("%1.%2").arg(QLatin1String(name)).arg(at); };
    Row row{new QLineEdit(this),
            choiceCombo(this, named("newPoolLevel"), tr("Level of pool %1").arg(at + 1)),
            new CountStepper(this),
            new QPushButton(tr("Remove"), this),
            new FieldProblem(named("newPoolProblem"), this),
            new TextLabel(TextStyle::Small, this)};
    row.name->setObjectName(named("newPoolName"));
    row.name->setAccessibleName(tr("Name of pool %1").arg(at + 1));
    row.name->setPlaceholderText(tr("generated"));
    row.name->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    row.count->setObjectName(named("newPoolStepper"));
    row.count->field()->setObjectName(named("newPoolCount"));
    row.count->field()->setAccessibleName(tr("Instances of pool %1").arg(at + 1));
    row.remove->setObjectName(named("removePool"));
    row.remove->setProperty("quiet", true);
    row.remove->setAutoDefault(false);
    row.cost->setObjectName(named("newPoolCost"));
    row.cost->setWrapping();
    row.cost->setDim();
    placeRow(row, at);
    row.name->installEventFilter(this);
    m_rows.push_back(row);
    wireRow(at);
}

void NewPoolsEditor::placeRow(const Row& row, std::size_t at) {
    const int line = 1 + 3 * static_cast<int>(at);
    m_grid->addWidget(row.name, line, PoolNameColumn);
    m_grid->addWidget(row.level, line, PoolLevelColumn);
    m_grid->addWidget(row.count, line, PoolCountColumn);
    m_grid->addWidget(row.remove, line, RemovePoolColumn);
    m_grid->addWidget(row.problem, line + 1, 0, 1, NewPoolColumns);
    m_grid->addWidget(row.cost, line + 2, 0, 1, NewPoolColumns);
    if (at > 0) {
        setTabOrder(m_rows.back().remove, row.name);
    }
    setTabOrder(row.name, row.level);
    setTabOrder(row.level, row.count->field());
    setTabOrder(row.count->field(), row.remove);
    setTabOrder(row.remove, m_add);
}

void NewPoolsEditor::wireRow(std::size_t at) {
    const auto& row = m_rows[at];
    connect(row.name, &QLineEdit::textChanged, this, [this, at](const QString& entered) {
        m_drafts[at].name = entered.trimmed().toStdString();
        Q_EMIT edited();
    });
    connect(row.level, qOverload<int>(&QComboBox::activated), this, [this, at] {
        m_drafts[at].level = m_rows[at].level->currentData().toString().toStdString();
        Q_EMIT edited();
    });
    connect(row.count, &CountStepper::countChanged, this, [this, at](int count) {
        m_drafts[at].count = count;
        Q_EMIT edited();
    });
    connect(row.remove, &QPushButton::clicked, this, [this, at] { removeDraft(at); });
    connect(row.problem, &FieldProblem::suggestionAccepted, row.name, &QLineEdit::setText);
}

void NewPoolsEditor::showForm(const views::NewPoolsForm& form) {
    for (auto* head : m_heads) {
        head->setVisible(!m_drafts.empty());
    }
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        if (at < m_drafts.size()) {
            showRow(at, form);
        } else {
            hideRow(m_rows[at]);
        }
    }
    m_add->setText(m_drafts.empty() ? tr("&Add a follower pool") : tr("&Add another follower pool"));
    m_add->setEnabled(!form.whyFull);
    m_add->setToolTip(form.whyFull.value_or(QString()));
    m_remaining->showText(form.whyFull.value_or(form.remaining));
    setSpokenDescription(m_add, form.whyFull.value_or(form.remaining));
}

void NewPoolsEditor::showRow(std::size_t at, const views::NewPoolsForm& form) {
    const auto& row = m_rows[at];
    const auto& draft = m_drafts[at];
    const auto& shown = form.rows[at];
    showChoices(*row.level, form.levels, draft.level);
    row.count->setBounds(1, shown.most);
    row.count->setCount(draft.count);
    if (row.name->text().trimmed().toStdString() != draft.name) {
        const QSignalBlocker quiet(row.name);
        row.name->setText(QString::fromStdString(draft.name));
    }
    const auto problem =
        std::find_if(shown.problems.begin(), shown.problems.end(), [&row](const views::FormProblem& each) {
            return row.left || each.field != core::DraftField::Name;
        });
    const bool bad = problem != shown.problems.end();
    row.problem->showProblem(bad ? std::optional(problem->sentence) : std::nullopt,
                             bad ? problem->suggestion : QString());
    row.cost->showText(bad ? QString() : shown.cost, true);
    const auto said = bad ? problem->sentence : shown.cost;
    for (QWidget* field : std::initializer_list<QWidget*>{row.name, row.level, row.count->field()}) {
        setSpokenDescription(field, said);
    }
    row.remove->setAccessibleName(draft.name.empty() ? tr("Remove pool %1").arg(at + 1)
                                                     : tr("Remove %1").arg(QString::fromStdString(draft.name)));
    for (QWidget* part : std::initializer_list<QWidget*>{row.name, row.level, row.count, row.remove}) {
        part->show();
    }
}

void NewPoolsEditor::hideRow(Row& row) {
    row.left = false;
    row.problem->showProblem({});
    for (QWidget* part : std::initializer_list<QWidget*>{row.name, row.level, row.count, row.remove, row.cost}) {
        part->hide();
    }
}

bool NewPoolsEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut) {
        for (std::size_t at = 0; at < m_drafts.size(); ++at) {
            auto& row = m_rows[at];
            if (watched == row.name && !row.left && !m_drafts[at].name.empty()) {
                row.left = true;
                Q_EMIT edited();
            }
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace poolhouse::ui
