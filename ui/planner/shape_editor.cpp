// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/shape_editor.h"

#include "models/fleet/store.h"
#include "models/text/wording.h"
#include "ui/planner/pool_editor.h"
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
    m_addPool = new QPushButton(tr("+ Add follower pool"), this);
    m_addPool->setObjectName(QStringLiteral("addPool"));
    m_remaining = new TextLabel(TextStyle::Small, this);
    m_remaining->setObjectName(QStringLiteral("planRoom"));
    m_remaining->setDim();
    m_remaining->setWrapping();
    m_remaining->align(Qt::AlignLeading | Qt::AlignVCenter);
    m_stepsTitle = new TextLabel(TextStyle::Strong, tr("Steps, in the order they will run"), this);
    m_steps = new PlanSteps(this);

    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_addCluster);
    m_pools = new QVBoxLayout;
    m_pools->setSpacing(metrics::grid);
    auto* add = new QHBoxLayout;
    add->setSpacing(metrics::grid);
    add->addWidget(m_addPool);
    add->addWidget(m_remaining, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addLayout(head);
    column->addWidget(m_clusterLine);
    column->addLayout(m_pools);
    column->addLayout(add);
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
    connect(m_addPool, &QPushButton::clicked, this, [this] {
        m_model.addPool();
        if (!m_rows.empty()) {
            m_rows.back()->focusFirst();
        }
    });
}

void ShapeEditor::addRow() {
    const int row = static_cast<int>(m_rows.size());
    auto* editor = new PoolEditor(this);
    editor->setObjectName(QStringLiteral("poolEditor.%1").arg(row));
    m_pools->addWidget(editor);
    if (m_rows.empty()) {
        setTabOrder(m_dropCluster, editor);
    }
    connect(editor, &PoolEditor::levelChosen, this,
            [this, row](const QString& level) { m_model.setLevel(row, level.toStdString()); });
    connect(editor, &PoolEditor::countChosen, this, [this, row](int count) { m_model.setCount(row, count); });
    connect(editor, &PoolEditor::nameChosen, this, [this, row](const QString& name) { m_model.rename(row, name); });
    const auto refocus = [this](int near) {
        // The focused button is gone: move the focus to the nearest row.
        const auto index = std::min(static_cast<std::size_t>(near), m_rows.size() - 1);
        m_rows[index]->focusFirst();
    };
    connect(editor, &PoolEditor::removeRequested, this, [this, row, refocus] {
        m_model.removePool(row);
        refocus(row);
    });
    connect(editor, &PoolEditor::restoreRequested, this, [this, row, refocus] {
        m_model.restorePool(row);
        refocus(row);
    });
    m_rows.push_back(editor);
    editor->show();
}

void ShapeEditor::showShape(const views::PlannerView& view) {
    showClusters(view);
    const bool moved = m_rows.size() != view.rows.size();
    while (m_rows.size() < view.rows.size()) {
        addRow();
    }
    while (m_rows.size() > view.rows.size()) {
        // Deferred: it may be the sender.
        m_rows.back()->hide();
        m_rows.back()->setObjectName(QString());
        m_rows.back()->deleteLater();
        m_pools->removeWidget(m_rows.back());
        m_rows.pop_back();
    }
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        m_rows[row]->showRow(view.rows[row], view.levels);
    }
    if (moved && !m_rows.empty()) {
        for (std::size_t row = 1; row < m_rows.size(); ++row) {
            setTabOrder(m_rows[row - 1], m_rows[row]);
        }
        setTabOrder(m_rows.back(), m_addPool);
    }
    m_addPool->setEnabled(view.loaded && !view.whyNoMore);
    m_addPool->setToolTip(toolTipText(view.whyNoMore.value_or(QString())));
    m_remaining->showText(view.remaining);
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
