// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/core/attachment.h"
#include "models/core/plan.h"
#include "models/operations/engine.h"
#include "models/operations/refusal.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::plans {

/// What a plan reads before it begins. All outlive it.
struct ReadServices {
    api::ClusterService& clusters;
    api::AttachmentService& attachments;
};

/// The part of a plan for one cluster, ready to be executed.
struct ClusterExecution {
    core::ClusterId cluster;
    std::string name; ///< of the cluster
    std::string app;
    std::vector<core::PoolShape> live;              ///< the basis of the decision
    std::vector<core::PlanStep> steps;              ///< planSteps() from there
    std::vector<core::Attachment> attachments = {}; ///< all of its, as known; what has to be confirmed depends on them

    /// The pools before that step. `step` is less than steps.size().
    [[nodiscard]] const std::vector<core::PoolShape>& before(std::size_t step) const {
        return step == 0 ? live : steps[step - 1].after;
    }
};

/// Executes a plan through the operations engine. All clusters are read first, and who uses their pools where apps
/// move: each must match the basis of the plan, or the result of one of its steps, from which it continues; otherwise
/// nothing is sent, nor where a step is known to be refused. A run after a failure, a stop or a kill resumes the same
/// way: start it again. On one cluster a step waits until the previous one is complete; clusters do not wait for each
/// other. When a step fails, those in flight finish and no more are started. Steps that wait for the network continue
/// by themselves. On the GUI thread. Slots may delete this object.
class PlanExecutor : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle,
        Reading,     ///< the clusters are being read; nothing has been sent yet
        Unreadable,  ///< one could not be read; nothing was sent
        Drifted,     ///< one differs from the plan, see drift(); completed steps stay
        Unconfirmed, ///< the phrase does not match; nothing was sent
        Running,
        Pausing, ///< steps in flight finish, then Paused
        Paused,
        Failing, ///< one step has failed, others are still in flight
        Failed,  ///< see the step that is Failed
        Done,
    };
    enum class StepState {
        Waiting,
        DoneBefore, ///< found done when the clusters were read
        Running,
        Done,
        Failed, ///< refused, failed, drifted, cancelled, or of unknown outcome
    };
    struct Step {
        std::size_t cluster = 0; ///< index into plan()
        std::size_t index = 0;   ///< index into the steps of that cluster
        StepState state = StepState::Waiting;
        std::string operation;                      ///< its id; empty until the engine has accepted it
        std::optional<operations::Refusal> refusal; ///< of the engine, for a Failed step without an operation
    };
    struct Drift {
        std::string cluster;                     ///< name
        std::vector<core::PoolShape> decidedOn;  ///< as the plan expects the pools
        std::vector<core::PoolShape> now;        ///< empty: the cluster has no details
        std::vector<core::Change> attachments{}; ///< the changes whose attachment is another than the plan expects
    };
    struct Problem {
        enum class Code {
            Unreadable,  ///< `cluster` could not be read because of `error`
            Unconfirmed, ///< phraseOf(plan()) was not entered
            StepFailed,  ///< steps()[step] is the first that failed
        };
        Code code = Code::StepFailed;
        std::size_t cluster = 0; ///< index into plan()
        std::optional<api::ApiError> error;
        std::size_t step = 0; ///< index into steps()

        friend bool operator==(const Problem&, const Problem&) = default;
    };

    /// All of these outlive the executor, and `store` has the catalog.
    PlanExecutor(operations::Engine& operations, fleet::Store& store, ReadServices services, const core::Clock& clock,
                 QObject* parent = nullptr);
    ~PlanExecutor() override;

    /// `phrase` is what was entered, compared with phraseOf(); ignored when no step ahead needs one.
    /// `id` names this application in the journal, also when it is resumed after a kill.
    void start(std::vector<ClusterExecution> plan, const QString& phrase, const std::string& id = {});
    void pause();  ///< after the steps in flight
    void resume(); ///< after a pause, a failure or a drift: all clusters are read again, so no step runs twice
    void stop();   ///< pauses and cancels operations that were not sent; sent ones are left to the engine

    [[nodiscard]] State state() const;
    [[nodiscard]] bool ended() const; ///< nothing happens until resume() or start()
    [[nodiscard]] const std::vector<ClusterExecution>& plan() const;
    [[nodiscard]] const std::vector<Step>& steps() const; ///< by cluster, in their order
    [[nodiscard]] const std::vector<Drift>& drift() const;
    [[nodiscard]] const std::optional<Problem>& problem() const;                    ///< of the current run
    [[nodiscard]] const operations::Operation* operationOf(const Step& step) const; ///< null: not accepted, or gone

    /// The confirmation that the plan requires, see core::destructionPhrase(), of all clusters; empty: none.
    [[nodiscard]] static QString phraseOf(const std::vector<ClusterExecution>& plan);

Q_SIGNALS:
    void changed();
    void finished(); ///< ended() has become true

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace poolhouse::plans
