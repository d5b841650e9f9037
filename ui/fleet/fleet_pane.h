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

namespace poolhouse::fleet {
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::tables {
class FleetTreeModel;
} // namespace poolhouse::tables

namespace poolhouse::ui {

class FleetExpansion;
class FleetTreeView;
class Preferences;

/// The left side of the window: filter, totals, and the tree of apps, clusters and pools.
/// Object names: "fleetPane", "fleetFilter", "fleetTotals", "fleetTree", "fleetNothingFits".
class FleetPane : public QWidget {
    Q_OBJECT
public:
    FleetPane(const fleet::Store& store, tables::FleetTreeModel& model, Preferences& preferences,
              QWidget* parent = nullptr);

    ~FleetPane() override;

    /// Selects it, also later when it comes back from behind the filter; empty: nothing is selected.
    void setCurrentCluster(const std::optional<core::ClusterId>& id);
    [[nodiscard]] std::vector<core::ClusterId> selectedClusters() const; ///< those of selected apps and pools as well
    [[nodiscard]] std::optional<core::PoolId> selectedPool() const;      ///< when one pool and nothing else is selected
    /// Selects the pool where its cluster is open in the tree, as setCurrentCluster() does a cluster.
    void setCurrentPool(const core::ClusterId& cluster, const core::PoolId& pool);
    [[nodiscard]] bool clusterIsSelected() const; ///< a cluster or a pool, and not only apps
    void showApp(const QString& name);            ///< selects the app and opens it, as a person would
    [[nodiscard]] std::vector<core::ClusterId> listedClusters() const;  ///< after filtering, from the top
    [[nodiscard]] std::vector<core::ClusterId> visibleClusters() const; ///< in the part that is scrolled to
    [[nodiscard]] QString filterText() const;
    void focusFilter();
    void focusTree();
    void clearFilter();
    void expandAll();
    void collapseAll();

Q_SIGNALS:
    void filterChanged(const QString& text);
    void selectionChanged();                                   ///< by a person
    void clusterEntered(const poolhouse::core::ClusterId& id); ///< Enter on one that is selected
    void visibleChanged();                                     ///< scrolled, opened, closed or resized
    void menuRequested(const QPoint& globalPosition);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void follow();
    void applyFilter(const QString& text);
    void selectCurrent();
    void showTotals();

    const fleet::Store& m_store;
    tables::FleetTreeModel& m_model;
    tables::FleetFilter m_filter;
    QLineEdit* m_field = nullptr;
    QLabel* m_totals = nullptr;
    QLabel* m_nothing = nullptr;
    FleetTreeView* m_tree = nullptr;
    FleetExpansion* m_expansion = nullptr;
    QTimer m_totalsLater;
    std::optional<core::ClusterId> m_current;
    int m_ownChange = 0; ///< rows or selection are being changed by the program, not by a person
};

} // namespace poolhouse::ui
