// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleet_pane.h"

#include "models/fleet/store.h"
#include "models/tables/fleet_tree_model.h"
#include "ui/fleet/fleet_expansion.h"
#include "ui/fleet/fleet_index.h"
#include "ui/fleet/fleet_row.h"
#include "ui/fleet/fleet_totals_text.h"
#include "ui/fleet/fleet_tree_delegate.h"
#include "ui/fleet/fleet_tree_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace poolhouse::ui {

namespace {

/// Appends `id` unless empty or present.
void addOnce(std::vector<core::ClusterId>& ids, core::ClusterId id) {
    if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) {
        ids.push_back(std::move(id));
    }
}

} // namespace

FleetPane::FleetPane(const fleet::Store& store, tables::FleetTreeModel& model, Preferences& preferences,
                     QWidget* parent)
    : QWidget(parent), m_store(store), m_model(model) {
    setObjectName(QStringLiteral("fleetPane"));
    m_filter.setSourceModel(&model);
    // Connected before the view, so that selection changes caused by row removal count as programmatic.
    connect(&m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { ++m_ownChange; });
    build();
    connect(&m_filter, &QAbstractItemModel::rowsRemoved, this, [this] { --m_ownChange; });
    m_expansion = new FleetExpansion(*m_tree, preferences, this);
    follow();
    showTotals();
}

FleetPane::~FleetPane() {
    delete m_tree; // deleted before the members its signals reach
}

void FleetPane::build() {
    m_field = new QLineEdit(this);
    m_field->setObjectName(QStringLiteral("fleetFilter"));
    m_field->setAccessibleName(tr("Filter clusters"));
    m_field->setPlaceholderText(tr("Filter clusters"));
    m_field->setToolTip(tr("Words from app, cluster or pool names, in any order"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    auto* totals = new TextLabel(TextStyle::Small, this);
    totals->setObjectName(QStringLiteral("fleetTotals"));
    totals->setDim();
    totals->setWrapping();
    totals->setMinimumHeight(2 * totals->fontMetrics().lineSpacing()); // other figures may need the second line
    m_totals = totals;
    auto* nothing = new TextLabel(TextStyle::Body, tr("No matches."), this);
    nothing->setObjectName(QStringLiteral("fleetNothingFits"));
    nothing->setDim();
    nothing->setWrapping();
    nothing->hide();
    m_nothing = nothing;
    m_row = new FleetRow(this);
    m_tree = new FleetTreeView(this);
    m_tree->setObjectName(QStringLiteral("fleetTree"));
    m_tree->setAccessibleName(tr("Fleet: apps, clusters and pools"));
    m_tree->setModel(&m_filter);
    m_tree->setItemDelegate(new FleetTreeDelegate(m_tree));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 10, 8);
    layout->setSpacing(8);
    layout->addWidget(m_field);
    layout->addWidget(m_totals);
    layout->addWidget(m_nothing);
    auto* rows = new QVBoxLayout; // one list to the eye
    rows->setSpacing(0);
    rows->addWidget(m_row);
    rows->addWidget(m_tree, 1);
    layout->addLayout(rows, 1);
    setMinimumWidth(180);
}

void FleetPane::follow() {
    connect(m_field, &QLineEdit::textChanged, this, &FleetPane::applyFilter);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_ownChange == 0) {
            const auto selected = selectedClusters();
            m_current = selected.size() == 1 ? std::optional(selected.front()) : std::nullopt;
            Q_EMIT selectionChanged();
        }
        showTotals();
    });
    connect(m_tree, &FleetTreeView::enterPressed, this, [this](const QModelIndex& index) {
        const core::ClusterId id = clusterOf(index);
        if (id.empty()) {
            m_tree->setExpanded(index.siblingAtColumn(0), !m_tree->isExpanded(index.siblingAtColumn(0)));
        } else {
            Q_EMIT clusterEntered(id);
        }
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, &FleetPane::openMenu);
    connect(m_tree, &FleetTreeView::leftUpwards, m_row, [this] { m_row->setFocus(Qt::OtherFocusReason); });
    connect(m_row, &FleetRow::leftDownwards, this, &FleetPane::focusTree);
    connect(m_row, &FleetRow::clicked, this, &FleetPane::boardRequested);
    connect(&m_filter, &QAbstractItemModel::rowsInserted, this, &FleetPane::selectCurrent);
    for (auto signal : {&QTreeView::expanded, &QTreeView::collapsed}) {
        connect(m_tree, signal, this, &FleetPane::visibleChanged);
    }
    connect(m_tree->verticalScrollBar(), &QScrollBar::valueChanged, this, &FleetPane::visibleChanged);
    // Debounced: a large fleet may answer within a second, and each sum visits every cluster.
    m_totalsLater.setSingleShot(true);
    m_totalsLater.setInterval(std::chrono::milliseconds(50));
    connect(&m_totalsLater, &QTimer::timeout, this, &FleetPane::showTotals);
    const auto later = [this] {
        if (!m_totalsLater.isActive()) {
            m_totalsLater.start();
        }
    };
    connect(&m_store, &fleet::Store::fleetChanged, this, later);
    connect(&m_store, &fleet::Store::clusterChanged, this, later);
    connect(&m_store, &fleet::Store::catalogChanged, this, later);
    connect(&m_store, &fleet::Store::freshnessChanged, this, later);
}

void FleetPane::applyFilter(const QString& text) {
    {
        const QScopedValueRollback guard(m_ownChange, m_ownChange + 1);
        m_filter.setFilterText(text);
        m_expansion->setFilterText(text);
    }
    m_nothing->setVisible(m_filter.rowCount() == 0 && m_model.rowCount() > 0);
    selectCurrent();
    Q_EMIT filterChanged(text);
    Q_EMIT visibleChanged();
}

void FleetPane::setCurrentCluster(const std::optional<core::ClusterId>& id) {
    m_current = id;
    const QScopedValueRollback guard(m_ownChange, m_ownChange + 1);
    if (!id) {
        m_tree->clearSelection();
        return;
    }
    selectCurrent();
    if (const QModelIndex index = m_filter.mapFromSource(m_model.indexOfCluster(*id)); index.isValid()) {
        m_tree->scrollTo(index);
    }
}

void FleetPane::selectCurrent() {
    if (!m_current) {
        return;
    }
    const QModelIndex index = m_filter.mapFromSource(m_model.indexOfCluster(*m_current));
    const auto selected = selectedClusters();
    const bool already = selected.size() == 1 && selected.front() == *m_current;
    if (!index.isValid() || already) {
        return; // a selected pool of the cluster counts as well
    }
    const QScopedValueRollback guard(m_ownChange, m_ownChange + 1);
    m_tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_expansion->reveal(index.siblingAtColumn(0));
}

std::vector<core::ClusterId> FleetPane::selectedClusters() const {
    std::vector<core::ClusterId> ids;
    for (const QModelIndex& index : m_tree->selectionModel()->selectedRows()) {
        for (auto& id : clustersOf(index)) {
            addOnce(ids, std::move(id));
        }
    }
    return ids;
}

std::vector<core::ClusterId> FleetPane::clustersOf(const QModelIndex& row) const {
    std::vector<core::ClusterId> ids;
    if (core::ClusterId id = clusterOf(row); !id.empty()) {
        ids.push_back(std::move(id));
        return ids;
    }
    const QModelIndex app = row.siblingAtColumn(0);
    for (int child = 0; child < m_filter.rowCount(app); ++child) {
        ids.push_back(clusterOf(m_filter.index(child, 0, app)));
    }
    return ids;
}

void FleetPane::openMenu(const QPoint& at) {
    const QModelIndex row = m_tree->indexAt(at).siblingAtColumn(0);
    const QPoint global = m_tree->viewport()->mapToGlobal(at);
    if (!row.isValid() || m_tree->selectionModel()->isSelected(row)) {
        Q_EMIT menuRequested(global, selectedClusters(), selectedPool());
        return;
    }
    m_tree->outline(row);
    const bool pool = row.data(tables::KindRole).toInt() == static_cast<int>(tables::RowKind::Pool);
    Q_EMIT menuRequested(global, clustersOf(row),
                         pool ? std::optional(core::PoolId{row.data(tables::IdRole).toString().toStdString()})
                              : std::nullopt);
}

void FleetPane::endMenu() {
    m_tree->outline({});
}

void FleetPane::setBoardInFront(bool board) {
    m_row->setChecked(board);
}

std::optional<core::PoolId> FleetPane::selectedPool() const {
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    if (rows.size() != 1 || rows.front().data(tables::KindRole).toInt() != static_cast<int>(tables::RowKind::Pool)) {
        return {};
    }
    return core::PoolId{rows.front().data(tables::IdRole).toString().toStdString()};
}

void FleetPane::setCurrentPool(const core::ClusterId& cluster, const core::PoolId& pool) {
    m_current = cluster;
    const QModelIndex parent = m_filter.mapFromSource(m_model.indexOfCluster(cluster));
    if (!parent.isValid() || !m_tree->isExpanded(parent)) {
        return;
    }
    const auto rows = m_filter.match(m_filter.index(0, 0, parent), tables::IdRole, QString::fromStdString(pool.value),
                                     1, Qt::MatchExactly);
    if (!rows.isEmpty()) {
        const QScopedValueRollback guard(m_ownChange, m_ownChange + 1);
        m_tree->selectionModel()->setCurrentIndex(rows.front(),
                                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
}

bool FleetPane::clusterIsSelected() const {
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    return std::any_of(rows.begin(), rows.end(), [](const QModelIndex& row) { return !clusterOf(row).empty(); });
}

void FleetPane::showApp(const QString& name) {
    for (int row = 0; row < m_filter.rowCount(); ++row) {
        const QModelIndex app = m_filter.index(row, 0);
        if (app.data().toString() == name) {
            m_tree->setExpanded(app, true);
            m_tree->setCurrentIndex(app);
            m_tree->scrollTo(app);
            m_tree->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

std::vector<core::ClusterId> FleetPane::listedClusters() const {
    std::vector<core::ClusterId> ids;
    for (int app = 0; app < m_filter.rowCount(); ++app) {
        const QModelIndex parent = m_filter.index(app, 0);
        for (int row = 0; row < m_filter.rowCount(parent); ++row) {
            ids.push_back(clusterOf(m_filter.index(row, 0, parent)));
        }
    }
    return ids;
}

std::vector<core::ClusterId> FleetPane::visibleClusters() const {
    std::vector<core::ClusterId> ids;
    for (const QModelIndex& row : m_tree->visibleRows()) {
        if (core::ClusterId id = clusterOf(row); !id.empty() && (ids.empty() || ids.back() != id)) {
            ids.push_back(std::move(id));
        }
    }
    return ids;
}

QString FleetPane::filterText() const {
    return m_field->text();
}

void FleetPane::focusFilter() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FleetPane::focusTree() {
    m_tree->setFocus(Qt::OtherFocusReason);
}

void FleetPane::clearFilter() {
    m_field->clear();
}

void FleetPane::expandAll() {
    m_expansion->expandAll();
}

void FleetPane::collapseAll() {
    m_expansion->collapseAll();
}

void FleetPane::showTotals() {
    const std::vector<core::ClusterId> selected = selectedClusters();
    const bool known = m_store.fleetFreshness().everRead();
    const QString text = !known ? QString()
                         : selected.size() > 1
                             ? selectionTotalsText(m_store.totals(selected), headroomOf(m_store, selected))
                             : fleetTotalsText(m_store.totals());
    if (m_totals->text() != text) {
        m_totals->setText(text);
    }
}

bool FleetPane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_tree->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FleetPane::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    Q_EMIT visibleChanged();
}

void FleetPane::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::of(palette()).panel);
}

} // namespace poolhouse::ui
