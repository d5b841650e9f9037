// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/settings_table.h"

#include "models/tables/settings_model.h"
#include "ui/cluster/setting_delegate.h"
#include "ui/widgets/font_changes.h"
#include "ui/widgets/framed_table.h"
#include "ui/widgets/row_copy.h"
#include "ui/widgets/spoken.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QScrollBar>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

using tables::SettingsModel;

constexpr int fewestLetters = 24; ///< of a name, before a column is hidden
constexpr int fewestRows = 5;     ///< in view, however low the window

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
        return !(m_withoutDefaults && isDefault && !at.data(SettingsModel::editedRole).toBool()) &&
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
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &SettingsTable::currentSettingChanged);
    connect(m_model, &SettingsModel::valueEntered, this, &SettingsTable::valueEntered);
    setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::EditKeyPressed);
    connect(this, &QTableView::doubleClicked, this, &SettingsTable::editRow);
    onFontChange(*this, [this] {
        fitColumns();
        updateGeometry();
    });
}

void SettingsTable::showSettings(const views::SettingsView& view) {
    if (state() == EditingState && view.cluster == m_model->cluster()) {
        m_later = view; // another order would close the editor
        return;
    }
    m_later.reset();
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
    enterTable(*this);
}

void SettingsTable::editRow(const QModelIndex& index) {
    if (index.isValid()) {
        edit(index.siblingAtColumn(SettingsModel::Value));
    }
}

void SettingsTable::keyPressEvent(QKeyEvent* event) {
    const auto current = currentIndex();
    const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2;
    if (enters && current.isValid() && state() != EditingState) {
        editRow(current);
    } else if (event->key() == Qt::Key_Delete && current.data(SettingsModel::editedRole).toBool()) {
        Q_EMIT discardRequested(currentName());
    } else {
        QTableView::keyPressEvent(event);
    }
}

void SettingsTable::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    QTableView::closeEditor(editor, hint);
    if (const auto later = std::exchange(m_later, std::nullopt)) {
        showSettings(*later);
    }
}

QString SettingsTable::currentName() const {
    return currentIndex().siblingAtColumn(SettingsModel::Name).data().toString();
}

QString SettingsTable::currentAllowed() const {
    return currentIndex().data(SettingsModel::allowedRole).toString();
}

QString SettingsTable::ofHiddenColumn(int column) const {
    return isColumnHidden(column) ? currentIndex().siblingAtColumn(column).data().toString() : QString();
}

QString SettingsTable::currentDefault() const {
    return ofHiddenColumn(SettingsModel::Default);
}

QString SettingsTable::currentRestart() const {
    return ofHiddenColumn(SettingsModel::Restart);
}

QString SettingsTable::currentNote() const {
    return currentIndex().siblingAtColumn(SettingsModel::Note).data().toString();
}

QString SettingsTable::currentPurpose() const {
    return currentIndex().data(tables::DetailRole).toString();
}

/// As its widest text, in whichever weight.
int SettingsTable::widthOf(int column) const {
    auto heavy = font();
    heavy.setBold(true);
    constexpr int cellPadding = 28;
    int width = horizontalHeader()->sectionSizeHint(column);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto text = m_model->index(row, column).data().toString();
        width = std::max({width, QFontMetrics(heavy).horizontalAdvance(text) + cellPadding,
                          QFontMetrics(font()).horizontalAdvance(text) + cellPadding});
    }
    return width;
}

/// As wide as there is room, and as the texts of all rows, those that are filtered out as well: columns stay while
/// words are typed. Names shrink first, then columns are hidden and listed below the table. Notes are there
/// while there are any; the last column takes what is left.
void SettingsTable::fitColumns() {
    bool noted = false;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        noted = noted || m_model->index(row, SettingsModel::Note).data(SettingsModel::editedRole).toBool();
    }
    setColumnHidden(SettingsModel::Note, !noted);
    const int noteWidth = noted ? std::min(widthOf(SettingsModel::Note), viewport()->width() / 3) : 0;
    const int wholeName = widthOf(SettingsModel::Name);
    const int leastName = std::min(wholeName, fewestLetters * fontMetrics().averageCharWidth());
    int left = viewport()->width() - noteWidth - leastName - widthOf(SettingsModel::Value) -
               widthOf(SettingsModel::Default) - widthOf(SettingsModel::Restart);
    bool changed = false;
    for (const int column : {SettingsModel::Default, SettingsModel::Restart}) {
        const bool hidden = left < 0;
        changed = changed || hidden != isColumnHidden(column);
        setColumnHidden(column, hidden);
        left += hidden ? widthOf(column) : 0;
    }
    for (const int column : {SettingsModel::Value, SettingsModel::Default, SettingsModel::Restart}) {
        setColumnWidth(column, widthOf(column));
    }
    setColumnWidth(SettingsModel::Name, std::clamp(leastName + left, leastName, wholeName));
    if (noted) {
        setColumnWidth(SettingsModel::Note, noteWidth);
    }
    if (changed) {
        Q_EMIT currentSettingChanged();
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
