// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/apps/switch_dialog.h"

#include "models/fleet/credential_reader.h"
#include "models/fleet/store.h"
#include "models/views/phrase_check.h"
#include "ui/pools/choice_combo.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QSignalBlocker>
#include <QStringList>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

namespace {

/// In any order.
QString attachmentsIn(const views::SwitchForm& form) {
    QStringList ids;
    for (const auto& row : form.rows) {
        ids << QString::fromStdString(row.id.value);
    }
    ids.sort();
    return ids.join(QLatin1Char(' '));
}

} // namespace

SwitchDialog::SwitchDialog(const fleet::Store& store, const core::Clock& clock, core::ClusterId cluster,
                           fleet::CredentialReader& credentials, views::ClusterRefusalCheck refusal, QWidget* parent)
    : FormDialog(store, clock, std::move(cluster), QStringLiteral("switch"), parent),
      m_credentials(credentials),
      m_refusal(std::move(refusal)) {
    setObjectName(QStringLiteral("switchDialog"));
    build(buildChoices());
    setAlarming(false);
    connect(&store, &fleet::Store::clusterChanged, this, [this](const core::ClusterId& changed) {
        const auto* source = this->store().cluster(changed);
        if (source != nullptr && source->summary.name == m_form.source) {
            refreshForm(); // what is attached to it
        }
    });
    connect(&m_credentials, &fleet::AreaReader::changed, this, [this] {
        refreshForm();
        readCredentials();
    });
    refreshForm();
    readCredentials();
    focusFirst();
}

/// Of the new cluster and of the source, once each.
void SwitchDialog::readCredentials() {
    const auto* source = store().clusterByName(QString::fromStdString(m_form.source));
    std::vector<core::ClusterId> wanted{cluster()};
    if (source != nullptr) {
        wanted.push_back(source->summary.id);
    }
    for (const auto& each : wanted) {
        if (m_asked.insert(each).second) {
            m_credentials.demand(each);
        }
    }
}

QWidget* SwitchDialog::buildChoices() {
    auto* choices = new QWidget(page());
    m_source = choiceCombo(choices, QStringLiteral("switchSource"), tr("From cluster"));
    auto* label = new TextLabel(TextStyle::Strong, tr("&From cluster"), choices);
    label->setBuddy(m_source);
    m_keepNames = new QCheckBox(tr("&Keep the names of config vars"), choices);
    m_keepNames->setObjectName(QStringLiteral("keepNames"));
    m_keepNames->setChecked(m_draft.keepNames);
    m_list = new QVBoxLayout;
    m_list->setSpacing(4);
    auto* column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(label);
    column->addWidget(m_source);
    column->addLayout(m_list);
    column->addWidget(m_keepNames);
    connect(m_source, qOverload<int>(&QComboBox::activated), this, [this] {
        m_draft.source = m_source->currentData().toString().toStdString();
        m_draft.staying.clear();
        forgetSubject();
        edited();
        readCredentials();
    });
    connect(m_keepNames, &QCheckBox::toggled, this, [this](bool keep) {
        m_draft.keepNames = keep;
        edited();
    });
    return choices;
}

void SwitchDialog::addRow() {
    const auto at = m_rows.size();
    const auto named = [at](const char* name) { return QStringLiteral("%1.%2").arg(QLatin1String(name)).arg(at); };
    Row row{new QCheckBox(page()), new TextLabel(TextStyle::Small, page()),
            new FieldProblem(named("switchProblem"), page())};
    row.chosen->setObjectName(named("switchVar"));
    row.steps->setObjectName(named("switchSteps"));
    row.steps->setWrapping();
    row.steps->setDim();
    for (QWidget* part : std::initializer_list<QWidget*>{row.chosen, row.steps, row.problem}) {
        m_list->addWidget(part);
    }
    setTabOrder(at == 0 ? static_cast<QWidget*>(m_source) : m_rows.back().chosen, row.chosen);
    setTabOrder(row.chosen, m_keepNames);
    connect(row.chosen, &QCheckBox::toggled, this, [this, at](bool chosen) { choose(at, chosen); });
    m_rows.push_back(row);
}

void SwitchDialog::choose(std::size_t at, bool chosen) {
    const auto id = m_form.rows[at].id;
    if (chosen) {
        m_draft.staying.erase(id);
    } else {
        m_draft.staying.insert(id);
    }
    edited();
}

void SwitchDialog::edited() {
    refreshForm();
    growToFit();
}

void SwitchDialog::updateForm() {
    const auto made = [this] {
        return views::switchForm(
            snapshot(), [this](const core::ClusterId& of) { return m_credentials.record(of); }, m_draft, typed(),
            m_refusal);
    };
    m_form = made();
    if (m_form.source.empty()) {
        dropTyped(); // there is nothing left that it could confirm
    } else if (confirmOnly(attachmentsIn(m_form),
                           tr("The attachments of %1 changed while this was open. What was typed "
                              "to confirm was dropped.")
                               .arg(QString::fromStdString(m_form.source)))) {
        m_form = made();
    }
    setTitle(m_form.title);
    showChoices(*m_source, m_form.sources, m_form.source);
    while (m_rows.size() < m_form.rows.size()) {
        addRow();
    }
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        showRow(at);
    }
    showContent({m_form.title, m_form.about, m_form.facts, m_form.warnings, m_form.phrase, m_form.mismatch, m_form.verb,
                 tr("&Cancel")});
}

void SwitchDialog::showRow(std::size_t at) {
    const auto& row = m_rows[at];
    const bool there = at < m_form.rows.size();
    row.chosen->setVisible(there);
    row.steps->setVisible(there);
    if (!there) {
        row.problem->showProblem({});
        return;
    }
    const auto& shown = m_form.rows[at];
    const QSignalBlocker quiet(row.chosen);
    row.chosen->setChecked(shown.chosen);
    row.chosen->setText(QString(shown.title).replace(QLatin1Char('&'), QStringLiteral("&&")));
    row.steps->showText(shown.chosen ? shown.steps : tr("stays as it is"));
    row.problem->showProblem(shown.problem);
    setSpokenDescription(row.chosen, shown.problem.value_or(shown.chosen ? shown.steps : QString()));
}

std::vector<core::Change> SwitchDialog::changes() const {
    std::vector<core::Change> changes;
    for (const auto& intent : m_form.intents) {
        changes.push_back(intent.change);
    }
    return changes;
}

std::optional<QString> SwitchDialog::whyNot() const {
    return m_form.whyNot || !m_form.intents.empty() ? m_form.whyNot : std::optional(views::typeFirst(m_form.phrase));
}

} // namespace poolhouse::ui
