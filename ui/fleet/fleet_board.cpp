// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_board.h"

#include "models/fleet/store.h"
#include "models/tables/fleet_board_model.h"
#include "models/text/problem_text.h"
#include "ui/fleet/board_notice.h"
#include "ui/fleet/fleet_board_delegate.h"
#include "ui/fleet/fleet_index.h"
#include "ui/platform/preferences.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyle>
#include <QStyleOptionHeader>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace poolhouse::ui {

namespace {

using Board = tables::FleetBoardModel;
using namespace std::chrono_literals;

QString columnsKey() {
    return QStringLiteral("board/columns");
}

/// Header with titles aligned like their cells.
class BoardHeader final : public QHeaderView {
public:
    explicit BoardHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
        setSectionsClickable(true);
        setHighlightSections(false);
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override {
        QHeaderView::initStyleOptionForIndex(option, section);
        const bool words = section <= Board::Use || section == Board::HighAvailability;
        option->textAlignment = QStyle::visualAlignment(
            layoutDirection(), Qt::AlignVCenter | (words ? Qt::AlignLeading : Qt::AlignTrailing));
    }
};

/// In digit widths of the font.
double usualWidth(int column) {
    switch (static_cast<Board::Column>(column)) {
    case Board::Cluster: return 28.5;
    case Board::App: return 13;
    case Board::Status: return 12.5;
    case Board::Use: return 10.25;
    case Board::Headroom: return 10;
    case Board::Survivable: return 11.75;
    case Board::HighAvailability: return 11.5;
    case Board::Storage: return 8.5;
    case Board::Cost: return 10;
    case Board::Age: return 9.5;
    case Board::ColumnCount: break;
    }
    return 12;
}

/// Columns that may be widened, in priority order, with the width that fits their texts.
constexpr std::array<std::pair<Board::Column, double>, 6> wideWidths{{{Board::Storage, 12},
                                                                      {Board::HighAvailability, 13},
                                                                      {Board::Status, 15.5},
                                                                      {Board::Survivable, 14.5},
                                                                      {Board::Cost, 14},
                                                                      {Board::App, 19}}};

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
    m_table->verticalHeader()->setDefaultSectionSize(std::max(36, m_table->fontMetrics().height() + 16));
    m_table->installEventFilter(this);
    m_viewport = m_table->viewport(); // cached: the table must not be queried during destruction
    m_viewport->installEventFilter(this);
}

void FleetBoard::arrangeColumns() {
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionsMovable(true);
    header->setStretchLastSection(true);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setMinimumSectionSize(48);
    spreadColumns();
    const bool restored = header->restoreState(m_preferences.value(columnsKey()).toByteArray());
    m_ownWidths = !restored;
    header->setSortIndicatorClearable(true); // the third click restores the order by urgency
    m_table->setSortingEnabled(true);
    if (!restored) {
        header->setSortIndicator(-1, Qt::AscendingOrder);
        m_filter.sort(-1);
    }
    m_save.setSingleShot(true);
    m_save.setInterval(300ms);
    connect(&m_save, &QTimer::timeout, this, &FleetBoard::saveColumns);
    connect(header, &QHeaderView::sectionMoved, this, [this] { m_save.start(); });
    connect(header, &QHeaderView::sectionResized, this, [this, header](int column) {
        const bool isRest = header->visualIndex(column) == header->count() - 1;
        if (!m_spreading && !isRest) {
            m_ownWidths = false; // set by the user
            m_save.start();
        }
    });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &FleetBoard::saveColumns);
}

/// Distributes spare width to columns with clipped text.
void FleetBoard::spreadColumns() {
    const QScopedValueRollback guard(m_spreading, true);
    QHeaderView* header = m_table->horizontalHeader();
    const int digit = m_table->fontMetrics().horizontalAdvance(QLatin1Char('0'));
    std::array<int, Board::ColumnCount> widths{};
    int spare = m_table->viewport()->width();
    for (int column = 0; column < Board::ColumnCount; ++column) {
        widths.at(static_cast<std::size_t>(column)) = static_cast<int>(digit * usualWidth(column));
        spare -= widths.at(static_cast<std::size_t>(column));
    }
    for (const auto& [column, wide] : wideWidths) {
        int& width = widths.at(static_cast<std::size_t>(column));
        const int more = std::clamp(static_cast<int>(digit * wide) - width, 0, std::max(spare, 0));
        width += more;
        spare -= more;
    }
    for (int column = 0; column < Board::ColumnCount; ++column) {
        header->resizeSection(column, widths.at(static_cast<std::size_t>(column)));
    }
}

void FleetBoard::saveColumns() {
    m_preferences.setValue(columnsKey(), m_table->horizontalHeader()->saveState());
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
    return QWidget::eventFilter(watched, event);
}

void FleetBoard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    Q_EMIT visibleChanged();
}

} // namespace poolhouse::ui
