// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/planner/plan_clusters.h"

#include "models/fleet/store.h"
#include "models/text/wording.h"
#include "models/views/planner_fill.h"
#include "ui/palette/command_palette.h"
#include "ui/planner/cluster_strip.h"
#include "ui/planner/spoken_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chevron_combo.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace poolhouse::ui {

PlanClusters::PlanClusters(views::PlannerModel& model, const fleet::Store& store, QWidget* parent)
    : QWidget(parent), m_model(model), m_store(store) {
    setObjectName(QStringLiteral("planClusters"));
    build();
    wire();
}

void PlanClusters::build() {
    m_title = new TextLabel(TextStyle::Strong, tr("Capacity to scale"), this);
    m_hint = new TextLabel(TextStyle::Body,
                           tr("· a block per instance, the needs inside · drag a need to another pool"), this);
    m_hint->setDim();
    m_hint->setEllipsis();
    const auto button = [](const QString& text, const char* name, const QString& tip, QWidget* parent) {
        auto* made = new QPushButton(text, parent);
        made->setObjectName(QLatin1String(name));
        made->setToolTip(toolTipText(tip));
        return made;
    };
    m_add = button(tr("+ Cluster…"), "addPlanCluster", tr("Plan another cluster together with this one"), this);
    m_add->setProperty("quiet", true);
    m_line = new QWidget(this);
    m_cluster = new ChevronCombo(m_line);
    m_cluster->setObjectName(QStringLiteral("planCluster"));
    setSpokenLabel(m_cluster, tr("Cluster in the plan"));
    m_cluster->view()->setObjectName(QStringLiteral("planClusterList"));
    m_cluster->view()->setAccessibleName(m_cluster->accessibleName());
    m_cluster->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_cluster->setMinimumContentsLength(16);
    m_copy =
        button(tr("Copy shape from"), "copyPlanShape", tr("Give this cluster the planned shape of another"), m_line);
    m_shapes = new QMenu(m_copy);
    m_shapes->setObjectName(QStringLiteral("copyPlanShapeMenu"));
    m_drop = button(tr("Remove"), "dropPlanCluster", {}, m_line);
    m_strip = new ClusterStrip(this);
    m_search = new CommandPalette(this);
    m_search->setPurpose(QStringLiteral("clusterSearch"), tr("Add a cluster to the plan"),
                         tr("Search clusters and apps…"));
    auto* head = new QHBoxLayout;
    head->setSpacing(metrics::halfGrid);
    head->addWidget(m_title);
    head->addWidget(m_hint, 1);
    head->addWidget(m_add);
    auto* line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::grid);
    line->addWidget(m_cluster, 1);
    line->addWidget(m_copy);
    line->addWidget(m_drop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::halfGrid);
    column->addLayout(head);
    column->addWidget(m_line);
    column->addWidget(m_strip);
}

void PlanClusters::wire() {
    connect(m_cluster, &QComboBox::activated, this, &PlanClusters::showCluster);
    connect(m_strip, &ClusterStrip::clusterChosen, this, &PlanClusters::showCluster);
    connect(m_drop, &QPushButton::clicked, this, &PlanClusters::drop);
    connect(m_add, &QPushButton::clicked, this, &PlanClusters::search);
    connect(m_search, &CommandPalette::chosen, this, [this](const PaletteEntry& entry) {
        spokenEdit(
            m_model, this, [&] { m_model.addCluster({entry.key.toStdString()}); },
            tr("%1 was added to the plan.", "cluster").arg(entry.title));
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        fillShapes();
        m_shapes->popup(m_copy->mapToGlobal(QPoint(0, m_copy->height())));
    });
}

void PlanClusters::drop() {
    const core::ClusterId current = m_model.current();
    const auto* planned = m_model.draft().find(current);
    const auto name = planned != nullptr ? QString::fromStdString(planned->name) : QString();
    spokenEdit(
        m_model, this, [&] { m_model.dropCluster(current); }, tr("%1 was removed from the plan.", "cluster").arg(name));
}

void PlanClusters::showCluster(int index) {
    const auto& clusters = m_model.draft().clusters;
    if (index >= 0 && static_cast<std::size_t>(index) < clusters.size()) {
        m_model.show(core::ClusterId(clusters[static_cast<std::size_t>(index)].id));
    }
}

void PlanClusters::showClusters(const views::PlannerView& view) {
    QStringList shown;
    for (int index = 0; index < m_cluster->count(); ++index) {
        shown << m_cluster->itemText(index);
    }
    if (shown != view.clusters) {
        m_cluster->clear();
        m_cluster->addItems(view.clusters);
    }
    m_cluster->setCurrentIndex(view.current);
    m_line->setVisible(view.clusters.size() > 1);
    // One that is not loaded has no sketch, so that their indices would differ.
    const bool drawn = view.sketches.size() == static_cast<std::size_t>(view.clusters.size());
    m_strip->setVisible(drawn);
    if (drawn) {
        m_strip->showSketches(view.sketches, view.current);
    }
    const bool home = m_model.current() == m_model.home();
    m_drop->setEnabled(!home);
    m_drop->setToolTip(home ? tr("The plan was started for this cluster.") : QString());
}

std::vector<PaletteEntry> PlanClusters::addable() const {
    std::vector<PaletteEntry> entries;
    const auto ids = m_model.addable();
    entries.reserve(ids.size());
    for (const auto& id : ids) {
        const auto& summary = m_store.cluster(id)->summary;
        entries.push_back({PaletteEntry::Kind::Cluster, QString::fromStdString(summary.name),
                           text::appTitle(summary.app), QString(), QString::fromStdString(id.value)});
    }
    return entries;
}

void PlanClusters::search() {
    m_search->open(addable());
}

void PlanClusters::fillShapes() {
    m_shapes->clear();
    int index = 0;
    for (const auto& cluster : m_model.draft().clusters) {
        if (cluster.id != m_model.current()) {
            auto* action = m_shapes->addAction(QString::fromStdString(cluster.name));
            action->setObjectName(QStringLiteral("copyShape.%1").arg(index));
            connect(action, &QAction::triggered, this,
                    [this, id = cluster.id] { spokenEdit(m_model, this, [&] { views::copyShape(m_model, id); }); });
        }
        ++index;
    }
}

} // namespace poolhouse::ui
