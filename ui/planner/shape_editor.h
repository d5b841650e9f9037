// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace poolhouse::ui {

class PlanSteps;
class PoolEditor;
class TextLabel;

/// "Cluster configuration": cluster selector, its pools as editable rows, and the resulting steps. Edits go to the
/// model. Object names "shapeEditor", "planCluster", "addPlanCluster", "dropPlanCluster", "poolEditor.ROW", "addPool",
/// "planRoom".
class ShapeEditor : public QWidget {
    Q_OBJECT
public:
    explicit ShapeEditor(views::PlannerModel& model, const fleet::Store& store, QWidget* parent = nullptr);

    void showShape(const views::PlannerView& view); ///< reuses the row widgets

private:
    void build();
    void wire();
    void addRow();
    void showClusters(const views::PlannerView& view);
    void fillMenu();

    views::PlannerModel& m_model;
    const fleet::Store& m_store;
    std::vector<PoolEditor*> m_rows;
    QWidget* m_clusterLine = nullptr;
    QComboBox* m_cluster = nullptr;
    QPushButton* m_addCluster = nullptr;
    QPushButton* m_dropCluster = nullptr;
    QMenu* m_menu = nullptr;
    QVBoxLayout* m_pools = nullptr;
    QPushButton* m_addPool = nullptr;
    TextLabel* m_remaining = nullptr;
    TextLabel* m_stepsTitle = nullptr;
    PlanSteps* m_steps = nullptr;
};

} // namespace poolhouse::ui
