// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/maintenance_dialog.h"

#include "models/core/clock.h"
#include "models/fleet/maintenance_reader.h"
#include "models/fleet/store.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/local_offset.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

namespace {

/// A label and its fields, which are as wide as they need.
QLayout* labelled(QLabel* label, const std::vector<QWidget*>& widgets) {
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    for (auto* each : widgets) {
        row->addWidget(each);
    }
    row->addStretch(1);
    label->setBuddy(widgets.front());
    return row;
}

} // namespace

MaintenanceDialog::MaintenanceDialog(const fleet::Store& store, const core::Clock& clock,
                                     fleet::MaintenanceReader& reader, core::ClusterId cluster, core::ChangeKind kind,
                                     views::RefusalCheck refusal, QWidget* parent)
    : FormDialog(store, clock, std::move(cluster), QStringLiteral("maintenance"), parent),
      m_clock(clock),
      m_kind(kind),
      m_refusal(std::move(refusal)) {
    setObjectName(QStringLiteral("maintenanceDialog"));
    setTitle(kind == core::ChangeKind::RunMaintenance    ? tr("Run maintenance")
             : kind == core::ChangeKind::MoveMaintenance ? tr("Move maintenance")
                                                         : tr("Maintenance window"));
    if (const auto* record = reader.record(this->cluster()); record != nullptr && record->current) {
        m_shown = *record->current;
    }
    build(fields());
    setAlarming(kind == core::ChangeKind::RunMaintenance);
    if (m_shown.window) {
        setWindowStart(m_shown.window->from);
    }
    followReader(reader, [this, &reader] {
        const auto* record = reader.record(this->cluster());
        if (record != nullptr && record->current && *record->current != m_shown) {
            onRead(*record->current);
        }
    });
    refreshForm();
    updateStyle();
    focusFirst();
    if (auto* field = m_weeks != nullptr ? static_cast<QWidget*>(m_weeks) : m_day) {
        field->setFocus(Qt::OtherFocusReason);
    }
}

QWidget* MaintenanceDialog::fields() {
    if (m_kind == core::ChangeKind::RunMaintenance) {
        return nullptr;
    }
    auto* all = new QWidget(page());
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(m_kind == core::ChangeKind::MoveMaintenance ? weeksField(all) : windowField(all));
    m_problem = new FieldProblem(QStringLiteral("maintenanceField"), all);
    column->addWidget(m_problem);
    return all;
}

QLayout* MaintenanceDialog::weeksField(QWidget* parent) {
    m_weeks = new QSpinBox(parent);
    m_weeks->setObjectName(QStringLiteral("maintenanceWeeks"));
    m_weeks->setAccessibleName(tr("Weeks later; a negative number: earlier"));
    m_weeks->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_weeks->setAlignment(Qt::AlignRight);
    m_weeks->setRange(-core::mostMaintenanceWeeks, core::mostMaintenanceWeeks);
    m_weeks->setValue(m_draft.weeks);
    connect(m_weeks, &QSpinBox::valueChanged, this, [this](int weeks) {
        m_draft.weeks = weeks;
        refreshForm();
    });
    const auto step = [&](const QString& sign, const char* name, const QString& spoken, int by) {
        auto* button = new QPushButton(sign, parent);
        button->setObjectName(QString::fromLatin1(name));
        button->setAccessibleName(spoken);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, m_weeks, [this, by] { m_weeks->stepBy(by); });
        return button;
    };
    return labelled(new QLabel(tr("&Weeks later"), parent),
                    {m_weeks, step(QString::fromUtf8("−"), "weeksLess", tr("One week earlier"), -1),
                     step(QStringLiteral("+"), "weeksMore", tr("One week later"), 1),
                     new QLabel(tr("A negative number moves it to an earlier date."), parent)});
}

QLayout* MaintenanceDialog::windowField(QWidget* parent) {
    m_day = new ChevronCombo(parent);
    m_day->setObjectName(QStringLiteral("maintenanceDay"));
    m_day->setAccessibleName(tr("Day of the week, UTC"));
    for (const int day : {1, 2, 3, 4, 5, 6, 7}) { // from Monday on, as ISO and Qt count
        m_day->addItem(QLocale(QLocale::English).standaloneDayName(day), day % 7);
    }
    m_time = new QTimeEdit(parent);
    m_time->setObjectName(QStringLiteral("maintenanceTime"));
    m_time->setAccessibleName(tr("Time, UTC"));
    m_time->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_time->setDisplayFormat(QStringLiteral("HH:mm"));
    const auto take = [this] {
        const std::chrono::weekday day(m_day->currentData().toUInt());
        m_draft.window = core::WeekTime{day, std::chrono::minutes(m_time->time().msecsSinceStartOfDay() / 60'000)};
    };
    take(); // what the fields show, also where the present window is unknown
    const auto edited = [this, take] {
        take();
        refreshForm();
    };
    connect(m_day, &QComboBox::currentIndexChanged, this, edited);
    connect(m_time, &QTimeEdit::timeChanged, this, edited);
    return labelled(new QLabel(tr("&Starts"), parent), {m_day, m_time, new QLabel(tr("UTC"), parent)});
}

void MaintenanceDialog::setWeeks(int weeks) {
    if (m_weeks != nullptr) {
        m_weeks->setValue(weeks);
    }
}

void MaintenanceDialog::setWindowStart(const core::WeekTime& start) {
    if (m_day != nullptr) {
        m_day->setCurrentIndex(m_day->findData(start.day.c_encoding()));
        m_time->setTime(QTime::fromMSecsSinceStartOfDay(static_cast<int>(start.time.count() * 60'000)));
    }
}

/// The phrase confirms what is planned.
void MaintenanceDialog::onRead(const core::Maintenance& read) {
    if (core::shownMaintenance(read) != core::shownMaintenance(m_shown)) {
        m_readAgain = true;
        dropTyped();
    }
    m_shown = read;
    refreshForm();
}

void MaintenanceDialog::updateForm() {
    m_draft.typed = typed();
    const views::MaintenanceClocks clocks{m_clock.now(), m_clock.wallClockShift(), localOffset()};
    m_form = views::maintenanceForm(snapshot(), m_shown, m_kind, m_draft, clocks, m_refusal);
    std::vector<views::FormWarning> warnings;
    if (m_readAgain) {
        warnings.push_back({tr("The maintenance changed while this was open. It is shown as it is now."),
                            text::Tone::Attention, false});
    }
    showContent({m_form.title, m_form.consequence, m_form.facts, warnings, m_form.phrase, m_form.mismatch, m_form.verb,
                 m_form.keep});
    if (m_problem != nullptr) {
        m_problem->showProblem(m_form.fieldProblem);
    }
}

/// The answer of the API is about the only field that there is.
void MaintenanceDialog::showFieldProblem(core::DraftField /*field*/, const std::optional<QString>& sentence) {
    if (m_problem != nullptr && (sentence || !m_form.fieldProblem)) {
        m_problem->showProblem(sentence);
    }
}

std::optional<QString> MaintenanceDialog::whyNot() const {
    return m_form.whyNot;
}

} // namespace poolhouse::ui
