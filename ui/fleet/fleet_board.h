// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/tables/fleet_filter.h"
#include "ui/fleet/board_state.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace poolhouse::fleet {
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::tables {
class FleetBoardModel;
} // namespace poolhouse::tables

namespace poolhouse::ui {

class BoardLayout;
class BoardNotice;
class FilterChips;
class Preferences;
class SelectionBar;

/// Table of all clusters, most urgent first; or the reason why it is empty. Above it filters, below it what is
/// selected. Object names: "fleetBoardPage", "fleetBoard" (the table), "boardTitle", "boardColumnsButton",
/// "boardExport", "boardNotice", "boardRetry", "boardClearFilter", "boardLoading", and those of FilterChips and
/// SelectionBar.
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
    [[nodiscard]] std::vector<core::ClusterId> selectedClusters() const; ///< in display order
    [[nodiscard]] std::vector<core::ClusterId> listedClusters() const;   ///< after filtering, in display order
    [[nodiscard]] std::vector<int> visibleColumns() const;               ///< of the model, in the order shown
    [[nodiscard]] std::vector<core::ClusterId> visibleClusters() const;  ///< within the viewport
    [[nodiscard]] BoardState state() const;

Q_SIGNALS:
    void clusterEntered(const poolhouse::core::ClusterId& id); ///< by double click or Enter
    void selectionChanged();                                   ///< by user input
    void visibleChanged();
    void clearFilterRequested();
    void retryRequested();
    void createRequested(); ///< of a cluster, while there is none
    void menuRequested(const QPoint& globalPosition);
    void planRequested(const std::vector<poolhouse::core::ClusterId>& ids); ///< for all of them together
    void exportRequested();                                                 ///< of listedClusters()

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildTable();
    void buildPage();
    void orderKeyboard();
    void follow();
    void followFleet();
    void showState();
    void showCounts();
    void showSelection();
    void enter(const QModelIndex& index);

    const fleet::Store& m_store;
    tables::FleetFilter m_filter;
    FilterChips* m_chips = nullptr;
    QPushButton* m_columns = nullptr;
    QPushButton* m_export = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_loading = nullptr;
    BoardNotice* m_notice = nullptr;
    QTableView* m_table = nullptr;
    BoardLayout* m_layout = nullptr;
    QWidget* m_viewport = nullptr;
    SelectionBar* m_selection = nullptr;
    QTimer m_figures; ///< collects changes of counts and sums
    int m_ownChange = 0;
};

} // namespace poolhouse::ui
