// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/coming_table.h"

#include "models/tables/coming_model.h"
#include "ui/theme/theme.h"
#include "ui/theme/tone_painter.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/spoken.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <array>

namespace poolhouse::ui {

namespace {

using tables::ComingModel;

constexpr int fewestComingLetters = 10; ///< of a name, with the ellipsis
constexpr int fewestComingRows = 3;     ///< in view, however low the window
constexpr int comingSign = 12;
constexpr int comingPadding = 28;

constexpr std::array comingNames{ComingModel::Cluster, ComingModel::App, ComingModel::What, ComingModel::Window};
constexpr std::array hiddenFirst{ComingModel::Window, ComingModel::What, ComingModel::App};

/// A date with what is left of it below, the sign of the state in the first column, old values dimmed.
class ComingDelegate final : public LeftToRightDelegate {
public:
    using LeftToRightDelegate::LeftToRightDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        LeftToRightDelegate::initStyleOption(option, index);
        const auto lines = index.data(ComingModel::linesRole).toStringList();
        if (lines.size() == 2 && !lines.back().isEmpty()) {
            const auto mark = option->text.first(option->text.startsWith(QChar(0x200E)) ? 1 : 0); // as above
            option->text = mark + lines[0] + QChar(QChar::LineSeparator) + mark + lines[1];
        }
        const auto& theme = Theme::of(option->palette);
        if (const auto tone = index.data(tables::ToneRole); tone.isValid()) {
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->icon = toneIcon(static_cast<text::Tone>(tone.toInt()), theme, comingSign,
                                    option->widget != nullptr ? option->widget->devicePixelRatioF() : 1.0);
            option->decorationSize = QSize(comingSign, comingSign);
        }
        if (index.data(tables::StaleRole).toBool()) {
            option->palette.setColor(QPalette::Text, theme.dimText);
        }
    }
};

} // namespace

ComingTable::ComingTable(QWidget* parent)
    : QTableView(parent), m_model(new ComingModel(this)), m_filter(new QSortFilterProxyModel(this)) {
    setObjectName(QStringLiteral("comingTable"));
    setSpokenName(this, tr("Upcoming maintenance"));
    setUpFramedTable(*this);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterRole(tables::SearchRole);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_filter);
    setItemDelegate(new ComingDelegate(this));
    alignTitlesWithCells(*this);
    addRowCopy(*this, QStringLiteral("copyComing"));
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &ComingTable::currentRowChanged);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &ComingTable::currentRowChanged);
    connect(this, &QTableView::doubleClicked, this, &ComingTable::enterRow);
    onFontChange(*this, [this] { fitFont(); });
    fitFont();
}

void ComingTable::showRows(const std::vector<views::ComingRow>& rows) {
    m_model->showRows(rows);
    fitColumns();
}

void ComingTable::filter(const QString& text) {
    if (const auto part = text.trimmed(); m_part != part) {
        m_part = part;
        m_filter->setFilterFixedString(part);
    }
}

int ComingTable::shownRows() const {
    return m_filter->rowCount();
}

void ComingTable::enter() {
    enterTable(*this);
}

QString ComingTable::currentDetail() const {
    return currentIndex().data(tables::DetailRole).toString();
}

QString ComingTable::currentCluster() const {
    return currentIndex().siblingAtColumn(ComingModel::Cluster).data().toString();
}

void ComingTable::enterRow(const QModelIndex& index) {
    if (index.isValid()) {
        Q_EMIT clusterEntered({index.data(tables::ClusterIdRole).toString().toStdString()});
    }
}

void ComingTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        enterRow(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

/// Two lines a row.
void ComingTable::fitFont() {
    verticalHeader()->setDefaultSectionSize(2 * fontMetrics().lineSpacing() + 12);
    fitColumns();
    updateGeometry();
}

int ComingTable::widthOf(int column) const {
    const auto& letters = fontMetrics();
    int width = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto at = m_model->index(row, column);
        const auto lines = at.data(ComingModel::linesRole).toStringList();
        for (const auto& line : lines.isEmpty() ? QStringList{at.data().toString()} : lines) {
            width = std::max(width, letters.horizontalAdvance(line));
        }
    }
    const int sign = column == ComingModel::When ? comingSign + 8 : 0;
    return std::max(width + sign + comingPadding, horizontalHeader()->sectionSizeHint(column));
}

/// As wide as the texts, while there is room; otherwise the widest names shrink, then columns are hidden.
void ComingTable::fitColumns() {
    std::array<int, ComingModel::ColumnCount> whole{};
    for (int column = 0; column < ComingModel::ColumnCount; ++column) {
        whole[static_cast<std::size_t>(column)] = widthOf(column);
    }
    const int narrowest = fewestComingLetters * fontMetrics().averageCharWidth() + comingPadding;
    const auto least = [this, &whole, narrowest](int column) {
        return std::min(whole[static_cast<std::size_t>(column)],
                        std::max(narrowest, horizontalHeader()->sectionSizeHint(column)));
    };
    int spare = viewport()->width(); // when names are as narrow as may be
    for (int column = 0; column < ComingModel::ColumnCount; ++column) {
        const bool name = std::find(comingNames.begin(), comingNames.end(), column) != comingNames.end();
        spare -= name ? least(column) : whole[static_cast<std::size_t>(column)];
    }
    for (const int column : hiddenFirst) {
        const bool hidden = spare < 0;
        setColumnHidden(column, hidden);
        spare += hidden ? least(column) : 0;
    }
    for (const int column : comingNames) { // the first ones get what there is
        const auto at = static_cast<std::size_t>(column);
        const int more = isColumnHidden(column) ? 0 : std::clamp(spare, 0, whole[at] - least(column));
        whole[at] = least(column) + more;
        spare -= more;
    }
    whole.back() += std::max(spare, 0); // the last one takes the rest
    for (int column = 0; column < ComingModel::ColumnCount; ++column) {
        if (!isColumnHidden(column) && columnWidth(column) != whole[static_cast<std::size_t>(column)]) {
            setColumnWidth(column, whole[static_cast<std::size_t>(column)]);
        }
    }
}

void ComingTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        fitColumns();
    }
}

QSize ComingTable::sizeHint() const {
    return {QTableView::sizeHint().width(), horizontalHeader()->sizeHint().height() +
                                                fewestComingRows * verticalHeader()->defaultSectionSize() +
                                                2 * frameWidth() + 4};
}

QSize ComingTable::minimumSizeHint() const {
    return {QTableView::minimumSizeHint().width(), sizeHint().height()};
}

} // namespace poolhouse::ui
