// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_page.h"

#include "models/tables/activity_model.h"
#include "models/tables/roles.h"
#include "ui/activity/activity_detail.h"
#include "ui/platform/file_choice.h"
#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/widgets/text_label.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

namespace {

/// Ids of the operations of a row and below it.
QStringList idsOf(const QModelIndex& row) {
    if (!row.data(tables::PlanRole).toBool()) {
        return {row.data(tables::IdRole).toString()};
    }
    QStringList ids;
    for (int below = 0; below < row.model()->rowCount(row); ++below) {
        ids << idsOf(row.model()->index(below, 0, row));
    }
    return ids;
}

/// Paints the state sign in the first column; the state name has a column of its own.
class ToneDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return {hint.width(), std::max(metrics::target + 4, hint.height() + 6)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto tone = index.data(tables::ToneRole);
        if (index.column() == 0 && tone.isValid()) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->icon = toneIcon(static_cast<text::Tone>(tone.toInt()), Theme::of(option->palette), 12,
                                    option->widget != nullptr ? option->widget->devicePixelRatioF() : 1.0);
            option->decorationSize = QSize(12, 12);
        }
    }
};

} // namespace

ActivityPage::ActivityPage(QAbstractItemModel& model, ActivitySource source, const core::Clock& clock, Desktop& desktop,
                           FileChoice& files, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_source(std::move(source)),
      m_files(files),
      m_proxy(new QSortFilterProxyModel(this)),
      m_filter(new QLineEdit(this)),
      m_list(new QTreeView(this)),
      m_empty(new TextLabel(TextStyle::Body, this)),
      m_exported(new TextLabel(TextStyle::Small, this)),
      m_csv(new QPushButton(tr("Export as &CSV…"), this)),
      m_json(new QPushButton(tr("Export as &JSON…"), this)),
      m_detail(new ActivityDetail(clock, desktop, this)) {
    setObjectName(QStringLiteral("activityPage"));
    m_proxy->setSourceModel(&m_model);
    m_proxy->setFilterRole(tables::SearchRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSortRole(tables::SortRole);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setAutoAcceptChildRows(true);
    build();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_proxy->setFilterFixedString(text.trimmed());
        showEmptiness();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ActivityPage::showSelected);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(m_proxy, signal, this, &ActivityPage::showEmptiness);
    }
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, &ActivityPage::expandNew);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, [this] {
        m_list->expandAll();
        widenColumns({}, 0, m_proxy->rowCount() - 1);
        showEmptiness();
    });
    connect(m_proxy, &QAbstractItemModel::dataChanged, this, &ActivityPage::showSelected);
    connect(m_proxy, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& from, const QModelIndex& to) {
        if (to.column() > from.column()) { // not a clock tick, which changes one column of all rows
            widenColumns(from.parent(), from.row(), to.row());
        }
    });
    connect(m_csv, &QPushButton::clicked, this, [this] { exportAs(QStringLiteral("csv"), m_source.csv); });
    connect(m_json, &QPushButton::clicked, this, [this] { exportAs(QStringLiteral("json"), m_source.json); });
    connect(m_detail, &ActivityDetail::undoRequested, this, &ActivityPage::undoRequested);
    connect(m_detail, &ActivityDetail::switchRequested, this, &ActivityPage::switchRequested);
    connect(m_detail, &ActivityDetail::makeAgainRequested, this, &ActivityPage::makeAgainRequested);
    connect(m_detail, &ActivityDetail::cancelRequested, this,
            [this](const QString& id) { m_source.cancel(id.toStdString()); });
    connect(m_detail, &ActivityDetail::codeEntered, this,
            [this](const QString& id, const QString& code) { m_source.enterCode(id.toStdString(), code); });
    m_list->expandAll();
    widenColumns({}, 0, m_proxy->rowCount() - 1);
    showEmptiness();
    showSelected();
}

void ActivityPage::expandNew(const QModelIndex& parent, int first, int last) {
    m_list->expand(parent);
    for (int row = first; row <= last; ++row) {
        m_list->expand(m_proxy->index(row, 0, parent));
    }
    widenColumns(parent, first, last);
}

/// Times and figures are never elided; names are, at the end. Columns never shrink: they would move under the pointer.
void ActivityPage::widenColumns(const QModelIndex& parent, int first, int last) {
    using Activity = tables::ActivityModel;
    constexpr int margin = 18;
    constexpr int mostMeasured = 500; // of a long history the newest
    auto* header = m_list->header();
    const QFontMetrics metrics(m_list->font());
    for (int row = first; row <= std::min(last, first + mostMeasured - 1); ++row) {
        const auto top = m_proxy->index(row, 0, parent);
        for (const int column : {Activity::When, Activity::Cost, Activity::Connections, Activity::State}) {
            const int sign = column == Activity::When ? 3 * m_list->indentation() : 0;
            const int needed = metrics.horizontalAdvance(top.siblingAtColumn(column).data().toString()) + margin + sign;
            if (column < header->count() && header->sectionSize(column) < needed) {
                header->resizeSection(column, needed);
            }
        }
        if (m_proxy->hasChildren(top)) {
            widenColumns(top, 0, m_proxy->rowCount(top) - 1);
        }
    }
}

void ActivityPage::build() {
    m_filter->setObjectName(QStringLiteral("activityFilter"));
    m_filter->setAccessibleName(tr("Filter activity"));
    m_filter->setPlaceholderText(tr("Filter activity"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(320);
    m_list->setObjectName(QStringLiteral("activityList"));
    m_list->setProperty("scrollsSideways", true); // a table of many columns
    m_list->setAccessibleName(tr("Operations"));
    m_list->setModel(m_proxy);
    m_list->setItemDelegate(new ToneDelegate(m_list));
    m_list->setStyleSheet(QStringLiteral("QTreeView { border: 1px solid palette(mid); border-radius: 8px; }"
                                         "QTreeView:focus { border: 2px solid palette(highlight); }"));
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setMinimumSectionSize(60);
    m_list->header()->setDefaultSectionSize(150);
    const int widths[] = {90, 270, 195, 90, 90, 70, 70}; // time, title, cluster, cost, connections, state, duration
    for (int column = 0; column < std::min<int>(m_model.columnCount(), std::size(widths)); ++column) {
        m_list->header()->resizeSection(column, std::max(widths[column], m_list->header()->sectionSizeHint(column)));
    }
    if (m_model.columnCount() > tables::ActivityModel::What) { // spare width goes to the longest texts
        m_list->header()->setSectionResizeMode(tables::ActivityModel::What, QHeaderView::Stretch);
    }
    m_empty->setObjectName(QStringLiteral("activityEmpty"));
    m_empty->setDim();
    m_empty->setWrapping();
    m_exported->setObjectName(QStringLiteral("exportResult"));
    m_exported->setDim();
    m_exported->setEllipsis();
    m_csv->setObjectName(QStringLiteral("exportCsv"));
    m_json->setObjectName(QStringLiteral("exportJson"));

    auto* title = new TextLabel(TextStyle::Heading, tr("Activity"), this);
    title->setObjectName(QStringLiteral("activityHeading"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(metrics::grid);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_exported, 1);
    bar->addWidget(m_csv);
    bar->addWidget(m_json);
    auto* left = new QWidget(this);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(m_empty);
    leftColumn->addWidget(m_list, 1);
    auto* splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 4);
    splitter->setSizes({300, 400}); // favour the exchange log
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::cardPadding, 14, metrics::cardPadding, metrics::cardPadding);
    column->setSpacing(metrics::grid);
    column->addWidget(title);
    column->addLayout(bar);
    column->addWidget(splitter, 1);
}

QModelIndex ActivityPage::selected() const {
    const auto rows = m_list->selectionModel()->selectedRows();
    return rows.isEmpty() ? QModelIndex() : rows.front();
}

QStringList ActivityPage::listedIds() const {
    QStringList ids;
    for (int row = 0; row < m_proxy->rowCount(); ++row) {
        ids << idsOf(m_proxy->index(row, 0));
    }
    return ids;
}

void ActivityPage::showSelected() {
    const auto row = selected();
    std::vector<const operations::Operation*> found;
    for (const auto& id : row.isValid() ? idsOf(m_proxy->mapToSource(row)) : QStringList()) {
        if (const auto* operation = m_source.find(id.toStdString())) {
            found.push_back(operation);
        }
    }
    m_shown.clear();
    if (found.empty()) {
        m_detail->showNothing();
    } else if (row.data(tables::PlanRole).toBool()) {
        m_detail->showPlan(row.data(tables::IdRole).toString(), found);
    } else {
        m_shown = QString::fromStdString(found.front()->id);
        m_detail->showOperation(*found.front(), m_source.commands(*found.front()));
    }
    announceShown();
}

void ActivityPage::announceShown() {
    Q_EMIT operationShown(isVisible() ? m_shown : QString());
}

void ActivityPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    announceShown();
}

void ActivityPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    announceShown();
}

void ActivityPage::showEmptiness() {
    const bool none = m_proxy->rowCount() == 0;
    const bool filtered = none && m_model.rowCount() > 0;
    m_empty->showText(!none ? QString()
                      : filtered
                          ? tr("No matches.")
                          : tr("No changes yet. Changes made here are listed with their requests and responses."),
                      true);
    m_csv->setEnabled(!none);
    m_json->setEnabled(!none);
    const auto why = none ? tr("Nothing to export.") : QString();
    m_csv->setToolTip(why);
    m_json->setToolTip(why);
}

void ActivityPage::focusList() {
    if (!selected().isValid() && m_proxy->rowCount() > 0) {
        m_list->setCurrentIndex(m_proxy->index(0, 0));
    }
    m_list->setFocus(Qt::OtherFocusReason);
}

void ActivityPage::focusOperation() {
    focusList();
    m_detail->focusCode();
}

void ActivityPage::showOperation(const QString& id) {
    const auto find = [this, &id] {
        return m_proxy->match(m_proxy->index(0, 0), tables::IdRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive);
    };
    auto found = find();
    if (found.isEmpty()) {
        m_filter->clear();
        found = find();
    }
    if (!found.isEmpty()) {
        m_list->setCurrentIndex(found.front());
        m_list->scrollTo(found.front());
    }
}

void ActivityPage::exportAs(const QString& suffix, const std::function<QByteArray(const QStringList&)>& content) {
    m_files.chooseSave(this, tr("Export activity"), QStringLiteral("poolhouse-activity.") + suffix,
                       suffix.toUpper() + QStringLiteral(" (*.") + suffix + QLatin1Char(')'),
                       [this, content](const QString& path) {
                           const auto written = m_files.write(path, content(listedIds()));
                           const auto name = QFileInfo(path).fileName();
                           m_exported->showText(written ? tr("Written to %1").arg(name)
                                                        : tr("%1 couldn't be written: %2").arg(name, written.error()));
                           m_exported->setTone(written ? std::nullopt : std::optional(text::Tone::Bad));
                       });
}

} // namespace poolhouse::ui
