// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/needs_table.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QPainter>
#include <QSignalBlocker>
#include <QStyle>

#include <algorithm>

namespace poolhouse::ui {

namespace {

constexpr int mostNeedRows = 6;
constexpr int aroundLine = 5; ///< of a row, in pixels
constexpr int swatchSize = 9;
constexpr int signSize = 9;
constexpr int needStateRole = Qt::UserRole; ///< a tone: Good, Bad, Unknown
constexpr int needColourRole = Qt::UserRole + 1;
constexpr int needNameRole = Qt::UserRole + 2;
constexpr int needFactorsRole = Qt::UserRole + 3;

text::Tone needTone(const views::NeedRow& need) {
    return need.met ? text::Tone::Good : need.unknown ? text::Tone::Unknown : text::Tone::Bad;
}

void paintNeedSign(QPainter& painter, const QRectF& box, text::Tone state, const QColor& ink) {
    painter.setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap));
    if (state == text::Tone::Good) {
        painter.drawPolyline(QPolygonF({{box.left(), box.center().y()},
                                        {box.left() + box.width() * 0.38, box.bottom() - 1},
                                        {box.right(), box.top() + 1}}));
    } else if (state == text::Tone::Unknown) {
        QFont font = painter.font();
        font.setPixelSize(signSize + 4);
        font.setBold(true);
        painter.setFont(font);
        painter.drawText(box.adjusted(-4, -4, 4, 4), Qt::AlignCenter, QStringLiteral("?"));
    } else {
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.bottomLeft(), box.topRight());
    }
}

QString namedNeed(const QString& name, const QString& factors) {
    return factors.isEmpty() ? name : NeedsTable::tr("%1, %2", "workload, its factors").arg(name, factors);
}

/// Draws the sign of the first column, and the colour in front of a name. If space is short, the name is elided before
/// its factors.
class NeedsDelegate final : public LeftToRightDelegate {
public:
    using LeftToRightDelegate::LeftToRightDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = Theme::of(option.palette);
        QStyleOptionViewItem shown = option;
        initStyleOption(&shown, index);
        if (index.column() == NeedsTable::NameColumn) {
            shortenName(shown, index);
        }
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &shown, painter, option.widget);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (index.column() == NeedsTable::StateColumn) {
            QRectF box(0, 0, signSize, signSize);
            box.moveCenter(QRectF(option.rect).center());
            const auto state = static_cast<text::Tone>(index.data(needStateRole).toInt());
            const auto& ink = theme.tone(state).text;
            paintNeedSign(*painter, box, state, option.state.testFlag(QStyle::State_Selected) ? theme.onPrimary : ink);
        } else if (index.column() == NeedsTable::NameColumn) {
            const auto& colours = theme.pool(index.data(needColourRole).toInt());
            painter->setPen(QPen(colours.line, 1));
            painter->setBrush(colours.fill);
            const QRect place =
                option.widget->style()->subElementRect(QStyle::SE_ItemViewItemDecoration, &shown, option.widget);
            QRectF box(0, 0, swatchSize, swatchSize);
            box.moveCenter(QRectF(place).center());
            painter->drawRoundedRect(box, 2, 2);
        }
        painter->setPen(theme.hairline);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->restore();
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        LeftToRightDelegate::initStyleOption(option, index);
        if (index.column() == NeedsTable::NameColumn) { // room for the colour
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = QSize(swatchSize, swatchSize);
        }
    }

private:
    static void shortenName(QStyleOptionViewItem& cell, const QModelIndex& index) {
        const auto factors = index.data(needFactorsRole).toString();
        if (factors.isEmpty()) {
            return; // Qt elides the name
        }
        const auto* style = cell.widget->style();
        const int beside = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, cell.widget) + 1; // as Qt does
        const int available =
            style->subElementRect(QStyle::SE_ItemViewItemText, &cell, cell.widget).width() - 2 * beside;
        cell.text.replace(index.data().toString(),
                          shortNeed(index.data(needNameRole).toString(), factors, cell.fontMetrics, available));
    }
};

} // namespace

QString shortNeed(const QString& name, const QString& factors, const QFontMetrics& letters, int available) {
    const auto whole = namedNeed(name, factors);
    const int over = letters.horizontalAdvance(whole) - available;
    const int left = std::max(letters.horizontalAdvance(name) - over, 0);
    return over <= 0 ? whole : namedNeed(letters.elidedText(name, Qt::ElideRight, left), factors);
}

NeedsTable::NeedsTable(QWidget* parent) : QTableWidget(0, ColumnCount, parent) {
    setObjectName(QStringLiteral("workloadTable"));
    setAccessibleName(tr("Workloads"));
    setHorizontalHeaderLabels({QString(), tr("Workload"), tr("Connections"), tr("Pool")});
    horizontalHeaderItem(StateColumn)->setData(Qt::AccessibleTextRole, tr("Met"));
    for (int column = 0; column < ColumnCount; ++column) {
        horizontalHeaderItem(column)->setTextAlignment((column == ConnectionsColumn ? Qt::AlignRight : Qt::AlignLeft) |
                                                       Qt::AlignVCenter);
    }
    setUpFramedTable(*this);
    setStyleSheet(QStringLiteral("QTableView { border: 1px solid transparent; outline: 0; }"
                                 "QTableView:focus { border: 1px solid palette(highlight); border-radius: 4px; }"
                                 "QTableView::item { padding: 0 4px; border: none; }"
                                 "QHeaderView::section { padding: 0 4px; }"));
    setItemDelegate(new NeedsDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* header = horizontalHeader();
    header->setMinimumSectionSize(signSize + metrics::grid);
    header->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(aroundLine); // else of its font, which follows later
    changeLetters();
    onFontChange(*this, [this] { changeLetters(); });
}

void NeedsTable::changeLetters() {
    horizontalHeader()->setFont(styled(font(), TextStyle::Small));
    horizontalHeader()->headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1); // else it keeps its height
    m_widths.fill({});
    measure();
    shareWidth();
}

void NeedsTable::measure() {
    int line = tightLine(font());
    for (const auto& row : m_rows) {
        line = std::max({line, tightLine(font(), row.name), tightLine(font(), row.pool)});
    }
    verticalHeader()->setDefaultSectionSize(line + aroundLine);
    setFixedHeight(sizeHint().height());
}

void NeedsTable::resizeEvent(QResizeEvent* event) {
    QTableWidget::resizeEvent(event);
    shareWidth();
}

/// Each text is measured once: the style takes its time, and few texts change with a step of a drag.
int NeedsTable::needed(Column column) {
    auto& widths = m_widths[column];
    constexpr int mostTexts = 256; ///< names and figures that were shown once are forgotten
    if (widths.size() > mostTexts) {
        widths.clear();
    }
    int most = horizontalHeader()->sectionSizeHint(column);
    for (int row = 0; row < rowCount(); ++row) {
        const auto cell = model()->index(row, column);
        const auto text = cell.data().toString();
        auto known = widths.constFind(text);
        if (known == widths.constEnd()) {
            known = widths.insert(text, sizeHintForIndex(cell).width());
        }
        most = std::max(most, *known);
    }
    return most;
}

/// Figures are whole; a long name of a pool is elided before that of a workload.
void NeedsTable::shareWidth() {
    auto* header = horizontalHeader();
    const int state = header->minimumSectionSize();
    const int figures = needed(ConnectionsColumn);
    const int left = std::max(viewport()->width() - state - figures, 0);
    const int names = needed(PoolColumn);
    const int pool = std::clamp(left - needed(NameColumn), std::min(left * 3 / 10, names), names);
    header->resizeSection(StateColumn, state);
    header->resizeSection(ConnectionsColumn, figures);
    header->resizeSection(NameColumn, left - pool);
    header->resizeSection(PoolColumn, pool);
}

QSize NeedsTable::sizeHint() const {
    const int rows = std::clamp(rowCount(), 1, mostNeedRows);
    return {260, horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + 4};
}

QSize NeedsTable::minimumSizeHint() const {
    return {240, sizeHint().height()};
}

void NeedsTable::showRows(const std::vector<views::NeedRow>& rows) {
    const QSignalBlocker quiet(this);
    const bool moved = rows.size() != m_rows.size();
    if (moved) {
        setRowCount(static_cast<int>(rows.size()));
    }
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (moved || row >= m_rows.size() || !(rows[row] == m_rows[row])) {
            showRow(static_cast<int>(row), rows[row]);
        }
    }
    const bool same = rows == m_rows;
    const bool sameNames = std::equal(
        rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
        [](const views::NeedRow& a, const views::NeedRow& b) { return a.name == b.name && a.pool == b.pool; });
    m_rows = rows;
    if (!same) {
        shareWidth();
    }
    if (!sameNames) {
        measure();
    }
}

void NeedsTable::showRow(int row, const views::NeedRow& need) {
    const QString texts[ColumnCount] = {QString(), namedNeed(need.name, need.factors), need.connections, need.pool};
    const auto verdict = need.problem.value_or(need.verdict);
    for (int column = 0; column < ColumnCount; ++column) {
        auto* cell = item(row, column);
        if (cell == nullptr) {
            cell = new QTableWidgetItem;
            cell->setTextAlignment((column == ConnectionsColumn ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            setItem(row, column, cell);
        }
        cell->setText(texts[column]);
        QStringList tip{verdict};
        if (column == NameColumn || column == PoolColumn) { // names may be elided
            tip.prepend(texts[column]);
        }
        tip.removeAll(QString());
        cell->setToolTip(toolTipText(tip.join(QLatin1Char('\n'))));
    }
    const auto state = need.met ? tr("met") : need.unknown ? tr("unknown") : tr("not met");
    const auto why = need.met || need.verdict.isEmpty() ? state
                     : need.unknown                     ? need.verdict // it says that itself
                                                        : tr("%1: %2", "not met, why").arg(state, need.verdict);
    item(row, StateColumn)->setData(needStateRole, static_cast<int>(needTone(need)));
    item(row, StateColumn)->setData(Qt::AccessibleTextRole, why);
    item(row, NameColumn)->setData(needColourRole, need.colour);
    item(row, NameColumn)->setData(needNameRole, need.name);
    item(row, NameColumn)->setData(needFactorsRole, need.factors);
}

void NeedsTable::choose(int row) {
    const QSignalBlocker quiet(this);
    if (row < 0) {
        clearSelection();
    } else if (chosen() != row) {
        selectRow(row);
    }
}

int NeedsTable::chosen() const {
    const auto rows = selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.front().row();
}

} // namespace poolhouse::ui
