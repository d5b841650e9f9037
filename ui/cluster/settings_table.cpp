// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/settings_table.h"

#include "models/tables/settings_model.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/spoken.h"

#include <QHeaderView>
#include <QScrollBar>

#include <algorithm>

namespace poolhouse::ui {

namespace {

using tables::SettingsModel;

constexpr int fewestRows = 5; ///< in view, however low the window

class SettingDelegate final : public LeftToRightDelegate {
public:
    using LeftToRightDelegate::LeftToRightDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        LeftToRightDelegate::initStyleOption(option, index);
        option->font.setBold(index.column() <= SettingsModel::Value && index.data(SettingsModel::changedRole).toBool());
    }
};

} // namespace

SettingsTable::SettingsTable(QWidget* parent) : QTableView(parent), m_model(new SettingsModel(this)) {
    setObjectName(QStringLiteral("settingsTable"));
    setSpokenName(this, tr("Settings"));
    setUpFramedTable(*this);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setModel(m_model);
    setItemDelegate(new SettingDelegate(this));
    alignTitlesWithCells(*this);
    horizontalHeader()->setStretchLastSection(true);
    addRowCopy(*this, QStringLiteral("copySettings"));
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &SettingsTable::currentSettingChanged);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SettingsTable::currentSettingChanged);
    onFontChange(*this, [this] {
        fitColumns();
        updateGeometry();
    });
}

void SettingsTable::showSettings(const views::SettingsView& view) {
    m_model->showSettings(view);
    applyFilter();
    fitColumns();
    updateGeometry();
}

void SettingsTable::filter(const QString& words, bool changedOnly) {
    m_words = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_changedOnly = changedOnly;
    applyFilter();
}

void SettingsTable::applyFilter() {
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto at = m_model->index(row, 0);
        const auto text = at.data(tables::SearchRole).toString();
        const bool found = std::all_of(m_words.begin(), m_words.end(), [&text](const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
        setRowHidden(row, !found || (m_changedOnly && !at.data(SettingsModel::changedRole).toBool()));
    }
    if (currentIndex().isValid() && isRowHidden(currentIndex().row())) {
        setCurrentIndex({});
    }
}

int SettingsTable::shownRows() const {
    int shown = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        shown += isRowHidden(row) ? 0 : 1;
    }
    return shown;
}

QString SettingsTable::currentPurpose() const {
    return currentIndex().data(tables::DetailRole).toString();
}

/// As wide as the texts of all rows, those that are filtered out as well: columns stay while words are typed.
void SettingsTable::fitColumns() {
    const auto* titles = horizontalHeader();
    for (int column = 0; column + 1 < SettingsModel::ColumnCount; ++column) {
        int width = titles->sectionSizeHint(column);
        for (int row = 0; row < m_model->rowCount(); ++row) {
            width = std::max(width, sizeHintForIndex(m_model->index(row, column)).width());
        }
        setColumnWidth(column, width);
    }
}

int SettingsTable::heightOf(int rows) const {
    return horizontalHeader()->sizeHint().height() + rows * verticalHeader()->defaultSectionSize() + 2 * frameWidth() +
           4;
}

QSize SettingsTable::sizeHint() const {
    return {QTableView::sizeHint().width(), heightOf(fewestRows)};
}

QSize SettingsTable::minimumSizeHint() const {
    return {QTableView::minimumSizeHint().width(), sizeHint().height()};
}

} // namespace poolhouse::ui
