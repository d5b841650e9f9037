// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/settings_table.h"

#include "models/tables/settings_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/spoken.h"

#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSortFilterProxyModel>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using tables::SettingsModel;

constexpr int narrowestName = 96;
constexpr int fewestRows = 5; ///< in view, however low the window

/// Changed ones are bold, words such as "not set" italic, old values dimmed.
class SettingDelegate final : public LeftToRightDelegate {
public:
    using LeftToRightDelegate::LeftToRightDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        LeftToRightDelegate::initStyleOption(option, index);
        const bool changed =
            index.data(SettingsModel::standingRole).toInt() == static_cast<int>(core::SettingStanding::Changed);
        option->font.setBold(changed && index.column() <= SettingsModel::Value);
        option->font.setItalic(index.data(SettingsModel::wordRole).toBool());
        if (index.data(tables::StaleRole).toBool()) {
            option->palette.setColor(QPalette::Text, Theme::of(option->palette).dimText);
        }
    }
};

} // namespace

class SettingsTable::Filter final : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

    void set(const QStringList& words, bool withoutDefaults) {
        if (m_words != words || m_withoutDefaults != withoutDefaults) {
            m_words = words;
            m_withoutDefaults = withoutDefaults;
            invalidateFilter();
        }
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
        const auto at = sourceModel()->index(row, 0, parent);
        const bool isDefault =
            at.data(SettingsModel::standingRole).toInt() == static_cast<int>(core::SettingStanding::Default);
        const auto text = at.data(tables::SearchRole).toString();
        return !(m_withoutDefaults && isDefault) &&
               std::all_of(m_words.begin(), m_words.end(),
                           [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    }

private:
    QStringList m_words;
    bool m_withoutDefaults = false;
};

SettingsTable::SettingsTable(QWidget* parent)
    : QTableView(parent), m_model(new SettingsModel(this)), m_filter(new Filter(this)) {
    setObjectName(QStringLiteral("settingsTable"));
    setSpokenName(this, tr("Settings"));
    setUpFramedTable(*this);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_filter->setSourceModel(m_model);
    setModel(m_filter);
    setItemDelegate(new SettingDelegate(this));
    alignTitlesWithCells(*this);
    horizontalHeader()->setStretchLastSection(true);
    addRowCopy(*this, QStringLiteral("copySettings"));
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &SettingsTable::currentSettingChanged);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &SettingsTable::currentSettingChanged);
    onFontChange(*this, [this] {
        fitColumns();
        updateGeometry();
    });
}

void SettingsTable::showSettings(const views::SettingsView& view) {
    const bool sameCluster = view.cluster == m_model->cluster();
    QStringList selected;
    for (const auto& row : selectionModel()->selectedRows()) {
        selected << row.data().toString();
    }
    const auto current = currentName();
    const int scrolled = verticalScrollBar()->value();
    if (!m_model->showSettings(view)) {
        return;
    }
    fitColumns();
    if (sameCluster && !currentIndex().isValid()) { // reset
        select(selected, current);
        verticalScrollBar()->setValue(scrolled);
    }
}

void SettingsTable::select(const QStringList& names, const QString& current) {
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const auto at = m_filter->index(row, 0);
        const auto name = at.data().toString();
        if (names.contains(name)) {
            selectionModel()->select(at, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
        if (name == current) {
            selectionModel()->setCurrentIndex(at, QItemSelectionModel::NoUpdate);
        }
    }
}

void SettingsTable::filter(const QString& words, bool withoutDefaults) {
    m_filter->set(words.split(QLatin1Char(' '), Qt::SkipEmptyParts), withoutDefaults);
}

int SettingsTable::shownRows() const {
    return m_filter->rowCount();
}

void SettingsTable::enter() {
    if (!selectionModel()->hasSelection()) {
        selectRow(0);
    }
    setFocus();
}

QString SettingsTable::currentName() const {
    return currentIndex().siblingAtColumn(SettingsModel::Name).data().toString();
}

QString SettingsTable::currentPurpose() const {
    return currentIndex().data(tables::DetailRole).toString();
}

/// As wide as there is room, and as the texts of all rows, those that are filtered out as well: columns stay while
/// words are typed.
void SettingsTable::fitColumns() {
    const auto* titles = horizontalHeader();
    const QFontMetrics plain(font());
    auto heavy = font();
    heavy.setBold(true);
    const QFontMetrics bold(heavy);
    constexpr int cellPadding = 28;
    int left = viewport()->width() - titles->sectionSizeHint(SettingsModel::ColumnCount - 1);
    for (int column = SettingsModel::ColumnCount - 2; column >= 0; --column) { // names give way
        int width = titles->sectionSizeHint(column);
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const auto text = m_model->index(row, column).data().toString();
            width = std::max(
                {width, bold.horizontalAdvance(text) + cellPadding, plain.horizontalAdvance(text) + cellPadding});
        }
        width = column == SettingsModel::Name ? std::clamp(left, std::min(width, narrowestName), width) : width;
        setColumnWidth(column, width);
        left -= width;
    }
}

void SettingsTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        fitColumns();
    }
}

QSize SettingsTable::sizeHint() const {
    return {QTableView::sizeHint().width(), horizontalHeader()->sizeHint().height() +
                                                fewestRows * verticalHeader()->defaultSectionSize() + 2 * frameWidth() +
                                                4};
}

QSize SettingsTable::minimumSizeHint() const {
    return {QTableView::minimumSizeHint().width(), sizeHint().height()};
}

} // namespace poolhouse::ui
