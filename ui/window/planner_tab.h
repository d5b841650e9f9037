// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/plans_controller.h"

#include <functional>

class QWidget;

namespace poolhouse::ui {

class ClusterPage;
class PlannerPage;

/// The "Plan" tab of a cluster's page, for the controller of plans.
class PlannerTab final : public PlannerView {
public:
    /// All outlive the view. `created` connects a new planner page.
    PlannerTab(ClusterPage& page, const fleet::Store& store, std::function<void(PlannerPage&)> created);

    void create(views::PlannerModel& model) override;
    void remove() override;
    void open(const core::ClusterId& cluster) override;
    void setLocked(const std::optional<QString>& why) override;
    void refuse(const QString& why) override;
    void setRun(const views::PlanRunView& run) override;
    [[nodiscard]] bool isVisible() const override;
    void focusShape() override;
    void showTab() override;
    void showOverview() override;
    [[nodiscard]] QWidget* widget() const; ///< null while there is no planner

private:
    ClusterPage& m_page;
    const fleet::Store& m_store;
    std::function<void(PlannerPage&)> m_created;
    PlannerPage* m_planner = nullptr;
};

} // namespace poolhouse::ui
