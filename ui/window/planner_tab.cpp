// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/planner_tab.h"

#include "ui/cluster/cluster_page.h"
#include "ui/planner/planner_page.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace poolhouse::ui {

namespace {

/// The first field of the shape, where keyboard input continues.
void focusFirstField(const QWidget& planner) {
    const auto* leader = planner.findChild<QWidget*>(QStringLiteral("poolEditor.0"));
    const auto fields = leader != nullptr ? leader->findChildren<QWidget*>() : QList<QWidget*>();
    const auto first = std::find_if(fields.begin(), fields.end(), [](const QWidget* each) {
        return each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus) != 0;
    });
    if (first != fields.end()) {
        (*first)->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace

PlannerTab::PlannerTab(ClusterPage& page, const fleet::Store& store, std::function<void(PlannerPage&)> created)
    : m_page(page), m_store(store), m_created(std::move(created)) {}

void PlannerTab::create(views::PlannerModel& model) {
    m_planner = new PlannerPage(model, m_store);
    m_planner->offer(true, true, true);
    m_created(*m_planner);
    m_page.setPlan(m_planner);
}

void PlannerTab::remove() {
    m_planner = nullptr;
    m_page.setPlan(nullptr);
}

void PlannerTab::open(const core::ClusterId& cluster) {
    m_planner->open(cluster);
}

void PlannerTab::setLocked(const std::optional<QString>& why) {
    m_planner->setLocked(why);
}

void PlannerTab::refuse(const QString& why) {
    m_planner->refuse(why);
}

void PlannerTab::setRun(const views::PlanRunView& run) {
    m_planner->showRun(run);
}

bool PlannerTab::isVisible() const {
    return m_planner->isVisible();
}

void PlannerTab::focusShape() {
    QTimer::singleShot(0, m_planner, [planner = m_planner] { focusFirstField(*planner); });
}

void PlannerTab::showTab() {
    m_page.showTab(ClusterTab::Plan);
}

void PlannerTab::showOverview() {
    m_page.showTab(ClusterTab::Overview);
}

QWidget* PlannerTab::widget() const {
    return m_planner;
}

} // namespace poolhouse::ui
