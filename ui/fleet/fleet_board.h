// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/tables/fleet_filter.h"
#include "ui/fleet/board_state.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

#include <vector>

class QStackedWidget;
class QTableView;

namespace poolhouse::fleet {
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::tables {
class FleetBoardModel;
} // namespace poolhouse::tables

namespace poolhouse::ui {

class BoardMeasure;
class BoardNotice;
class Preferences;
class TextLabel;

/// Table of all clusters, most urgent first; or the reason why it is empty. Object names: "fleetBoardPage",
/// "fleetBoard" (the table), "boardTitle", "boardNotice", "boardRetry", "boardClearFilter", "boardLoading".
class FleetBoard : public QWidget {
    Q_OBJECT
public:
    FleetBoard(const fleet::Store& store, tables::FleetBoardModel& model, Preferences& preferences,
               QWidget* parent = nullptr);

    ~FleetBoard() override;

    void setFilterText(const QString& text);
    void clearSelection(); ///< does not emit selectionChanged()
    void focusTable();
    /// Shows or hides a column of the model and remembers it. A shown one may still step aside for want of width.
    void showColumn(int column, bool on);
    [[nodiscard]] std::vector<core::ClusterId> selectedClusters() const;
    [[nodiscard]] std::vector<core::ClusterId> visibleClusters() const; ///< within the viewport
    [[nodiscard]] BoardState state() const;

Q_SIGNALS:
    void clusterEntered(const poolhouse::core::ClusterId& id); ///< by double click or Enter
    void selectionChanged();                                   ///< by user input
    void visibleChanged();
    void clearFilterRequested();
    void retryRequested();
    void menuRequested(const QPoint& globalPosition);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTable();
    void arrangeColumns();
    void spreadColumns();
    void readHidden();
    void chooseColumns(const QPoint& globalPosition);
    void saveColumns();
    void follow();
    void showState();
    void enter(const QModelIndex& index);

    const fleet::Store& m_store;
    Preferences& m_preferences;
    tables::FleetFilter m_filter;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_loading = nullptr;
    BoardNotice* m_notice = nullptr;
    QTableView* m_table = nullptr;
    BoardMeasure* m_measure = nullptr;
    QWidget* m_viewport = nullptr;
    QTimer m_save;      ///< debounces saving the column widths
    QTimer m_fit;       ///< collects changes of the widths that columns need
    QSet<int> m_hidden; ///< columns that the user does not want
    int m_ownChange = 0;
    bool m_ownWidths = true; ///< widths are automatic, not set by the user
    bool m_spreading = false;
};

} // namespace poolhouse::ui
