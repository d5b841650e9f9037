// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/core/result.h"
#include "models/plans/executor.h"
#include "models/plans/repository.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::plans {

/// Names of its clusters, in their order.
[[nodiscard]] std::vector<std::string> clusterNames(const core::Plan& plan);

/// Why a plan cannot be applied.
struct PlanRefusal {
    enum class Code {
        Busy,           ///< another plan is being applied
        Unfinished,     ///< another plan, for `clusters`, is paused or was left over
        ChangesNothing, ///< no cluster differs from its live shape, and no app moves
        BreaksRule,     ///< no steps lead to the shape of `clusters`, or the levels have not been read
    };
    Code code = Code::Busy;
    std::vector<std::string> clusters{}; ///< names

    friend bool operator==(const PlanRefusal&, const PlanRefusal&) = default;
};

/// The plan that this console applies, one at a time. It is saved from its first step until it is done or discarded, so
/// that it can resume after a kill: the clusters show how far it came. On the GUI thread.
class PlanExecution : public QObject {
    Q_OBJECT
public:
    /// All outlive it. `repository` belongs to the account of `operations`.
    PlanExecution(operations::Engine& operations, fleet::Store& store, ReadServices services, const core::Clock& clock,
                  PlanRepository& repository, QObject* parent = nullptr);
    ~PlanExecution() override;

    /// Starts; `phrase` is what was entered to confirm destruction, see PlanExecutor::phraseOf().
    [[nodiscard]] core::Result<core::Done, PlanRefusal> apply(const core::Plan& plan, const QString& phrase);
    void pause();  ///< after the steps in flight
    void resume(); ///< all clusters are read again first; also for a plan left over by an earlier run of the program
    void stop();
    void discard(); ///< discards a plan that is not running; unfinished steps are given up

    [[nodiscard]] bool busy() const;     ///< running without further input
    [[nodiscard]] bool leftOver() const; ///< an earlier run of the program did not finish it, and it was not resumed
    /// What reopening the operations would drop unless it is saved: a plan of which steps may be left.
    [[nodiscard]] std::optional<core::Plan> unfinished() const;
    [[nodiscard]] const core::Plan& plan() const { return m_plan; }                 ///< without clusters: none
    [[nodiscard]] const PlanExecutor* executor() const { return m_executor.get(); } ///< null: not started here
    [[nodiscard]] bool isStep(const std::string& operation) const; ///< of the plan being applied or left over
    [[nodiscard]] bool concerns(const core::ClusterId& cluster) const;
    /// The steps of the plan for each of its clusters.
    [[nodiscard]] core::Result<std::vector<ClusterExecution>, PlanRefusal> clusterExecutions() const;
    /// Back from what was reached; without clusters when no step was completed.
    [[nodiscard]] core::Plan inversePlan() const;

Q_SIGNALS:
    void changed();
    void ended();         ///< done, paused, failed or drifted
    void foundLeftOver(); ///< leftOver() has become true
    /// The plan cannot be saved, so it would not resume after a kill, or one that is done or discarded cannot be
    /// removed, so it would be left over at the next start; each once until it succeeds.
    void storageFailed(const poolhouse::plans::PlanStorageError& error);

private:
    void start(std::vector<ClusterExecution> clusters, const QString& phrase);
    void loadLeftOver(); ///< of another account
    void executorChanged();
    void save();
    void forgetSaved();
    void report(const core::Result<core::Done, PlanStorageError>& stored, bool& failed);

    operations::Engine& m_operations;
    fleet::Store& m_store;
    ReadServices m_services;
    const core::Clock& m_clock;
    PlanRepository& m_repository;
    core::Plan m_plan;
    std::string m_id; ///< of this application of the plan, in the journal
    std::unique_ptr<PlanExecutor> m_executor;
    bool m_saved = false;        ///< in m_repository
    bool m_saveFailed = false;   ///< announced
    bool m_removeFailed = false; ///< announced
};

/// From what `executor` reached of `plan` back to the original pools; clusters without a completed step are left out.
[[nodiscard]] core::Plan inversePlan(const core::Plan& plan, const PlanExecutor& executor);

} // namespace poolhouse::plans
