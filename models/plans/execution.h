// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/executor.h"
#include "models/plans/repository.h"
#include "models/views/plan_run_view.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace poolhouse::plans {

/// The plan that this console applies, one at a time, and what is to be seen of it. It is kept from its first step
/// until it is done or put away, so that it can go on after a kill: the clusters say how far it came.
class PlanExecution : public QObject {
    Q_OBJECT
public:
    /// All outlive it. `keeping` belongs to the account of `operations`.
    PlanExecution(operations::Engine& operations, fleet::Store& store, api::ClusterService& clusters,
                  const core::Clock& clock, PlanRepository& keeping, QObject* parent = nullptr);
    ~PlanExecution() override;

    /// Begins; `phrase` is what was typed to confirm what is destroyed. Why it cannot, in words, or empty.
    QString apply(const core::Plan& plan, const QString& phrase);
    void pause();  ///< after the steps under way
    void resume(); ///< everything is read again first; also for a plan that an earlier start of the program left
    void stop();
    void putAway(); ///< what has ended has been seen; a plan that is not done will not go on

    [[nodiscard]] bool busy() const;     ///< it goes on by itself
    [[nodiscard]] bool leftOver() const; ///< an earlier start of the program did not finish it, and nobody went on yet
    [[nodiscard]] const core::Plan& plan() const { return m_plan; }
    [[nodiscard]] bool isStep(const std::string& operation) const; ///< of the plan being applied, by its id
    [[nodiscard]] bool concerns(const core::ClusterId& cluster) const;
    /// As the plan of `cluster` shows it: of a plan for others it says whose it is.
    [[nodiscard]] views::PlanRunView view(const core::ClusterId& cluster) const;
    /// The way back from what was reached; without clusters when nothing was done.
    [[nodiscard]] core::Plan opposite() const;

Q_SIGNALS:
    void changed();
    void ended();         ///< done, paused, failed or drifted
    void foundLeftOver(); ///< leftOver() has become true

private:
    [[nodiscard]] core::Result<std::vector<ClusterExecution>, QString> runPlans() const;
    [[nodiscard]] views::PlanRunView leftOverView() const;
    void begin(std::vector<ClusterExecution> plans, const QString& phrase);
    void look(); ///< another account
    void runChanged();

    operations::Engine& m_operations;
    fleet::Store& m_store;
    api::ClusterService& m_clusters;
    const core::Clock& m_clock;
    PlanRepository& m_keeping;
    core::Plan m_plan;
    std::unique_ptr<PlanExecutor> m_run;
    bool m_kept = false; ///< by `m_keeping`
};

/// Back from what `run` reached of `plan` to what was: steps that were not done need no way back.
[[nodiscard]] core::Plan inversePlan(const core::Plan& plan, const PlanExecutor& run);

} // namespace poolhouse::plans
