// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/tables/fleet_filter.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QModelIndex;

namespace poolhouse::fleet {
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::tables {
class FleetTreeModel;
} // namespace poolhouse::tables

namespace poolhouse::ui {

class FleetExpansion;
class FleetRow;
class FleetTreeView;
class Preferences;

/// Side pane: filter, totals, the row that leads to the board, and the tree of apps, clusters and pools. Object names:
/// "fleetPane", "fleetFilter", "fleetTotals", "fleetRow", "fleetTree", "fleetNothingFits".
class FleetPane : public QWidget {
    Q_OBJECT
public:
    FleetPane(const fleet::Store& store, tables::FleetTreeModel& model, Preferences& preferences,
              QWidget* parent = nullptr);

    ~FleetPane() override;

    /// Selects the cluster, again when a filter no longer hides it; nullopt clears the selection.
    void setCurrentCluster(const std::optional<core::ClusterId>& id);
    [[nodiscard]] std::vector<core::ClusterId> selectedClusters() const; ///< including those of selected apps and pools
    [[nodiscard]] std::optional<core::PoolId> selectedPool() const;      ///< set if exactly one pool is selected
    /// Like setCurrentCluster(), for a pool; selects it only if its cluster is expanded.
    void setCurrentPool(const core::ClusterId& cluster, const core::PoolId& pool);
    [[nodiscard]] bool clusterIsSelected() const; ///< true if a cluster or a pool is selected
    void showApp(const QString& name);            ///< selects and expands the app, as by user input
    [[nodiscard]] std::vector<core::ClusterId> listedClusters() const;  ///< after filtering, in display order
    [[nodiscard]] std::vector<core::ClusterId> visibleClusters() const; ///< within the viewport
    [[nodiscard]] QString filterText() const;
    void focusFilter();
    void focusTree();
    void clearFilter();
    void setBoardInFront(bool board); ///< marks the row of the fleet
    void endMenu();                   ///< removes the outline of the row that the menu was about
    void expandAll();
    void collapseAll();

Q_SIGNALS:
    void filterChanged(const QString& text);
    void selectionChanged();                                   ///< by user input
    void clusterEntered(const poolhouse::core::ClusterId& id); ///< Enter on a selected cluster
    void visibleChanged();                                     ///< scrolled, expanded, collapsed or resized
    void boardRequested();
    /// By the right button or the menu key. Nothing is selected; the menu is about `clusters`, or about `pool` of the
    /// one cluster.
    void menuRequested(const QPoint& globalPosition, const std::vector<poolhouse::core::ClusterId>& clusters,
                       const std::optional<poolhouse::core::PoolId>& pool);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void build();
    [[nodiscard]] std::vector<core::ClusterId> clustersOf(const QModelIndex& row) const;
    void follow();
    void openMenu(const QPoint& at);
    void applyFilter(const QString& text);
    void selectCurrent();
    void showTotals();

    const fleet::Store& m_store;
    tables::FleetTreeModel& m_model;
    tables::FleetFilter m_filter;
    QLineEdit* m_field = nullptr;
    QLabel* m_totals = nullptr;
    QLabel* m_nothing = nullptr;
    FleetRow* m_row = nullptr;
    FleetTreeView* m_tree = nullptr;
    FleetExpansion* m_expansion = nullptr;
    QTimer m_totalsLater;
    std::optional<core::ClusterId> m_current;
    int m_ownChange = 0; ///< nesting depth of programmatic changes
};

} // namespace poolhouse::ui
