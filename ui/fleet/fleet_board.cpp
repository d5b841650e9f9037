// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_board.h"

#include "models/fleet/store.h"
#include "models/tables/fleet_board_model.h"
#include "models/tables/roles.h"
#include "models/text/problem_text.h"
#include "models/views/selection_summary.h"
#include "ui/fleet/board_layout.h"
#include "ui/fleet/board_notice.h"
#include "ui/fleet/board_table.h"
#include "ui/fleet/filter_chips.h"
#include "ui/fleet/fleet_board_delegate.h"
#include "ui/fleet/fleet_index.h"
#include "ui/fleet/selection_bar.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace poolhouse::ui {

using namespace std::chrono_literals;

namespace {

/// There are no last figures yet that could stay on screen, and no other place for the details.
QString firstLoadProblem(const text::ProblemText& problem, const api::ApiError& error) {
    using Kind = api::ApiError::Kind;
    if (error.kind != Kind::WrongType && error.kind != Kind::TooLarge) {
        return problem.why + QLatin1Char(' ') + problem.next;
    }
    const auto plain = text::problemText(error, text::RequestKind::Fleet, text::Audience::Form);
    return plain.why + QLatin1Char(' ') + plain.next + QStringLiteral("\n\n") + plain.detail;
}

} // namespace

FleetBoard::FleetBoard(const fleet::Store& store, tables::FleetBoardModel& model, Preferences& preferences,
                       QWidget* parent)
    : QWidget(parent),
      m_store(store),
      m_chips(new FilterChips(this)),
      m_columns(new QPushButton(tr("Colum&ns"), this)),
      m_export(new QPushButton(tr("E&xport CSV…"), this)),
      m_stack(new QStackedWidget(this)),
      m_loading(new BoardSkeleton(this)),
      m_notice(new BoardNotice(this)),
      m_selection(new SelectionBar(this)) {
    setObjectName(QStringLiteral("fleetBoardPage"));
    m_filter.setSourceModel(&model);
    connect(&m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { ++m_ownChange; });
    buildTable();
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this, [this] { --m_ownChange; });
    m_layout = new BoardLayout(*m_table, model, preferences, this);
    buildPage();
    follow();
    followFleet();
    showState();
    showCounts();
    showSelection();
}

FleetBoard::~FleetBoard() {
    delete m_layout; // saves the state of the table's header
    delete m_table;  // deleted before the members its signals reach
}

void FleetBoard::buildPage() {
    for (QWidget* page : {static_cast<QWidget*>(m_table), m_loading, static_cast<QWidget*>(m_notice)}) {
        m_stack->addWidget(page);
    }
    auto* title = new TextLabel(TextStyle::Heading, tr("Fleet"), this);
    title->setObjectName(QStringLiteral("boardTitle"));
    m_columns->setObjectName(QStringLiteral("boardColumnsButton"));
    m_columns->setToolTip(tr("Choose columns and sort order."));
    m_export->setObjectName(QStringLiteral("boardExport"));
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::grid);
    head->addWidget(title, 1);
    head->addWidget(m_columns);
    head->addWidget(m_export);
    auto* card = new CardFrame(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 6, 1, 6);
    inside->addWidget(m_stack);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(10);
    layout->addLayout(head);
    layout->addWidget(m_chips);
    layout->addWidget(card, 1);
    layout->addWidget(m_selection);
    orderKeyboard();
}

/// The table comes first: it is what the page is for.
void FleetBoard::orderKeyboard() {
    QWidget* last = m_table;
    for (QWidget* next : m_selection->controls() + m_chips->controls() + QList<QWidget*>{m_columns, m_export}) {
        setTabOrder(last, next);
        last = next;
    }
}

void FleetBoard::buildTable() {
    m_table = new BoardTable(this);
    m_table->setObjectName(QStringLiteral("fleetBoard"));
    m_table->setAccessibleName(tr("Fleet board: all clusters"));
    m_table->setModel(&m_filter);
    m_table->setItemDelegate(new FleetBoardDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setCornerButtonEnabled(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(FleetBoardDelegate::rowHeight(m_table->font()));
    m_table->installEventFilter(this);
    m_viewport = m_table->viewport(); // cached: the table must not be queried during destruction
    m_viewport->installEventFilter(this);
}

void FleetBoard::showColumn(int column, bool on) {
    m_layout->showColumn(column, on);
}

std::vector<int> FleetBoard::visibleColumns() const {
    return m_layout->visibleColumns();
}

void FleetBoard::follow() {
    connect(m_table, &QTableView::doubleClicked, this, &FleetBoard::enter);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { Q_EMIT menuRequested(m_table->viewport()->mapToGlobal(at)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        showSelection();
        if (m_ownChange == 0) {
            Q_EMIT selectionChanged();
        }
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &FleetBoard::visibleChanged);
    connect(m_chips, &FilterChips::flagsChanged, this, [this](int flags) {
        {
            const QScopedValueRollback guard(m_ownChange, m_ownChange + 1);
            m_filter.setRequiredFlags(flags);
        }
        showState();
        Q_EMIT visibleChanged();
    });
    connect(m_columns, &QPushButton::clicked, this,
            [this] { m_layout->chooseColumns(m_columns->mapToGlobal(m_columns->rect().bottomLeft())); });
    connect(m_export, &QPushButton::clicked, this, &FleetBoard::exportRequested);
    connect(m_selection, &SelectionBar::openRequested, this, [this] {
        if (const auto selected = selectedClusters(); !selected.empty()) {
            Q_EMIT clusterEntered(selected.front());
        }
    });
    connect(m_selection, &SelectionBar::planRequested, this, [this] { Q_EMIT planRequested(selectedClusters()); });
    connect(m_notice, &BoardNotice::buttonClicked, this, [this] {
        if (state() == BoardState::NothingFits) {
            m_chips->clear();
            Q_EMIT clearFilterRequested();
        } else if (state() == BoardState::NoCluster) {
            Q_EMIT createRequested();
        } else {
            Q_EMIT retryRequested();
        }
    });
}

void FleetBoard::followFleet() {
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_filter, signal, this, [this] {
            showState();
            Q_EMIT visibleChanged();
        });
    }
    connect(&m_filter, &QAbstractItemModel::layoutChanged, this, [this] { Q_EMIT visibleChanged(); });
    connect(&m_store, &fleet::Store::fleetChanged, this, &FleetBoard::showState);
    connect(&m_store, &fleet::Store::freshnessChanged, this, &FleetBoard::showState);
    // Debounced: a large fleet may answer within a second, and each count visits every cluster.
    m_figures.setSingleShot(true);
    m_figures.setInterval(50ms);
    connect(&m_figures, &QTimer::timeout, this, [this] {
        showCounts();
        showSelection();
    });
    const auto later = [this] {
        if (!m_figures.isActive()) {
            m_figures.start();
        }
    };
    const auto* source = m_filter.sourceModel();
    connect(source, &QAbstractItemModel::rowsInserted, this, later);
    connect(source, &QAbstractItemModel::rowsRemoved, this, later);
    connect(source, &QAbstractItemModel::dataChanged, this,
            [later](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
                if (roles.contains(tables::FlagsRole)) { // of a lock
                    later();
                }
            });
    // Not the rows: a sum changes with pools that no cell shows.
    connect(&m_store, &fleet::Store::clusterChanged, this, later);
    connect(&m_store, &fleet::Store::catalogChanged, this, later);
}

void FleetBoard::showCounts() {
    m_chips->showCounts([this](int flags) { return m_filter.countWith(flags); });
}

void FleetBoard::showSelection() {
    const auto selected = selectedClusters();
    m_selection->showSummary(views::selectionSummary(m_store, selected), static_cast<int>(selected.size()));
}

BoardState FleetBoard::state() const {
    const int clusters = m_filter.sourceModel() ? m_filter.sourceModel()->rowCount() : 0;
    return boardState(m_store.fleetFreshness(), clusters, m_filter.rowCount());
}

void FleetBoard::showState() {
    const bool listed = m_filter.rowCount() > 0;
    m_export->setEnabled(listed);
    m_export->setToolTip(listed ? tr("Save the clusters and columns shown as a CSV file.") : tr("Nothing to export."));
    switch (state()) {
    case BoardState::Table: m_stack->setCurrentWidget(m_table); return;
    case BoardState::Loading: m_stack->setCurrentWidget(m_loading); return;
    case BoardState::Failed: {
        const auto& error = *m_store.fleetFreshness().problem;
        const text::ProblemText problem = text::problemText(error, text::RequestKind::Fleet);
        m_notice->showNotice(problem.what, firstLoadProblem(problem, error), tr("&Retry"),
                             QStringLiteral("boardRetry"));
        break;
    }
    case BoardState::NoCluster:
        m_notice->showNotice(tr("No Advanced clusters yet"),
                             tr("This account's apps have no Heroku Postgres Advanced cluster. One that is created "
                                "elsewhere appears here after the next refresh."),
                             tr("&New cluster…"), QStringLiteral("boardCreate"));
        break;
    case BoardState::NothingFits:
        m_notice->showNotice(m_filter.requiredFlags() == 0 ? tr("No clusters match “%1”").arg(m_filter.filterText())
                             : m_filter.filterText().isEmpty()
                                 ? tr("No clusters match the selected filters")
                                 : tr("No clusters match “%1” and the selected filters").arg(m_filter.filterText()),
                             QString(), tr("C&lear filter"), QStringLiteral("boardClearFilter"));
        break;
    }
    m_stack->setCurrentWidget(m_notice);
}

void FleetBoard::setFilterText(const QString& text) {
    {
        const QScopedValueRollback guard(m_ownChange, m_ownChange + 1);
        m_filter.setFilterText(text);
    }
    showState();
    showCounts();
    Q_EMIT visibleChanged();
}

void FleetBoard::clearSelection() {
    const QScopedValueRollback guard(m_ownChange, m_ownChange + 1);
    m_table->clearSelection();
}

void FleetBoard::focusTable() {
    m_table->setFocus(Qt::OtherFocusReason);
}

std::vector<core::ClusterId> FleetBoard::selectedClusters() const {
    auto rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    std::vector<core::ClusterId> ids;
    ids.reserve(static_cast<std::size_t>(rows.size()));
    std::transform(rows.begin(), rows.end(), std::back_inserter(ids), clusterOf);
    return ids;
}

std::vector<core::ClusterId> FleetBoard::listedClusters() const {
    std::vector<core::ClusterId> ids;
    ids.reserve(static_cast<std::size_t>(m_filter.rowCount()));
    for (int row = 0; row < m_filter.rowCount(); ++row) {
        ids.push_back(clusterOf(m_filter.index(row, 0)));
    }
    return ids;
}

std::vector<core::ClusterId> FleetBoard::visibleClusters() const {
    std::vector<core::ClusterId> ids;
    if (m_stack->currentWidget() != m_table) {
        return ids;
    }
    const int first = std::max(0, m_table->rowAt(0));
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    for (int row = first; row <= (last < 0 ? m_filter.rowCount() - 1 : last); ++row) {
        ids.push_back(clusterOf(m_filter.index(row, 0)));
    }
    return ids;
}

void FleetBoard::enter(const QModelIndex& index) {
    if (index.isValid()) {
        Q_EMIT clusterEntered(clusterOf(index));
    }
}

bool FleetBoard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            enter(m_table->currentIndex());
            return true;
        }
    }
    if (watched == m_viewport && event->type() == QEvent::Resize && m_layout != nullptr) {
        m_layout->onResized();
    }
    if (watched == m_table && event->type() == QEvent::FontChange && m_layout != nullptr) {
        m_table->verticalHeader()->setDefaultSectionSize(FleetBoardDelegate::rowHeight(m_table->font()));
        m_layout->onFontChanged();
    }
    return QWidget::eventFilter(watched, event);
}

void FleetBoard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    Q_EMIT visibleChanged();
}

} // namespace poolhouse::ui
