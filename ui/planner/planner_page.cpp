// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/planner_page.h"

#include "models/text/plan_draft_text.h"
#include "ui/planner/answer_card.h"
#include "ui/planner/comparison_table.h"
#include "ui/planner/cost_chart.h"
#include "ui/planner/drift_note.h"
#include "ui/planner/lane_list.h"
#include "ui/planner/layout_pause.h"
#include "ui/planner/needs_editor.h"
#include "ui/planner/plan_clusters.h"
#include "ui/planner/plan_summary.h"
#include "ui/planner/planner_bar.h"
#include "ui/planner/planner_columns.h"
#include "ui/planner/review_dialog.h"
#include "ui/planner/run_panel.h"
#include "ui/planner/spoken_edit.h"
#include "ui/planner/steady_column.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/child_signals.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace poolhouse::ui {

namespace {

constexpr int partsBeside = 2;
constexpr int barGap = 2;               ///< beside the scroll bar, which has a rim of its own
constexpr std::size_t mostWarnings = 6; ///< of many clusters; the review has all

QVBoxLayout* plannerColumn(QWidget* widget) {
    auto* column = new SteadyColumn(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    return column;
}

} // namespace

PlannerPage::PlannerPage(views::PlannerModel& model, const fleet::Store& store, QWidget* parent)
    : QWidget(parent), m_model(model) {
    setObjectName(QStringLiteral("plannerPage"));
    setAccessibleName(tr("Plan"));
    m_clusters = new PlanClusters(model, store, this);
    m_lanes = new LaneList(model, store, this);
    build();
    wire();
}

PlannerPage::~PlannerPage() {
    // A drag ends with its page, and both the model and the lanes report it.
    disconnect(&m_model, nullptr, this, nullptr);
    disconnectChildren(*this);
}

void PlannerPage::build() {
    m_bar = new PlannerBar(this);
    auto* drawing = buildDrawing();
    m_columns = new PlannerColumns(
        drawing, buildCards(), [this] { return m_lanes->widthForNames() + barGap; }, this);
    auto* outer = plannerColumn(this);
    m_outer = outer;
    outer->setContentsMargins(0, metrics::halfGrid, 0, 0);
    outer->setSpacing(6);
    outer->addWidget(m_bar);
    outer->addWidget(m_columns, 1);
}

QWidget* PlannerPage::buildDrawing() {
    auto* page = new QWidget;
    m_drawing = page;
    m_run = new RunPanel(page);
    m_drift = new DriftNote(page);
    m_lostNote = new LostMovesNote(page);
    m_empty = new TextLabel(TextStyle::Body, page);
    m_empty->setObjectName(QStringLiteral("plannerEmpty"));
    m_empty->setWrapping();
    m_empty->setDim();
    m_content = new QWidget(page);
    auto* down = plannerColumn(m_content);
    down->setSpacing(metrics::halfGrid);
    down->addWidget(m_clusters);
    down->addWidget(m_lanes);
    down->addSpacing(metrics::grid);
    down->addWidget(new TextLabel(TextStyle::Strong, tr("Plans side by side"), m_content));
    m_comparison = new ComparisonTable(m_content); // after the lanes in the order of Tab
    m_comparison->setAutoFillBackground(true);     // opaque: not repainted when moved
    down->addWidget(m_comparison);
    auto* all = plannerColumn(page);
    m_page = all;
    all->setContentsMargins(0, 0, barGap, metrics::cardPadding);
    for (QWidget* part : std::initializer_list<QWidget*>{m_run, m_drift, m_lostNote, m_empty, m_content}) {
        all->addWidget(part);
    }
    all->addStretch(1);
    for (QWidget* plain : {page, m_content}) {
        plain->setAttribute(Qt::WA_StaticContents); // children are not repainted when the height changes
    }
    return page;
}

QWidget* PlannerPage::buildCards() {
    m_cards = new QWidget;
    m_cards->setAttribute(Qt::WA_StaticContents);
    m_needs = new NeedsEditor(m_model, m_cards);
    m_answer = new AnswerCard(m_cards);
    m_summary = new PlanSummary(m_cards);
    m_warnings = new PlanWarnings(m_cards);
    m_warnings->showAtMost(mostWarnings);
    auto* column = plannerColumn(m_cards);
    column->setContentsMargins(0, 0, barGap, metrics::cardPadding);
    column->setSpacing(metrics::halfGrid);
    for (QWidget* part : std::initializer_list<QWidget*>{m_needs, m_answer, m_summary, buildChart(), m_warnings}) {
        column->addWidget(part);
    }
    column->addStretch(1);
    return m_cards;
}

QWidget* PlannerPage::buildChart() {
    auto* part = new CardFrame(m_cards);
    part->setAccessibleName(tr("Cost against read connections"));
    m_chart = new CostChart(part);
    m_survivable = new QCheckBox(tr("Capacity after losing one instance per pool"), part);
    m_survivable->setObjectName(QStringLiteral("survivableBox"));
    m_survivable->setMinimumHeight(metrics::target);
    m_chartNote = new TextLabel(TextStyle::Small, part);
    m_chartNote->setObjectName(QStringLiteral("chartNote"));
    m_chartNote->setWrapping();
    m_chartNote->setDim();
    auto* column = plannerColumn(part);
    column->setContentsMargins(12, metrics::grid, 12, metrics::grid);
    column->setSpacing(metrics::halfGrid);
    column->addWidget(new TextLabel(TextStyle::Strong, tr("Cost against read connections"), part));
    column->addWidget(m_chart);
    column->addWidget(m_survivable);
    column->addWidget(m_chartNote);
    return part;
}

void PlannerPage::wire() {
    auto* model = &m_model;
    using views::PlannerModel;
    connect(model, &PlannerModel::changed, this, &PlannerPage::showView);
    connect(m_lanes, &LaneList::outdated, this, [this] {
        const LayoutPause pause({m_drawing});
        m_lanes->showLanes(m_model.view());
    });
    m_follow.setInterval(0); // once nothing else is left to do, painting included
    connect(&m_follow, &QTimer::timeout, this, &PlannerPage::showNextPart);
    connect(m_bar, &PlannerBar::undoRequested, this, &PlannerPage::undo);
    connect(m_bar, &PlannerBar::redoRequested, this, &PlannerPage::redo);
    connect(m_bar, &PlannerBar::resetRequested, this, [this] {
        spokenEdit(
            m_model, this, [this] { m_model.resetToLive(); }, tr("Changes discarded."));
    });
    connect(m_bar, &PlannerBar::openRequested, this, &PlannerPage::openRequested);
    connect(m_bar, &PlannerBar::drawingRequested, this, &PlannerPage::drawingRequested);
    connect(m_bar, &PlannerBar::saveRequested, this, [this] { Q_EMIT saveRequested(m_model.plan()); });
    connect(m_bar, &PlannerBar::copyRequested, this, [this] { Q_EMIT copyRequested(m_model.plan()); });
    connect(m_bar, &PlannerBar::reviewRequested, this, &PlannerPage::review);
    connect(m_drift, &DriftNote::rebaseRequested, this, [this] {
        spokenEdit(
            m_model, this, [this] { m_model.rebase(); }, tr("The plan uses the new figures."));
    });
    connect(m_lostNote, &LostMovesNote::dismissed, this, [this] {
        m_lost.dismiss();
        m_lostNote->showLost({});
    });
    connect(m_chart, &CostChart::pointChosen, this,
            [this](int point) { spokenEdit(m_model, this, [this, point] { m_model.loadFrontier(point); }); });
    connect(m_survivable, &QCheckBox::toggled, model, &PlannerModel::setSurvivable);
    connect(m_answer, &AnswerCard::findRequested, model, &PlannerModel::findCheapest);
    connect(m_answer, &AnswerCard::drawRequested, model, &PlannerModel::showAnswer);
    connect(m_answer, &AnswerCard::choiceMade, model, &PlannerModel::chooseAnswer);
    connect(m_answer, &AnswerCard::loadRequested, this, [this](int which) {
        spokenEdit(
            m_model, this, [this, which] { m_model.loadCheapest(which); }, tr("The plan is this answer now."));
    });
    connect(m_needs, &NeedsEditor::processesRequested, this, &PlannerPage::processesRequested);
    connect(m_needs, &NeedsEditor::fileRequested, this, &PlannerPage::needsFileRequested);
    connect(m_bar, &PlannerBar::drawerToggled, m_columns, &PlannerColumns::setDrawerOpen);
    connect(m_columns, &PlannerColumns::drawerChanged, this, &PlannerPage::showDrawer);
    connect(m_columns, &PlannerColumns::focusLeft, m_bar, &PlannerBar::focusDrawer);
    showDrawer();
    connect(m_comparison, &ComparisonTable::keepRequested, this, [this] {
        m_model.keepForComparison();
        if (const auto last = static_cast<int>(m_model.alternatives().size()) - 1; last >= 0) {
            announce(this, tr("The plan was put aside as %1.").arg(alternative(last)));
        }
    });
    connect(m_comparison, &ComparisonTable::loadRequested, this, [this](int index) {
        const auto done = tr("The plan is %1 now.").arg(alternative(index));
        spokenEdit(
            m_model, this, [this, index] { m_model.loadAlternative(index); }, done);
    });
    connect(m_comparison, &ComparisonTable::dropRequested, this, [this](int index) {
        const auto done = tr("%1 was dropped.").arg(alternative(index));
        m_model.dropAlternative(index);
        announce(this, done);
    });
    const auto shortcut = [this](const QKeySequence& keys, void (PlannerPage::*slot)()) {
        auto* made = new QShortcut(keys, this);
        made->setContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QShortcut::activated, this, slot);
    };
    shortcut(QKeySequence(QStringLiteral("Ctrl+Z")), &PlannerPage::undo);
    shortcut(QKeySequence(QStringLiteral("Ctrl+Shift+Z")), &PlannerPage::redo);
    shortcut(QKeySequence(QStringLiteral("Ctrl+Y")), &PlannerPage::redo);
}

QString PlannerPage::alternative(int index) const {
    return text::alternativeName(m_model.alternatives().at(static_cast<std::size_t>(index)));
}

void PlannerPage::undo() {
    const auto label = m_model.undoLabel();
    announce(this, label.isEmpty() ? tr("Nothing to undo.") : QString());
    spokenEdit(
        m_model, this, [this] { m_model.undo(); }, tr("Undone: %1.").arg(label));
}

void PlannerPage::redo() {
    const auto label = m_model.redoLabel();
    announce(this, label.isEmpty() ? tr("Nothing to redo.") : QString());
    spokenEdit(
        m_model, this, [this] { m_model.redo(); }, tr("Redone: %1.").arg(label));
}

void PlannerPage::open(const core::ClusterId& cluster) {
    m_model.open(cluster);
    showView();
}

void PlannerPage::offer(bool openPlan, bool savePlan, bool copyPlan) {
    m_bar->offer(openPlan, savePlan, copyPlan);
}

void PlannerPage::setLocked(const std::optional<QString>& why) {
    m_locked = why;
    if (m_review) {
        m_review->setLocked(why);
    }
    showBar();
}

void PlannerPage::refuse(const QString& why) {
    if (m_review) {
        m_review->refuse(why);
    }
}

void PlannerPage::showBar() {
    const auto& view = m_model.view();
    m_bar->showUndo(m_model.undoLabel(), m_model.redoLabel());
    m_bar->showChanges(view.changes, m_model.draft().changed());
    m_bar->setWhyNotReview(m_locked ? m_locked : m_run->busy() ? tr("A plan is being applied.") : view.whyNotApply);
    // No drift note while a plan is applied: its own steps change the cluster.
    m_drift->showDrift(m_run->busy() ? QStringList() : view.drift);
}

void PlannerPage::showRun(const views::PlanRunView& run) {
    m_run->showRun(run);
    showBar();
}

void PlannerPage::review() {
    if (m_review || m_run->busy() || m_model.view().whyNotApply || m_locked) {
        return;
    }
    m_review = new ReviewDialog(m_model, this);
    connect(m_review, &ReviewDialog::applyRequested, this, &PlannerPage::applyRequested);
    m_review->open();
    Q_EMIT reviewRequested();
}

void PlannerPage::showEvent(QShowEvent* event) {
    if (m_outdated) {
        showView();
    }
    QWidget::showEvent(event);
}

void PlannerPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    constexpr int leastBelow = 160;
    QVBoxLayout* owner = height() < m_bar->heightForWidth(width()) + leastBelow ? m_page : m_outer;
    if (owner->indexOf(m_bar) < 0) {
        owner->insertWidget(0, m_bar);
        m_bar->show();
    }
}

void PlannerPage::showView() {
    m_outdated = !isVisible();
    if (m_outdated) {
        return;
    }
    const LayoutPause pause({m_drawing, m_cards});
    const auto& view = m_model.view();
    m_content->setVisible(view.loaded);
    m_cards->setVisible(view.loaded);
    m_empty->showText(view.loaded ? QString() : view.emptyNote, true);
    showBar();
    m_lost.follow(m_model);
    m_lostNote->showLost(m_lost.text());
    m_lanes->showLanes(view);
    m_summary->showFigures(view.summary);
    m_behind = partsBeside;
    if (m_lanes->editing()) {
        m_follow.start();
        return;
    }
    while (m_behind > 0) {
        showNextPart();
    }
}

/// Those in one column of the page are laid out together.
void PlannerPage::showNextPart() {
    const LayoutPause pause({m_drawing, m_cards});
    const auto& view = m_model.view();
    if (m_nextPart == 0) {
        m_needs->showNeeds(view);
        m_answer->showAnswer({m_model.home(), m_model.current()}, view.answer, m_model.showsAnswer());
        m_answer->showOthers(view.otherAnswers, view.chosenAnswer);
        m_summary->showSteps(view.summary, view.notes);
        m_chart->showChart(view.chart);
        m_chartNote->showText(view.chart.note);
        const QSignalBlocker quiet(m_survivable);
        m_survivable->setChecked(view.chart.survivable);
        m_warnings->showWarnings(view.warnings);
    } else {
        m_clusters->showClusters(view);
        m_comparison->showRows(view.comparison);
    }
    m_nextPart = (m_nextPart + 1) % partsBeside;
    if (--m_behind == 0) {
        m_follow.stop();
    }
}

void PlannerPage::openDrawer(bool open) {
    m_columns->setDrawerOpen(open);
}

void PlannerPage::showDrawer() {
    const bool open = m_columns->isDrawerOpen();
    m_bar->showDrawer(m_columns->isDrawer(), open);
    if (open != std::exchange(m_drawerOpen, open)) {
        Q_EMIT drawerToggled(open);
    }
}

} // namespace poolhouse::ui
