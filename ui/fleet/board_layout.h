// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSet>
#include <QTimer>

#include <vector>

class QAbstractItemModel;
class QMenu;
class QTableView;

namespace poolhouse::ui {

class BoardMeasure;
class Preferences;

/// The columns of the fleet board: which are shown, in which order and how wide; remembered. Widths follow the contents
/// until the user sets one. The table has a BoardHeader and its model; `source` is that model without a filter.
class BoardLayout : public QObject {
    Q_OBJECT
public:
    /// All outlive the layout.
    BoardLayout(QTableView& table, const QAbstractItemModel& source, Preferences& preferences, QObject* parent);
    ~BoardLayout() override;

    /// Shows or hides a column of the model and remembers it. A shown one may still step aside for want of width.
    void showColumn(int column, bool on);
    /// Menu of the columns, and of the order for those who cannot click a title; object name "boardColumns".
    void chooseColumns(const QPoint& globalPosition);
    [[nodiscard]] std::vector<int> visibleColumns() const; ///< in the order shown
    void onResized();
    void onFontChanged();

private:
    void restore();
    void follow();
    void spread();
    void fillOrders(QMenu& menu);
    void sortBy(int column); ///< -1: by urgency; the order that is shown already is reversed
    void readHidden();
    void save();

    QTableView& m_table;
    Preferences& m_preferences;
    BoardMeasure* m_measure;
    QTimer m_save;           ///< debounces saving the column widths
    QTimer m_fit;            ///< collects changes of the widths that columns need
    QSet<int> m_hidden;      ///< columns that the user does not want
    bool m_ownWidths = true; ///< widths are automatic, not set by the user
    bool m_spreading = false;
};

} // namespace poolhouse::ui
