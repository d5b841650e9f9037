// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/quota_dialog.h"

#include "models/fleet/quota_reader.h"
#include "models/fleet/store.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/field_problem.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

const core::Quota* quotaOfType(const fleet::QuotasRecord* record, const std::string& type) {
    if (record == nullptr || !record->quotas) {
        return nullptr;
    }
    const auto at = std::find_if(record->quotas->begin(), record->quotas->end(),
                                 [&type](const core::Quota& each) { return each.type == type; });
    return at == record->quotas->end() ? nullptr : &*at;
}

} // namespace

QuotaDialog::QuotaDialog(const fleet::Store& store, const core::Clock& clock, fleet::QuotaReader& reader,
                         core::ClusterId cluster, std::string type, views::RefusalCheck refusal, QWidget* parent)
    : FormDialog(store, clock, std::move(cluster), QStringLiteral("quota"), parent),
      m_type(std::move(type)),
      m_refusal(std::move(refusal)) {
    setObjectName(QStringLiteral("quotaDialog"));
    setTitle(tr("Quota"));
    if (const auto* quota = quotaOfType(reader.record(this->cluster()), m_type)) {
        m_shown = *quota;
    }
    build(fields());
    followReader(reader, [this, &reader] {
        const auto* quota = quotaOfType(reader.record(this->cluster()), m_type);
        if (quota != nullptr && *quota != m_shown) {
            onRead(*quota);
        }
    });
    setTerms(core::termsOf(m_shown));
    updateStyle();
    m_warning->setFocus(Qt::OtherFocusReason);
    m_warning->selectAll();
}

QWidget* QuotaDialog::fields() {
    auto* all = new QWidget(page());
    auto* grid = new QGridLayout(all);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(3, 1);
    int row = 0;
    const auto threshold = [&](const QString& label, const char* name, const QString& spoken, FieldProblem*& problem) {
        auto* field = new QLineEdit(all);
        field->setObjectName(QString::fromLatin1(name));
        field->setAccessibleName(spoken);
        field->setPlaceholderText(tr("none", "a threshold"));
        field->setAlignment(Qt::AlignRight);
        field->setFixedWidth(field->fontMetrics().averageCharWidth() * 14);
        auto* title = new QLabel(label, all);
        title->setBuddy(field);
        problem = new FieldProblem(QString::fromLatin1(name) + QStringLiteral("Field"), all);
        grid->addWidget(title, row, 0);
        grid->addWidget(field, row, 1);
        grid->addWidget(new QLabel(tr("GB"), all), row, 2);
        grid->addWidget(problem, row + 1, 1, 1, 3);
        row += 2;
        connect(field, &QLineEdit::textChanged, this, &QuotaDialog::refreshForm);
        return field;
    };
    m_warning = threshold(tr("&Warning above"), "quotaWarning", tr("Warning threshold in GB"), m_warningProblem);
    m_critical = threshold(tr("&Critical above"), "quotaCritical", tr("Critical threshold in GB"), m_criticalProblem);
    m_action = new ChevronCombo(all);
    m_action->setObjectName(QStringLiteral("quotaAction"));
    m_action->setAccessibleName(tr("Action above the critical threshold"));
    for (const auto& [word, action] : core::enforcementActionWords()) {
        m_action->addItem(QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())));
    }
    offerAction(m_shown.action.text);
    auto* label = new QLabel(tr("&Action"), all);
    label->setBuddy(m_action);
    grid->addWidget(label, row, 0);
    grid->addWidget(m_action, row, 1, 1, 2);
    connect(m_action, &QComboBox::currentIndexChanged, this, &QuotaDialog::refreshForm);
    return all;
}

void QuotaDialog::setTerms(const core::QuotaTerms& terms) {
    dropTyped();
    showDraft(views::quotaDraft(terms));
}

void QuotaDialog::showDraft(const views::QuotaDraft& draft) {
    const auto show = [](QLineEdit& field, const QString& text) {
        if (field.text() != text) { // the cursor stays where it is
            field.setText(text);
        }
    };
    show(*m_warning, draft.warning);
    show(*m_critical, draft.critical);
    m_action->setCurrentIndex(m_action->findText(QString::fromStdString(draft.action.text)));
    refreshForm();
}

/// From the fields: the draft rests while the dialog is busy.
views::QuotaDraft QuotaDialog::entered() const {
    return {m_warning->text(), m_critical->text(),
            core::readEnum(core::enforcementActionWords(), m_action->currentText().toStdString()), typed()};
}

void QuotaDialog::onRead(const core::Quota& read) {
    const auto before = core::termsOf(m_shown), now = core::termsOf(read);
    if (before != now) {
        m_readAgain = true;
        dropTyped();
    }
    m_shown = read;
    offerAction(now.action.text);
    showDraft(views::followed(entered(), before, now));
}

/// Of a newer API, or not reported: it can stay.
void QuotaDialog::offerAction(const std::string& word) {
    const auto text = QString::fromStdString(word);
    if (m_action->findText(text) < 0) {
        m_action->addItem(text);
    }
}

void QuotaDialog::updateForm() {
    m_draft = entered();
    m_form = views::quotaForm(snapshot(), m_shown, m_draft, m_refusal);
    std::vector<views::FormWarning> warnings;
    if (m_readAgain) {
        warnings.push_back({tr("The quota changed while this was open. It is compared with what it is now."),
                            text::Tone::Attention, false});
    }
    setAlarming(!m_form.phrase.isEmpty());
    showContent({m_form.title, {}, m_form.facts, warnings, m_form.phrase, m_form.mismatch, m_form.verb, m_form.keep});
    showFieldProblems();
    growToFit();
}

/// What the API refused stays until something else is entered.
void QuotaDialog::showFieldProblems() {
    auto entered = m_draft;
    entered.typed = m_refusedDraft.typed;
    if (entered != m_refusedDraft) {
        m_refusedField.reset();
    }
    const auto at = [this](core::DraftField field, const std::optional<QString>& own) {
        return own || m_refusedField != field ? own : std::optional(m_refused);
    };
    m_warningProblem->showProblem(at(core::DraftField::Level, m_form.warningProblem));
    m_criticalProblem->showProblem(at(core::DraftField::Count, m_form.criticalProblem));
}

/// The first field of a pool stands for the warning threshold, the other one for the critical one.
void QuotaDialog::showFieldProblem(core::DraftField field, const std::optional<QString>& sentence) {
    if (!sentence) {
        m_refusedField.reset();
    } else {
        m_refusedField = field;
        m_refused = *sentence;
        m_refusedDraft = m_draft;
    }
    showFieldProblems();
}

} // namespace poolhouse::ui
