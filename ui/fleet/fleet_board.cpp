// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_board.h"

#include "models/fleet/store.h"
#include "models/tables/fleet_board_model.h"
#include "models/text/problem_text.h"
#include "ui/fleet/board_columns.h"
#include "ui/fleet/board_header.h"
#include "ui/fleet/board_measure.h"
#include "ui/fleet/board_notice.h"
#include "ui/fleet/fleet_board_delegate.h"
#include "ui/fleet/fleet_index.h"
#include "ui/platform/preferences.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace poolhouse::ui {

namespace {

using Board = tables::FleetBoardModel;
using namespace std::chrono_literals;

QString columnsKey() {
    return QStringLiteral("board/columns");
}

QString ownWidthsKey() {
    return QStringLiteral("board/ownWidths");
}

QString hiddenKey() {
    return QStringLiteral("board/hidden");
}

/// Columns that are hidden unless the user asks for them: the app stands below the cluster's name.
bool hiddenAtFirst(int column) {
    return column == Board::App;
}

} // namespace

FleetBoard::FleetBoard(const fleet::Store& store, tables::FleetBoardModel& model, Preferences& preferences,
                       QWidget* parent)
    : QWidget(parent),
      m_store(store),
      m_preferences(preferences),
      m_stack(new QStackedWidget(this)),
      m_loading(new BoardSkeleton(this)),
      m_notice(new BoardNotice(this)) {
    setObjectName(QStringLiteral("fleetBoardPage"));
    m_filter.setSourceModel(&model);
    connect(&m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { ++m_ownChange; });
    buildTable();
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this, [this] { --m_ownChange; });
    for (QWidget* page : {static_cast<QWidget*>(m_table), m_loading, static_cast<QWidget*>(m_notice)}) {
        m_stack->addWidget(page);
    }
    auto* title = new TextLabel(TextStyle::Heading, tr("Fleet"), this);
    title->setObjectName(QStringLiteral("boardTitle"));
    auto* card = new CardFrame(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 6, 1, 6);
    inside->addWidget(m_stack);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 16);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(card, 1);
    arrangeColumns();
    follow();
    showState();
}

FleetBoard::~FleetBoard() {
    if (m_save.isActive()) {
        saveColumns();
    }
    delete m_table; // deleted before the members its signals reach
}

void FleetBoard::buildTable() {
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("fleetBoard"));
    m_table->setAccessibleName(tr("Fleet board: all clusters"));
    m_table->setModel(&m_filter);
    m_table->setHorizontalHeader(new BoardHeader(m_table));
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

void FleetBoard::arrangeColumns() {
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setMinimumSectionSize(48);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint& position) { chooseColumns(header->mapToGlobal(position)); });
    readHidden();
    m_measure = new BoardMeasure(*m_table, m_table);
    connect(m_measure, &BoardMeasure::widened, &m_fit, [this] { m_fit.start(); });
    m_measure->measureAll();
    spreadColumns();
    const bool restored = header->restoreState(m_preferences.value(columnsKey()).toByteArray());
    m_ownWidths = !restored || !m_preferences.value(ownWidthsKey()).toBool();
    for (int column = 0; column < Board::ColumnCount; ++column) {
        header->setSectionHidden(column, m_hidden.contains(column)); // what was narrow then may fit now
    }
    if (m_ownWidths) {
        spreadColumns();
    }
    header->setStretchLastSection(false);    // fitColumns() fills the width
    header->setSortIndicatorClearable(true); // the third click restores the order by urgency
    m_table->setSortingEnabled(true);
    if (!restored) {
        header->setSortIndicator(-1, Qt::AscendingOrder);
        m_filter.sort(-1);
    }
    m_fit.setSingleShot(true);
    m_fit.setInterval(0);
    connect(&m_fit, &QTimer::timeout, this, [this] {
        if (m_ownWidths) {
            spreadColumns();
        }
    });
    m_save.setSingleShot(true);
    m_save.setInterval(300ms);
    connect(&m_save, &QTimer::timeout, this, &FleetBoard::saveColumns);
    connect(header, &QHeaderView::sectionMoved, this, [this] { m_save.start(); });
    connect(header, &QHeaderView::sectionResized, this, [this] {
        if (!m_spreading) {
            m_ownWidths = false; // set by the user
            m_save.start();
        }
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &FleetBoard::saveColumns);
}

/// Fits the columns to their contents. Those that the user hid stay hidden.
void FleetBoard::spreadColumns() {
    const QScopedValueRollback guard(m_spreading, true);
    QHeaderView* header = m_table->horizontalHeader();
    const auto all = m_measure->needs();
    std::vector<int> shown;
    std::vector<ColumnNeed> needs;
    for (int visual = 0; visual < Board::ColumnCount; ++visual) {
        const int column = header->logicalIndex(visual);
        if (!m_hidden.contains(column)) {
            shown.push_back(column);
            needs.push_back(all[static_cast<std::size_t>(column)]);
        } else {
            header->hideSection(column);
        }
    }
    const auto widths = fitColumns(needs, m_table->viewport()->width());
    for (std::size_t at = 0; at < shown.size(); ++at) {
        header->setSectionHidden(shown[at], widths[at] == 0);
        if (widths[at] > 0) {
            header->resizeSection(shown[at], widths[at]);
        }
    }
}

void FleetBoard::chooseColumns(const QPoint& at) {
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("boardColumns"));
    for (int column = 1; column < Board::ColumnCount; ++column) {
        auto* action = menu.addAction(m_filter.headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_hidden.contains(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) { showColumn(column, on); });
    }
    menu.exec(at);
}

void FleetBoard::showColumn(int column, bool on) {
    if (on) {
        m_hidden.remove(column);
    } else {
        m_hidden.insert(column);
    }
    QVariantList hidden;
    for (const int each : m_hidden) {
        hidden << each;
    }
    m_preferences.setValue(hiddenKey(), hidden);
    m_ownWidths = true;
    spreadColumns();
}

void FleetBoard::readHidden() {
    const QVariant remembered = m_preferences.value(hiddenKey());
    for (int column = 1; column < Board::ColumnCount; ++column) {
        if (remembered.isValid() ? remembered.toList().contains(column) : hiddenAtFirst(column)) {
            m_hidden.insert(column);
        }
    }
}

void FleetBoard::saveColumns() {
    m_preferences.setValue(columnsKey(), m_table->horizontalHeader()->saveState());
    m_preferences.setValue(ownWidthsKey(), !m_ownWidths);
}

void FleetBoard::follow() {
    connect(m_table, &QTableView::doubleClicked, this, &FleetBoard::enter);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint& at) { Q_EMIT menuRequested(m_table->viewport()->mapToGlobal(at)); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_ownChange == 0) {
            Q_EMIT selectionChanged();
        }
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &FleetBoard::visibleChanged);
    for (auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_filter, signal, this, [this] {
            showState();
            Q_EMIT visibleChanged();
        });
    }
    connect(&m_filter, &QAbstractItemModel::layoutChanged, this, [this] { Q_EMIT visibleChanged(); });
    connect(&m_store, &fleet::Store::fleetChanged, this, &FleetBoard::showState);
    connect(&m_store, &fleet::Store::freshnessChanged, this, &FleetBoard::showState);
    connect(m_notice, &BoardNotice::buttonClicked, this, [this] {
        if (state() == BoardState::NothingFits) {
            Q_EMIT clearFilterRequested();
        } else {
            Q_EMIT retryRequested();
        }
    });
}

BoardState FleetBoard::state() const {
    const int clusters = m_filter.sourceModel() ? m_filter.sourceModel()->rowCount() : 0;
    return boardState(m_store.fleetFreshness(), clusters, m_filter.rowCount());
}

void FleetBoard::showState() {
    switch (state()) {
    case BoardState::Table: m_stack->setCurrentWidget(m_table); return;
    case BoardState::Loading: m_stack->setCurrentWidget(m_loading); return;
    case BoardState::Failed: {
        const text::ProblemText problem =
            text::problemText(*m_store.fleetFreshness().problem, text::RequestKind::Fleet);
        m_notice->showNotice(problem.what, problem.why + QLatin1Char(' ') + problem.next, tr("&Retry"),
                             QStringLiteral("boardRetry"));
        break;
    }
    case BoardState::NoCluster:
        m_notice->showNotice(
            tr("No Advanced cluster yet"),
            tr("The apps of this account have no Heroku Postgres Advanced cluster. Create one with the Heroku "
               "CLI or the Dashboard; it shows up here at the next refresh."),
            tr("&Refresh"), QStringLiteral("boardRefresh"));
        break;
    case BoardState::NothingFits:
        m_notice->showNotice(tr("No cluster fits “%1”").arg(m_filter.filterText()), QString(), tr("C&lear filter"),
                             QStringLiteral("boardClearFilter"));
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
    std::vector<core::ClusterId> ids;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        ids.push_back(clusterOf(index));
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
    if (watched == m_viewport && event->type() == QEvent::Resize && m_ownWidths) {
        spreadColumns();
    }
    if (watched == m_table && event->type() == QEvent::FontChange && m_measure != nullptr) {
        m_table->verticalHeader()->setDefaultSectionSize(FleetBoardDelegate::rowHeight(m_table->font()));
        m_measure->measureAll();
        m_fit.start();
    }
    return QWidget::eventFilter(watched, event);
}

void FleetBoard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    Q_EMIT visibleChanged();
}

} // namespace poolhouse::ui
