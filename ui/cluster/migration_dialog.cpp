// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/migration_dialog.h"

#include "models/fleet/migration_reader.h"
#include "models/fleet/store.h"
#include "models/text/migration_text.h"
#include "ui/widgets/chevron_combo.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

using Step = views::MigrationForm::Step;

MigrationDialog::MigrationDialog(const fleet::Store& store, const core::Clock& clock, fleet::MigrationReader& reader,
                                 core::ClusterId cluster, views::RefusalCheck refusal, QWidget* parent)
    : FormDialog(store, clock, std::move(cluster), QStringLiteral("migration"), parent),
      m_reader(reader),
      m_refusal(std::move(refusal)) {
    setObjectName(QStringLiteral("migrationDialog"));
    setTitle(tr("Migrate from a classic database"));
    build(fields());
    followReader(reader, [this] { refreshForm(); });
    connect(this, &QDialog::finished, &reader, [this, &reader] { reader.unfollow(this->cluster()); });
    reader.follow(this->cluster());
    auto* ticks = new QTimer(this);
    ticks->setObjectName(QStringLiteral("migrationAge"));
    ticks->setInterval(fleet::AreaReader::tickInterval);
    connect(ticks, &QTimer::timeout, this, &MigrationDialog::followClock);
    ticks->start();
    refreshForm();
    updateStyle();
    focusFirst();
}

QWidget* MigrationDialog::fields() {
    auto* all = new QWidget(page());
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(preparation(all));
    column->addWidget(decision(all));
    return all;
}

QWidget* MigrationDialog::preparation(QWidget* parent) {
    m_preparation = new QWidget(parent);
    auto* grid = new QGridLayout(m_preparation);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto note = [&](const char* name) {
        auto* label = new QLabel(m_preparation);
        label->setObjectName(QString::fromLatin1(name));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        grid->addWidget(label, row++, 1);
        return label;
    };
    const auto box = [&](const QString& label, const char* name, const QString& spoken) {
        auto* combo = new ChevronCombo(m_preparation);
        combo->setObjectName(QString::fromLatin1(name));
        combo->setAccessibleName(spoken);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // a long reason is cut
        auto* title = new QLabel(label, m_preparation);
        title->setBuddy(combo);
        grid->addWidget(title, row, 0);
        grid->addWidget(combo, row++, 1);
        return combo;
    };
    m_source = box(tr("&Database"), "migrationSource", tr("Classic database to migrate"));
    m_source->setPlaceholderText(tr("Choose a database"));
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        m_chosen.value = m_source->currentData().toString().toStdString();
        refreshForm();
    });
    m_sourcesNote = note("migrationSources");
    m_method = box(tr("&Method"), "migrationMethod", tr("How the data is copied"));
    {
        const QSignalBlocker blocked(m_method);
        for (const auto method : {core::MigrationMethod::FullLoad, core::MigrationMethod::Cdc}) {
            m_method->addItem(text::migrationMethodName(method), static_cast<int>(method));
        }
    }
    connect(m_method, &QComboBox::currentIndexChanged, this, &MigrationDialog::refreshForm);
    m_methodEffect = note("migrationMethodEffect");
    return m_preparation;
}

QWidget* MigrationDialog::decision(QWidget* parent) {
    m_decision = new QWidget(parent);
    auto* column = new QVBoxLayout(m_decision);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    const auto choice = [&](const QString& label, const char* name) {
        auto* button = new QRadioButton(label, m_decision);
        button->setObjectName(QString::fromLatin1(name));
        column->addWidget(button);
        connect(button, &QRadioButton::toggled, this, &MigrationDialog::refreshForm);
        return button;
    };
    m_run = choice(tr("&Run it now"), "migrationRun");
    m_cancel = choice(tr("&Cancel it"), "migrationCancel");
    const QSignalBlocker blocked(m_run);
    m_run->setChecked(true);
    return m_decision;
}

views::MigrationForm MigrationDialog::currentForm() const {
    const views::MigrationDraft draft{{m_source->currentData().toString().toStdString()},
                                      static_cast<core::MigrationMethod>(m_method->currentData().toInt()),
                                      m_cancel->isChecked(),
                                      typed()};
    return views::migrationForm(snapshot(), m_reader.record(cluster()), draft, m_refusal,
                                m_reader.takenBesides(cluster()));
}

/// What is overdue says so, also while nothing is read.
void MigrationDialog::followClock() {
    if (!busy() && currentForm().facts != m_form.facts) {
        refreshForm();
    }
}

void MigrationDialog::updateForm() {
    if (m_cancel == nullptr) {
        return; // its fields are being made
    }
    m_form = currentForm();
    bool again = confirmOnly(m_form.subject, tr("The migration changed while this was open. What was typed to confirm "
                                                "was dropped."));
    if (m_form.sources != m_sources) {
        showSources();
        again = true;
    }
    if (again) {
        m_form = currentForm();
    }
    showFields();
    setAlarming(m_form.alarming);
    showContent({m_form.title, m_form.consequence, m_form.facts, m_form.warnings, m_form.phrase, m_form.mismatch,
                 m_form.verb, m_form.keep});
    growToFit();
}

void MigrationDialog::showFields() {
    m_preparation->setVisible(m_form.step == Step::Prepare);
    m_decision->setVisible(m_form.step == Step::Ready);
    m_sourcesNote->setText(m_form.sourcesNote);
    m_methodEffect->setText(m_form.methodEffect);
    for (const auto* each : {m_preparation, m_decision, m_preparation->parentWidget()}) {
        each->layout()->activate(); // from the inside, so that the dialog grows to what it shows now
    }
}

/// What was chosen is never replaced by another one: while it can't be chosen, none is.
void MigrationDialog::showSources() {
    m_sources = m_form.sources;
    const QSignalBlocker blocked(m_source);
    m_source->clear();
    auto* model = qobject_cast<QStandardItemModel*>(m_source->model());
    for (const auto& each : m_sources) {
        m_source->addItem(each.line, QString::fromStdString(each.id.value));
        const int row = m_source->count() - 1;
        if (model != nullptr) {
            model->item(row)->setEnabled(each.possible);
        }
    }
    if (m_chosen.empty() && typed().isEmpty()) { // else what was typed would confirm what the program chose
        m_chosen = views::onlySource(m_sources);
    }
    const int row = m_source->findData(QString::fromStdString(m_chosen.value));
    m_source->setCurrentIndex(row >= 0 && m_sources[static_cast<std::size_t>(row)].possible ? row : -1);
}

/// The reader has one cluster in view: that of the dialog in front.
void MigrationDialog::changeEvent(QEvent* event) {
    FormDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && isVisible()) {
        m_reader.follow(cluster());
    }
}

} // namespace poolhouse::ui
