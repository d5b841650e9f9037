// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/api/services.h"
#include "models/core/plan.h"
#include "models/operations/engine.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <string>
#include <vector>

namespace poolhouse::fleet {
class Store;
}

namespace poolhouse::plans {

/// The part of a plan for one cluster, ready to be carried out.
struct ClusterExecution {
    core::ClusterId cluster;
    std::string name; ///< of the cluster
    std::string app;
    std::vector<core::PoolShape> live; ///< what was decided on
    std::vector<core::PlanStep> steps; ///< planSteps() from there
};

/// Carries a plan out through Operations. First all clusters are read again: each has to be as the plan was decided on,
/// or as it is after some step of the plan, which then goes on from there; if one is not, nothing is sent. That is also
/// how a run goes on after a failure, a stop or a kill: start it again. On one cluster a step waits for the one before
/// it to be complete; clusters do not wait for each other. A step that fails lets the others that are under way finish,
/// and no more is begun. What waits for the network goes on by itself when it is back.
class PlanExecutor : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle,
        Reading,     ///< the clusters are being read; nothing has been sent yet
        Unreadable,  ///< one could not be read; nothing was sent
        Drifted,     ///< one is no longer as the plan says, see drift(); what is done is done
        Unconfirmed, ///< the phrase does not fit; nothing was sent
        Running,
        Pausing, ///< the steps under way finish, then it is Paused
        Paused,
        Failing, ///< one step has failed, others are still under way
        Failed,  ///< see the step that is Failed
        Done,
    };
    enum class StepState {
        Waiting,
        DoneBefore, ///< found done when the clusters were read
        Running,
        Done,
        Failed, ///< refused, failed, drifted, taken back, or its outcome is unknown: the sentence says
    };
    struct Step {
        std::size_t cluster = 0; ///< place in the plan
        std::size_t index = 0;   ///< place among the steps of that cluster
        StepState state = StepState::Waiting;
        std::string operation; ///< its id, once there is one
        QString sentence;      ///< what Operations says of it
    };
    struct Drift {
        std::string cluster;
        QStringList sentences; ///< "web-reads has 4 instances now, you decided on 3."
    };

    /// All of these outlive the run, and `store` has the catalogue.
    PlanExecutor(operations::Engine& operations, fleet::Store& store, api::ClusterService& clusters,
                 const core::Clock& clock, QObject* parent = nullptr);
    ~PlanExecutor() override;

    /// `phrase` is what was typed, see phraseOf(); without destruction ahead it does not matter.
    void start(std::vector<ClusterExecution> plan, const QString& phrase);
    void pause();  ///< after the steps under way
    void resume(); ///< after a pause, a failure or a drift: everything is read again first, so nothing is done twice
    void stop();   ///< no more steps; what has not been sent is taken back, what has been is left to Operations

    [[nodiscard]] State state() const;
    [[nodiscard]] bool ended() const; ///< nothing will happen unless resume() or start() is called
    [[nodiscard]] const std::vector<ClusterExecution>& plan() const;
    [[nodiscard]] const std::vector<Step>& steps() const; ///< by cluster, in their order
    [[nodiscard]] const std::vector<Drift>& drift() const;
    [[nodiscard]] QString problem() const; ///< of Unreadable, Unconfirmed and Failed, a sentence

    /// What has to be typed before the plan: APP/POOL of every pool that it destroys; empty when there is none.
    [[nodiscard]] static QString phraseOf(const std::vector<ClusterExecution>& plan);

Q_SIGNALS:
    void changed();
    void finished(); ///< ended() has become true

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

} // namespace poolhouse::plans
