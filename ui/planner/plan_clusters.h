// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"
#include "ui/palette/palette_match.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QMenu;
class QPushButton;

namespace poolhouse::ui {

class ClusterStrip;
class CommandPalette;
class TextLabel;

/// Head of the drawing: its title, and the clusters of the plan: choose, add by search, copy a shape, remove. Object
/// names "planClusters", "planCluster", "addPlanCluster", "clusterSearch", "copyPlanShape", "dropPlanCluster".
class PlanClusters : public QWidget {
    Q_OBJECT
public:
    /// Both outlive the widget.
    PlanClusters(views::PlannerModel& model, const fleet::Store& store, QWidget* parent = nullptr);

    void showClusters(const views::PlannerView& view);

private:
    void build();
    void wire();
    void drop();
    void showCluster(int index);
    void search();
    void fillShapes();
    [[nodiscard]] std::vector<PaletteEntry> addable() const;

    views::PlannerModel& m_model;
    const fleet::Store& m_store;
    TextLabel* m_title = nullptr;
    TextLabel* m_hint = nullptr;
    QPushButton* m_add = nullptr;
    QWidget* m_line = nullptr; ///< with several clusters
    QComboBox* m_cluster = nullptr;
    ClusterStrip* m_strip = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_drop = nullptr;
    QMenu* m_shapes = nullptr;
    CommandPalette* m_search = nullptr;
};

} // namespace poolhouse::ui
