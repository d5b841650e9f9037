// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_views.h"

#include "models/fleet/session.h"
#include "ui/account/welcome_page.h"
#include "ui/actions/actions.h"
#include "ui/activity/activity_page.h"
#include "ui/cluster/cluster_page.h"
#include "ui/cluster/coming_page.h"
#include "ui/fleet/fleet_board.h"
#include "ui/fleet/fleet_pane.h"
#include "ui/locks/lock_banner.h"
#include "ui/locks/locks_dialog.h"
#include "ui/window/window_widgets.h"

#include <QAction>
#include <QMainWindow>
#include <QStackedWidget>

#include <utility>

namespace poolhouse::ui {

std::vector<core::ClusterId> FleetWidgets::treeSelection() const {
    return m_widgets.pane->selectedClusters();
}

bool FleetWidgets::treeHasCluster() const {
    return m_widgets.pane->clusterIsSelected();
}

std::optional<core::PoolId> FleetWidgets::treePool() const {
    return m_widgets.pane->selectedPool();
}

std::vector<core::ClusterId> FleetWidgets::boardSelection() const {
    return m_widgets.board->selectedClusters();
}

std::vector<core::ClusterId> FleetWidgets::listedClusters() const {
    return m_widgets.pane->listedClusters();
}

std::vector<core::ClusterId> FleetWidgets::visibleInTree() const {
    return m_widgets.pane->visibleClusters();
}

std::vector<core::ClusterId> FleetWidgets::visibleOnBoard() const {
    return m_widgets.board->visibleClusters();
}

void FleetWidgets::selectInTree(const std::optional<core::ClusterId>& cluster) {
    m_widgets.pane->setCurrentCluster(cluster);
}

void FleetWidgets::selectInTree(const core::ClusterId& cluster, const core::PoolId& pool) {
    m_widgets.pane->setCurrentPool(cluster, pool);
}

void FleetWidgets::clearBoardSelection() {
    m_widgets.board->clearSelection();
}

void FleetWidgets::markPool(const std::optional<core::PoolId>& pool) {
    m_widgets.page->showChosen(pool);
}

void FleetWidgets::setFleetShown(bool fleet, bool canGoBack) {
    m_widgets.welcome->setBackOffered(canGoBack);
    m_widgets.stack->setCurrentIndex(fleet ? 1 : 0);
}

void FleetWidgets::showAccountChoices() {
    m_widgets.welcome->showChoices();
}

void FleetWidgets::showPage(FleetPage page, bool focusTree) {
    QWidget* shown = m_widgets.board;
    switch (page) {
    case FleetPage::Board: break;
    case FleetPage::Cluster: shown = m_widgets.page; break;
    case FleetPage::Activity: shown = m_widgets.activity; break;
    case FleetPage::Coming: shown = m_widgets.coming; break;
    }
    // A page that is hidden would pass the focus to the next widget on the screen; the list is the better place.
    const QWidget* before = m_widgets.centre->currentWidget();
    if (focusTree || (before != shown && before->isAncestorOf(m_window.focusWidget()))) {
        m_widgets.pane->focusTree();
    }
    m_widgets.centre->setCurrentWidget(shown);
    m_widgets.pane->setBoardInFront(page == FleetPage::Board);
}

void FleetWidgets::setTitle(const QString& title) {
    m_window.setWindowTitle(title);
}

void FleetWidgets::setOverview(const views::ClusterOverview& overview) {
    m_widgets.page->setOverview(overview);
}

void FleetWidgets::setApps(const views::AppsView& apps) {
    m_widgets.page->setApps(apps);
}

void FleetWidgets::focusBoard() {
    if (m_window.isVisible()) {
        m_widgets.board->focusTable();
    }
}

void FleetWidgets::focusActivity(const QString& operation) {
    if (!operation.isEmpty()) {
        m_widgets.activity->showOperation(operation);
    }
    if (m_window.isVisible()) {
        operation.isEmpty() ? m_widgets.activity->focusList() : m_widgets.activity->focusOperation();
    }
}

void FleetWidgets::focusComing() {
    if (m_window.isVisible()) {
        m_widgets.coming->focusTable();
    }
}

void LockWidgets::showBanner(const LockBannerState& state) {
    if (state.reason) {
        m_banner.showLocked(*state.reason, state.liftedUntil, state.liftable);
    } else if (state.liftedUntil) {
        m_banner.showLifted(*state.liftedUntil);
    } else {
        m_banner.showNone();
    }
    m_banner.parentWidget()->setVisible(!m_banner.isHidden());
}

void LockWidgets::openDialog(const QString& account, PatternListCallbacks ends) {
    openLocksDialog(m_window,
                    {m_dependencies.store, m_dependencies.locks, m_dependencies.lockStorage, m_dependencies.clock,
                     m_dependencies.session, account, m_dependencies.session.target()},
                    std::move(ends));
}

ClusterTab PageTabs::currentTab() const {
    return m_page.currentTab();
}

void PageTabs::showTab(ClusterTab tab) {
    m_page.showTab(tab);
}

QWidget* shownPage(const WindowWidgets& widgets) {
    if (widgets.stack->currentWidget() == widgets.welcome) {
        return widgets.welcome;
    }
    QWidget* page = widgets.centre->currentWidget();
    if (page != widgets.page) {
        return page;
    }
    switch (widgets.page->currentTab()) {
    case ClusterTab::Plan: return page->findChild<QWidget*>(QStringLiteral("planTab"));
    case ClusterTab::Apps: return page->findChild<QWidget*>(QStringLiteral("appsTab"));
    default: return page;
    }
}

std::vector<PaletteEntry> actionEntries(const Actions& actions) {
    std::vector<PaletteEntry> entries;
    for (int index = 0; index < actionCount; ++index) {
        const auto id = static_cast<ActionId>(index);
        const QAction* action = actions.action(id);
        const bool listed = id != ActionId::CommandPalette && id != ActionId::OpenCluster;
        if (listed && action->isVisible() && action->isEnabled()) {
            QString title = action->text();
            title.remove(QLatin1Char('&'));
            entries.push_back({PaletteEntry::Kind::Action, title, actions.groupTitle(id),
                               action->shortcut().toString(QKeySequence::NativeText), actionName(id)});
        }
    }
    return entries;
}

} // namespace poolhouse::ui
