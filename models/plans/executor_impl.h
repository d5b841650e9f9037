// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plans/executor.h"

#include <optional>
#include <string>
#include <vector>

namespace poolhouse::plans {

/// A state that only start() or resume() leaves.
[[nodiscard]] inline bool isFinal(PlanExecutor::State state) {
    using State = PlanExecutor::State;
    return state != State::Reading && state != State::Running && state != State::Pausing && state != State::Failing;
}

/// The steps of a run, and what they wait for.
struct PlanExecutor::Impl {
    Impl(PlanExecutor& executor, operations::Engine& theOperations, fleet::Store& theStore, ReadServices theServices,
         const core::Clock& theClock)
        : self(executor), operations(theOperations), store(theStore), services(theServices), clock(theClock) {}

    void read();
    void readAttachments(std::size_t cluster);
    void clusterRead(std::size_t cluster, const api::ApiResult<core::ClusterInfo>& answer);
    void attachmentsRead(std::size_t cluster, api::ApiResult<core::PartialList<core::Attachment>> answer);
    void unreadable(std::size_t cluster, const api::ApiError& error);
    void oneRead();
    void beginUnlessBusy();
    void begin();
    void startSteps();
    void startStep(std::size_t cluster);
    void operationFinished(const std::string& id);
    void settle(Step& step);
    void fail(Step& step, const std::optional<operations::Refusal>& refusal);
    void settleState();
    void notify(State was);

    [[nodiscard]] bool isConfirmed() const;
    [[nodiscard]] bool isReached(const Step& step) const;
    [[nodiscard]] Drift driftOf(std::size_t cluster, std::size_t step) const;
    [[nodiscard]] operations::Intent intentOf(const Step& step) const;
    void checkRefusals();
    [[nodiscard]] std::optional<operations::Refusal> knownRefusal(const Step& step, bool first) const;
    [[nodiscard]] Step* current(std::size_t cluster);
    [[nodiscard]] Step* next(std::size_t cluster);
    [[nodiscard]] bool anyRunning() const;

    PlanExecutor& self;
    operations::Engine& operations;
    fleet::Store& store;
    ReadServices services;
    const core::Clock& clock;
    std::vector<ClusterExecution> plan;
    std::string runId;
    QString phrase;
    State state = State::Idle;
    std::vector<Step> steps;
    std::vector<Drift> drift;
    std::optional<Problem> problem;
    std::vector<api::Call> calls;
    std::size_t unanswered = 0;
    std::size_t run = 0; ///< number of the current run; slots may begin another one
    bool starting = false;
};

} // namespace poolhouse::plans
