// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pools/level_picker.h"

#include "ui/theme/theme.h"
#include "ui/theme/typography.h"
#include "ui/widgets/framed_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>

namespace poolhouse::ui {

namespace {

enum Column { Level, Vcpu, Memory, Connections, Hourly, Monthly, Note, LevelColumnCount };

} // namespace

LevelPicker::LevelPicker(QWidget* parent) : QTableWidget(0, LevelColumnCount, parent) {
    setObjectName(QStringLiteral("levelPicker"));
    setAccessibleName(tr("Level"));
    setHorizontalHeaderLabels(
        {tr("Level"), tr("vCPU"), tr("Memory"), tr("Connections"), tr("Per hour"), tr("Per month"), QString()});
    horizontalHeaderItem(Connections)->setToolTip(tr("Connections that each instance accepts"));
    for (int column = Vcpu; column <= Monthly; ++column) {
        horizontalHeaderItem(column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    horizontalHeaderItem(Level)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(Note, QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(16);
    setItemDelegate(new LeftToRightDelegate(this));
    setFrameShape(QFrame::StyledPanel);
    setUpFramedTable(*this);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QTableWidget::itemDoubleClicked, this, &LevelPicker::confirmed);
    connect(this, &QTableWidget::itemSelectionChanged, this, [this] {
        const auto level = chosen();
        if (!level.empty()) {
            Q_EMIT levelChosen(QString::fromStdString(level));
        }
    });
}

void LevelPicker::showLevels(const std::vector<views::LevelChoice>& levels) {
    if (levels == m_levels) {
        return;
    }
    const bool resized = levels.size() != m_levels.size();
    const auto selected = chosen();
    const QSignalBlocker quiet(this);
    setRowCount(static_cast<int>(levels.size()));
    for (std::size_t row = 0; row < levels.size(); ++row) {
        if (row >= m_levels.size() || m_levels[row] != levels[row]) {
            fillRow(static_cast<int>(row), levels[row]);
        }
    }
    m_levels = levels;
    choose(selected);
    if (resized) {
        updateGeometry();
    }
}

void LevelPicker::fillRow(int row, const views::LevelChoice& level) {
    const QString texts[LevelColumnCount] = {level.name,   level.vcpu,    level.memory, level.connections,
                                             level.hourly, level.monthly, level.note};
    QStringList facts{level.name,
                      tr("%1 vCPU").arg(level.vcpu),
                      level.memory,
                      tr("%1 per instance", "\"800 connections\"").arg(level.limit),
                      level.hourly.isEmpty() ? level.monthly : tr("%1 per month").arg(level.monthly),
                      level.note};
    facts.removeAll(QString());
    for (int column = 0; column < LevelColumnCount; ++column) {
        auto* cell = item(row, column);
        if (cell == nullptr) {
            cell = new QTableWidgetItem;
            setItem(row, column, cell);
        }
        cell->setText(texts[column]);
        const bool number = column >= Vcpu && column <= Monthly;
        cell->setTextAlignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        cell->setData(Qt::AccessibleTextRole, column == Level ? facts.join(QStringLiteral(", ")) : texts[column]);
        if (column == Level) {
            cell->setFont(styled(font(), level.current ? TextStyle::Strong : TextStyle::Body));
        }
    }
}

void LevelPicker::choose(const std::string& level) {
    const auto at = std::find_if(m_levels.begin(), m_levels.end(),
                                 [&level](const views::LevelChoice& each) { return each.level == level; });
    const QSignalBlocker quiet(this);
    if (at == m_levels.end()) {
        clearSelection();
        setCurrentItem(nullptr);
        return;
    }
    const int row = static_cast<int>(at - m_levels.begin());
    if (chosen() != level) {
        selectRow(row);
        scrollTo(model()->index(row, 0));
    }
}

std::string LevelPicker::chosen() const {
    const auto rows = selectionModel()->selectedRows();
    const auto row = rows.isEmpty() ? m_levels.size() : static_cast<std::size_t>(rows.front().row());
    return row < m_levels.size() ? m_levels[row].level : std::string();
}

int LevelPicker::wholeHeight() const {
    const int scrollBar = horizontalScrollBar()->maximum() > 0 ? horizontalScrollBar()->sizeHint().height() : 0;
    return horizontalHeader()->sizeHint().height() + std::max(rowCount(), 1) * verticalHeader()->defaultSectionSize() +
           2 * std::max(2, frameWidth()) + 2 + scrollBar;
}

QSize LevelPicker::sizeHint() const {
    int width = 2 * frameWidth() + 2;
    for (int column = 0; column < columnCount(); ++column) {
        width += std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column));
    }
    return {width, wholeHeight()};
}

QSize LevelPicker::minimumSizeHint() const {
    return {240, wholeHeight()};
}

void LevelPicker::showCurrent() {
    QWidget* above = parentWidget();
    while (above != nullptr && qobject_cast<QScrollArea*>(above) == nullptr) {
        above = above->parentWidget();
    }
    const QRect row = visualRect(currentIndex());
    if (auto* area = qobject_cast<QScrollArea*>(above); area != nullptr && row.isValid()) {
        const QPoint middle = viewport()->mapTo(area->widget(), QPoint(0, row.center().y()));
        area->ensureVisible(0, middle.y(), 0, row.height());
    }
}

void LevelPicker::keyPressEvent(QKeyEvent* event) {
    // Enter must not reach the dialog's default button, which may be Cancel.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT confirmed();
        return;
    }
    QTableWidget::keyPressEvent(event);
    showCurrent();
}

} // namespace poolhouse::ui
