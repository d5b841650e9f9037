// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/planner_model.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QPushButton;

namespace poolhouse::ui {

class LaneList;
class PlanSteps;
class TextLabel;

/// "Cluster configuration": cluster selector, its pools as lanes, and the resulting steps. Edits go to the model.
/// Object names "shapeEditor", "planCluster", "addPlanCluster", "dropPlanCluster", and those of LaneList.
class ShapeEditor : public QWidget {
    Q_OBJECT
public:
    explicit ShapeEditor(views::PlannerModel& model, const fleet::Store& store, QWidget* parent = nullptr);

    void showShape(const views::PlannerView& view); ///< reuses the row widgets

private:
    void build();
    void wire();
    void showClusters(const views::PlannerView& view);
    void fillMenu();

    views::PlannerModel& m_model;
    const fleet::Store& m_store;
    LaneList* m_lanes = nullptr;
    QWidget* m_clusterLine = nullptr;
    QComboBox* m_cluster = nullptr;
    QPushButton* m_addCluster = nullptr;
    QPushButton* m_dropCluster = nullptr;
    QMenu* m_menu = nullptr;
    TextLabel* m_stepsTitle = nullptr;
    PlanSteps* m_steps = nullptr;
};

} // namespace poolhouse::ui
