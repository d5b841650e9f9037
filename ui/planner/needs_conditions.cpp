// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/needs_conditions.h"

#include "models/core/money.h"
#include "models/plans/needs.h"
#include "models/plans/needs_entry.h"
#include "models/text/needs_entry_text.h"
#include "models/text/plan_draft_text.h"
#include "ui/planner/spoken_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/field_problem.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

namespace {

using Edit = plans::PlanEdit::Kind;

constexpr int longestConditionLine = 260;
constexpr int besideText = 22; ///< border, padding, cursor; in pixels
constexpr int growthStep = 5;
constexpr int growthPage = 50;

QSlider* percentSlider(const char* name, const QString& label, int most, QWidget* parent) {
    auto* made = new QSlider(Qt::Horizontal, parent);
    made->setObjectName(QLatin1String(name));
    made->setAccessibleName(label);
    made->setRange(0, most);
    made->setMinimumHeight(metrics::target);
    made->setMinimumWidth(40);
    return made;
}

} // namespace

NeedsConditions::NeedsConditions(views::PlannerModel& model, QWidget* parent) : QWidget(parent), m_model(model) {
    build();
    layOut();
    wire();
}

void NeedsConditions::build() {
    const auto box = [this](const QString& text, const char* name) {
        auto* made = new QCheckBox(text, this);
        made->setObjectName(QLatin1String(name));
        made->setMinimumHeight(metrics::target);
        return made;
    };
    m_survive = box(tr("Survive losing an instance"), "surviveLoss");
    m_standby = box(tr("Leader standby"), "leaderStandby");
    const auto field = [this](const char* name, const QString& label, const QString& example) {
        auto* made = new QLineEdit(this);
        made->setObjectName(QLatin1String(name));
        made->setAccessibleName(label);
        made->setMinimumHeight(metrics::target);
        made->setProperty("tight", true);
        made->setMinimumWidth(made->fontMetrics().horizontalAdvance(example) + besideText);
        return made;
    };
    const auto problem = [this](const char* name) {
        auto* made = new FieldProblem(QLatin1String(name), this);
        made->setLongestLine(longestConditionLine);
        made->showProblem({});
        return made;
    };
    m_marginSlider = percentSlider("marginSlider", tr("Margin, percent"), core::mostMargin, this);
    m_marginSlider->setToolTip(toolTipText(tr("Share of the connection limit that stays free")));
    m_margin = field("marginField", tr("Margin, percent"), QStringLiteral("90%"));
    m_margin->setMaximumWidth(m_margin->minimumWidth() + 16);
    m_marginProblem = problem("marginProblem");
    m_budget = field("budgetField", tr("Budget per month"), QStringLiteral("$1,500"));
    m_budget->setPlaceholderText(tr("none", "no budget"));
    m_budgetProblem = problem("budgetProblem");
    m_growthSlider = percentSlider("growthSlider", tr("Growth, percent"), views::mostShownGrowth, this);
    m_growthSlider->setSingleStep(growthStep);
    m_growthSlider->setPageStep(growthPage);
    m_growthSlider->setToolTip(toolTipText(tr("Tries the needs that much larger; the plan stays as it is")));
    m_growth = new TextLabel(TextStyle::Strong, this);
    m_growth->setObjectName(QStringLiteral("growthLabel"));
    m_growth->align(Qt::AlignTrailing | Qt::AlignVCenter);
    m_carries = hiddenNote("growthCarried", this);
    m_nextShape = hiddenNote("growthShape", this);
}

void NeedsConditions::layOut() {
    auto* boxes = new QWidget(this);
    auto* boxFlow = new FlowLayout(boxes, 12, 0);
    boxFlow->addWidget(m_survive);
    boxFlow->addWidget(m_standby);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(2);
    const auto label = [this](const QString& text, QWidget* field) {
        auto* made = new TextLabel(TextStyle::Body, text, this);
        made->setBuddy(field);
        return made;
    };
    grid->addWidget(label(tr("Margin"), m_margin), 0, 0);
    grid->addWidget(m_marginSlider, 0, 1);
    grid->addWidget(m_margin, 0, 2);
    grid->addWidget(label(tr("Budget"), m_budget), 0, 3);
    grid->addWidget(m_budget, 0, 4);
    grid->addWidget(m_marginProblem, 1, 0, 1, 5);
    grid->addWidget(m_budgetProblem, 2, 0, 1, 5);
    grid->addWidget(label(tr("Growth"), m_growthSlider), 3, 0);
    grid->addWidget(m_growthSlider, 3, 1);
    grid->addWidget(m_growth, 3, 2);
    grid->addWidget(m_carries, 3, 3, 1, 2);
    grid->setColumnStretch(1, 2);
    grid->setColumnStretch(4, 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(boxes);
    column->addLayout(grid);
    column->addWidget(m_nextShape);
}

void NeedsConditions::wire() {
    connect(m_survive, &QCheckBox::toggled, this, [this](bool on) {
        auto needs = m_model.needs();
        needs.surviveInstanceLoss = on;
        spokenNeeds(m_model, this, [&] { m_model.setNeeds(needs, {Edit::SetSurviveLoss}); });
    });
    connect(m_standby, &QCheckBox::toggled, this, [this](bool on) {
        auto needs = m_model.needs();
        needs.leaderHighAvailability = on;
        spokenNeeds(m_model, this, [&] { m_model.setNeeds(needs, {Edit::SetLeaderStandby}); });
    });
    connect(m_marginSlider, &QSlider::valueChanged, this, [this](int percent) {
        m_marginProblem->showProblem({});
        setMargin(percent);
    });
    connect(m_margin, &QLineEdit::textEdited, this, &NeedsConditions::readMargin);
    connect(m_budget, &QLineEdit::textEdited, this, &NeedsConditions::readBudget);
    connect(m_growthSlider, &QSlider::valueChanged, this,
            [this](int percent) { spokenTrial(m_model, this, [&] { m_model.setGrowth(percent); }); });
}

void NeedsConditions::setMargin(int percent) {
    auto needs = m_model.needs();
    needs.margin = percent;
    spokenNeeds(m_model, this, [&] { m_model.setNeeds(needs, {Edit::SetMargin, {}, {}, percent}, "margin"); });
}

void NeedsConditions::readMargin() {
    const auto read = plans::readMargin(m_margin->text());
    m_marginProblem->showProblem(read ? std::nullopt : std::optional(text::marginProblem(read.error())));
    if (read) {
        setMargin(read.value());
    }
}

void NeedsConditions::readBudget() {
    const auto read = plans::readBudget(m_budget->text());
    m_budgetProblem->showProblem(read ? std::nullopt : std::optional(text::budgetProblem(read.error())));
    if (read) {
        auto needs = m_model.needs();
        needs.maxMonthly = read.value();
        spokenNeeds(m_model, this, [&] { m_model.setNeeds(needs, {Edit::SetBudget}, "budget"); });
    }
}

void NeedsConditions::forget() {
    m_marginProblem->showProblem({});
    m_budgetProblem->showProblem({});
}

void NeedsConditions::showConditions(const views::PlannerNeeds& shown) {
    const auto needs = m_model.needs();
    const QSignalBlocker survive(m_survive);
    const QSignalBlocker standby(m_standby);
    m_survive->setChecked(needs.surviveInstanceLoss);
    m_standby->setChecked(needs.leaderHighAvailability);
    showMargin(needs.margin);
    showBudget();
    showGrowth(shown);
}

void NeedsConditions::showMargin(int percent) {
    const QSignalBlocker slider(m_marginSlider);
    m_marginSlider->setValue(percent);
    const auto read = plans::readMargin(m_margin->text());
    const bool halfTyped = m_marginProblem->sentence() && percent == m_shownMargin;
    m_shownMargin = percent;
    if (!halfTyped && (!read || read.value() != percent)) {
        m_margin->setText(tr("%1%").arg(percent));
        m_marginProblem->showProblem({});
    }
}

/// What can't be read stays until it is corrected, or the budget changes elsewhere.
void NeedsConditions::showBudget() {
    const auto budget = m_model.needs().maxMonthly;
    const auto read = plans::readBudget(m_budget->text());
    const bool halfTyped = m_budgetProblem->sentence() && budget == m_shownBudget;
    m_shownBudget = budget;
    if (!halfTyped && (!read || read.value() != budget)) {
        m_budget->setText(budget ? QString::fromStdString(core::formatShort(*budget)) : QString());
        m_budgetProblem->showProblem({});
    }
}

void NeedsConditions::showGrowth(const views::PlannerNeeds& needs) {
    const QSignalBlocker slider(m_growthSlider);
    m_growthSlider->setValue(needs.growth);
    m_growth->showText(tr("+%1%").arg(needs.growth));
    setSpokenName(m_growth, tr("Growth: +%1%").arg(needs.growth));
    m_carries->showText(needs.carries, true);
    m_nextShape->showText(needs.nextShape, true);
    const auto& cluster = m_model.current();
    const auto sought = std::exchange(m_seekingNext, needs.seekingNext ? std::optional(cluster) : std::nullopt);
    if (sought == cluster && !needs.seekingNext) {
        announce(this, needs.nextShape);
    }
}

} // namespace poolhouse::ui
