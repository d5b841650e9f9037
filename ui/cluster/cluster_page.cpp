// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_page.h"

#include "models/core/change_area.h"
#include "models/views/apps_view.h"
#include "models/views/cluster_overview.h"
#include "ui/apps/apps_tab.h"
#include "ui/cluster/cluster_header.h"
#include "ui/cluster/credentials_tab.h"
#include "ui/cluster/maintenance_tab.h"
#include "ui/cluster/overview_tab.h"
#include "ui/cluster/pool_row.h"
#include "ui/cluster/settings_tab.h"
#include "ui/cluster/storage_tab.h"
#include "ui/theme/theme.h"
#include "ui/widgets/problem_banner.h"
#include "ui/widgets/spoken.h"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace poolhouse::ui {

ClusterPage::ClusterPage(QWidget* parent)
    : QWidget(parent),
      m_header(new ClusterHeader(this)),
      m_problem(new ProblemBanner(this)),
      m_tabs(new QTabWidget(this)),
      m_overview(new OverviewTab(m_tabs)),
      m_planContainer(new QWidget(m_tabs)),
      m_apps(new AppsTab(m_tabs)),
      m_credentials(new CredentialsTab(m_tabs)),
      m_maintenance(new MaintenanceTab(m_tabs)),
      m_settings(new SettingsTab(m_tabs)),
      m_storage(new StorageTab(m_tabs)) {
    setObjectName(QStringLiteral("clusterPage"));
    m_header->setObjectName(QStringLiteral("clusterHeader"));
    m_tabs->setObjectName(QStringLiteral("clusterTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setExpanding(false);
    m_tabs->setAccessibleName(tr("Views of the cluster"));
    m_tabs->tabBar()->setAccessibleName(tr("Views of the cluster"));
    m_tabs->addTab(m_overview, tr("Overview"));
    m_planContainer->setObjectName(QStringLiteral("planTab"));
    auto* planColumn = new QVBoxLayout(m_planContainer);
    planColumn->setContentsMargins(0, 0, 0, 0);
    m_tabs->addTab(m_planContainer, tr("Plan"));
    m_tabs->addTab(m_apps, tr("Apps"));
    m_tabs->addTab(m_maintenance, tr("Maintenance"));
    m_tabs->addTab(m_settings, tr("Settings"));
    m_tabs->addTab(m_storage, tr("Storage"));
    m_tabs->addTab(m_credentials, tr("Credentials"));

    auto* content = new QWidget(this);
    content->setMaximumWidth(metrics::contentWidth);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::cardPadding, metrics::grid, metrics::grid, 0);
    column->setSpacing(metrics::halfGrid);
    // Matches the tab's trailing margin for the scroll bar.
    auto* above = new QVBoxLayout;
    above->setContentsMargins(0, 0, metrics::grid, 0);
    above->setSpacing(metrics::grid);
    above->addWidget(m_header);
    m_problemRow = new QVBoxLayout;
    m_problemRow->setContentsMargins(0, 0, metrics::grid, metrics::grid);
    m_problemRow->addWidget(m_problem);
    column->addLayout(above);
    column->addLayout(m_problemRow);
    column->addWidget(m_tabs, 1);
    m_column = column;
    // Excess width stays empty at the trailing edge.
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(content, 1000);
    row->addStretch(1);

    connect(m_header, &ClusterHeader::linkActivated, this, [this](const views::BadgeLink& link) {
        if (link.kind == views::BadgeLink::Kind::Storage) {
            showTab(ClusterTab::Storage);
        } else {
            showTab(ClusterTab::Overview);
            m_overview->reveal(link);
        }
    });
    connect(&pools(), &PoolRow::appsRequested, this, [this](const core::PoolId& pool) {
        showTab(ClusterTab::Apps);
        m_apps->reveal(pool);
    });
    connect(m_apps, &AppsTab::detachRequested, this,
            [this](const core::AttachmentId& attachment) { Q_EMIT detachRequested(m_id, attachment); });
    connect(m_apps, &AppsTab::switchRequested, this, [this] { Q_EMIT switchRequested(m_id); });
    connect(m_apps, &AppsTab::moveRequested, this,
            [this](const core::AttachmentId& attachment) { Q_EMIT moveRequested(m_id, attachment); });
    connect(
        m_credentials, &CredentialsTab::changeRequested, this,
        [this](core::ChangeKind kind, const std::string& name) { Q_EMIT credentialChangeRequested(m_id, kind, name); });
    connect(m_credentials, &CredentialsTab::appsRequested, this, [this] { showTab(ClusterTab::Apps); });
    connect(m_maintenance, &MaintenanceTab::changeRequested, this, [this](core::ChangeKind kind) {
        if (core::areaOf(kind) == core::ChangeArea::Maintenance) {
            Q_EMIT maintenanceChangeRequested(m_id, kind);
        } else {
            Q_EMIT upgradeRequested(m_id);
        }
    });
    connect(m_settings, &SettingsTab::reviewRequested, this, [this] { Q_EMIT settingsReviewRequested(m_id); });
    connect(m_settings, &SettingsTab::compareRequested, this, [this] { Q_EMIT settingsCompareRequested(m_id); });
    connect(m_settings, &SettingsTab::copyRequested, this, [this] { Q_EMIT settingsCopyRequested(m_id); });
    connect(m_storage, &StorageTab::quotaChangeRequested, this,
            [this](const QString& type) { Q_EMIT quotaChangeRequested(m_id, type); });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this, content] {
        // The drawing of a plan takes all the width there is.
        content->setMaximumWidth(currentTab() == ClusterTab::Plan ? QWIDGETSIZE_MAX : metrics::contentWidth);
        Q_EMIT tabChanged();
        if (currentTab() == ClusterTab::Plan) {
            Q_EMIT planRequested();
        }
    });
    connect(m_problem, &ProblemBanner::retryRequested, this, [this] { Q_EMIT retryRequested(m_id); });
}

void ClusterPage::showPoolActions(const PoolActions& availability) {
    pools().setPoolActions(availability);
    m_apps->showRefusals(availability.scale.whyNot, availability.attach.whyNot);
}

void ClusterPage::showChosen(const std::optional<core::PoolId>& pool) {
    pools().setChosen(pool);
}

void ClusterPage::setPlan(QWidget* plan) {
    delete m_planContainer->findChild<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    if (plan != nullptr) {
        m_planContainer->layout()->addWidget(plan);
        plan->show(); // shown synchronously, so that it can take the focus immediately
    }
}

void ClusterPage::showTab(ClusterTab tab) {
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

ClusterTab ClusterPage::currentTab() const {
    return static_cast<ClusterTab>(m_tabs->currentIndex());
}

PoolRow& ClusterPage::pools() const {
    return m_overview->pools();
}

void ClusterPage::setApps(const views::AppsView& apps) {
    m_apps->showApps(apps);
}

void ClusterPage::setOverview(const views::ClusterOverview& overview) {
    const bool another = overview.id != m_id;
    m_id = overview.id;
    setSpokenName(this, overview.name);
    m_header->showHeader(overview);
    placeProblem(overview.loaded);
    m_problem->showProblem(overview.problem);
    m_overview->showOverview(overview);
    if (another) {
        m_overview->verticalScrollBar()->setValue(0);
        if (currentTab() == ClusterTab::Plan) {
            Q_EMIT planRequested();
        }
    }
}

void ClusterPage::placeProblem(bool loaded) {
    const bool below = m_column->indexOf(m_problemRow) > m_column->indexOf(m_tabs);
    if (below != loaded) {
        m_column->removeItem(m_problemRow);
        m_column->insertLayout(m_column->indexOf(m_tabs) + (loaded ? 1 : 0), m_problemRow);
    }
}

} // namespace poolhouse::ui
