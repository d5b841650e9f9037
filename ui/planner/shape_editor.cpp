// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/shape_editor.h"

#include "models/fleet/store.h"
#include "models/text/wording.h"
#include "ui/planner/lane_list.h"
#include "ui/planner/ruled_grid.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace poolhouse::ui {

ShapeEditor::ShapeEditor(views::PlannerModel& model, const fleet::Store& store, QWidget* parent)
    : QWidget(parent), m_model(model), m_store(store) {
    setObjectName(QStringLiteral("shapeEditor"));
    setAccessibleName(tr("Cluster configuration"));
    build();
    wire();
}

void ShapeEditor::build() {
    auto* title = new TextLabel(TextStyle::Strong, tr("Cluster configuration"), this);
    m_clusterLine = new QWidget(this);
    m_cluster = new ChevronCombo(m_clusterLine);
    m_cluster->setObjectName(QStringLiteral("planCluster"));
    setSpokenLabel(m_cluster, tr("Cluster in the plan"));
    m_cluster->view()->setObjectName(QStringLiteral("planClusterList"));
    m_cluster->view()->setAccessibleName(m_cluster->accessibleName());
    m_cluster->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_cluster->setMinimumContentsLength(16);
    m_dropCluster = new QPushButton(tr("Remove"), m_clusterLine);
    m_dropCluster->setObjectName(QStringLiteral("dropPlanCluster"));
    auto* line = new QHBoxLayout(m_clusterLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(m_cluster, 1);
    line->addWidget(m_dropCluster);
    m_addCluster = new QPushButton(tr("+ Cluster…"), this);
    m_addCluster->setObjectName(QStringLiteral("addPlanCluster"));
    m_addCluster->setToolTip(toolTipText(tr("Plan another cluster together with this one")));
    m_addCluster->setProperty("quiet", true);
    m_menu = new QMenu(this);
    m_lanes = new LaneList(m_model, m_store, this);
    m_stepsTitle = new TextLabel(TextStyle::Strong, tr("Steps, in the order they will run"), this);
    m_steps = new PlanSteps(this);

    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_addCluster);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addLayout(head);
    column->addWidget(m_clusterLine);
    column->addWidget(m_lanes);
    column->addSpacing(metrics::grid);
    column->addWidget(m_stepsTitle);
    column->addWidget(m_steps);
    column->addStretch(1);
}

void ShapeEditor::wire() {
    connect(m_cluster, &QComboBox::activated, this, [this](int index) {
        const auto& clusters = m_model.draft().clusters;
        if (index >= 0 && static_cast<std::size_t>(index) < clusters.size()) {
            m_model.show(core::ClusterId(clusters[static_cast<std::size_t>(index)].id));
        }
    });
    connect(m_dropCluster, &QPushButton::clicked, this,
            [this] { m_model.dropCluster(core::ClusterId(m_model.current())); });
    connect(m_addCluster, &QPushButton::clicked, this, [this] {
        fillMenu();
        m_menu->popup(m_addCluster->mapToGlobal(QPoint(0, m_addCluster->height())));
    });
}

void ShapeEditor::showShape(const views::PlannerView& view) {
    showClusters(view);
    m_lanes->showLanes(view);
    m_stepsTitle->setVisible(!view.steps.empty());
    m_steps->showSteps(view.steps);
}

void ShapeEditor::showClusters(const views::PlannerView& view) {
    QStringList shown;
    for (int index = 0; index < m_cluster->count(); ++index) {
        shown << m_cluster->itemText(index);
    }
    if (shown != view.clusters) {
        m_cluster->clear();
        m_cluster->addItems(view.clusters);
    }
    m_cluster->setCurrentIndex(view.current);
    m_clusterLine->setVisible(view.clusters.size() > 1);
    const bool home = m_model.current() == m_model.home();
    m_dropCluster->setEnabled(!home);
    m_dropCluster->setToolTip(home ? tr("The plan was started for this cluster.") : QString());
}

void ShapeEditor::fillMenu() {
    m_menu->clear();
    QMenu* group = nullptr;
    QString app;
    for (const auto& id : m_model.addable()) {
        const auto* record = m_store.cluster(id);
        const auto name = text::appTitle(record->summary.app);
        if (group == nullptr || name != app) {
            app = name;
            group = m_menu->addMenu(name);
        }
        auto* action = group->addAction(QString::fromStdString(record->summary.name));
        connect(action, &QAction::triggered, this, [this, id] { m_model.addCluster(id); });
    }
    if (m_menu->isEmpty()) {
        m_menu->addAction(tr("No other cluster is loaded yet"))->setEnabled(false);
    }
}

} // namespace poolhouse::ui
