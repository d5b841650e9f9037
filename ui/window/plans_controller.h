// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/views/planner_model.h"
#include "ui/window/message_sink.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace poolhouse::fleet {
class Poller;
class Store;
} // namespace poolhouse::fleet

namespace poolhouse::operations {
class Engine;
class ReadOnlyLocks;
} // namespace poolhouse::operations

namespace poolhouse::plans {
class PlanExecution;
class PlanRepository;
struct PlanStorageError;
} // namespace poolhouse::plans

namespace poolhouse::views {
struct PlanRunView;
} // namespace poolhouse::views

namespace poolhouse::ui {

class Navigation;

/// What the controller needs of the planner page and its tab.
class PlannerView {
public:
    virtual ~PlannerView() = default;
    virtual void create(views::PlannerModel& model) = 0; ///< makes the page; the tab was empty
    virtual void remove() = 0;                           ///< deletes the page
    // Of the page that create() made.
    virtual void open(const core::ClusterId& cluster) = 0;
    virtual void setLocked(const std::optional<QString>& why) = 0; ///< empty: the plan can be applied
    virtual void refuse(const QString& why) = 0;                   ///< in the review
    virtual void setRun(const views::PlanRunView& run) = 0;
    [[nodiscard]] virtual bool isVisible() const = 0;
    virtual void focusShape() = 0; ///< once the page is laid out
    // Of the cluster page.
    virtual void showTab() = 0;
    virtual void showOverview() = 0;
};

/// The planner of the open cluster and the plan being applied. On the GUI thread.
class PlansController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        fleet::Poller& poller;
        const operations::Engine& operations;
        const operations::ReadOnlyLocks& locks;
        const core::Clock& clock;
        plans::PlanExecution& execution;
        plans::PlanRepository& repository;
        Navigation& navigation;
        PlannerView& view;
        MessageSink& messages;
        /// Why nothing can be sent under this lock, given by its sentence; empty: it can.
        std::function<std::optional<QString>(const std::optional<QString>& lock)> whyNotSent;
    };
    explicit PlansController(Dependencies dependencies, QObject* parent = nullptr);
    ~PlansController() override; ///< the planner page must have been removed, or outlives its model

    void open(const core::ClusterId& cluster); ///< opens the cluster with its plan; ignored when it is unknown
    /// Opens the first with its plan and adds the others to it. Those that were never read are left out, with a
    /// message.
    void openTogether(const std::vector<core::ClusterId>& clusters);
    void openInTab(); ///< the plan of the open cluster; makes the planner if there is none
    void close();     ///< removes the planner; the overview takes its place
    void refresh();   ///< the lock and the progress of the plan being applied
    void refreshLock();
    void refreshClusters(); ///< reads the clusters of the plan again
    void apply(const core::Plan& plan, const QString& phrase);
    void openInverse(); ///< the plan that takes back what was applied
    [[nodiscard]] views::PlannerModel* model() const { return m_model.get(); } ///< null while there is no planner

private:
    void announceEnd();
    void announceStorage(const plans::PlanStorageError& error);
    void announceLeftOver();
    void announceUnread(std::size_t clusters); ///< that cannot be part of a plan
    void withdrawLeftOver();
    [[nodiscard]] Message planMessage(text::Tone tone, const QString& text);
    [[nodiscard]] std::optional<QString> lockSentence() const; ///< of a cluster in the plan, or of an app that it moves

    Dependencies m_dependencies;
    std::unique_ptr<views::PlannerModel> m_model;
    bool m_leftOverShown = false;
};

} // namespace poolhouse::ui
