// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/admission.h"
#include "models/operations/engine.h"
#include "models/operations/machine.h"
#include "models/operations/operation_log.h"

#include <QPointer>
#include <QTimer>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace poolhouse::operations {

/// Carries out what the machine returns: calls the services, writes the journal, emits the signals. Private to
/// engine*.cpp.
///
/// Slots may re-enter or delete the engine: signals come last in a function, or are followed by a check that it is
/// still there.
struct Engine::Impl {
    /// What is needed beside an operation until it has finished.
    struct Job {
        machine::Run run;
        std::vector<std::string> before; ///< operations of the cluster that were open when it was asked
        api::Call call;
        bool started = false; ///< it was first in the queue
        bool codeInFlight = false;
    };

    Impl(Engine& operations, Services services, fleet::Store& store, Journal& journal, const ReadOnlyLocks& locks,
         const core::Clock& clock, std::function<double()> random);

    void open(const QString& account);
    void close();
    [[nodiscard]] std::optional<Refusal> unavailable() const;
    [[nodiscard]] core::Result<AdmissionContext, Refusal> admit(const Intent& intent) const;
    void accept(Operation operation, const std::vector<const Operation*>& open);
    void cancel(const std::string& id, ProgressCode why);
    void provideTwoFactor(const std::string& id, const QString& code);
    void tick();
    [[nodiscard]] std::vector<core::PoolShape> expectedOf(const std::string& id) const;

    Engine& self;
    Services services;
    fleet::Store& store;
    OperationLog log;
    const ReadOnlyLocks& locks;
    const core::Clock& clock;
    std::function<double()> random;
    QTimer timer;

    std::optional<api::ApiError> accountProblem; ///< why there is none though a session is connected
    std::string requester;
    std::unordered_map<std::string, Job> jobs; ///< of those that have not finished

private:
    void clear(); ///< emits nothing
    [[nodiscard]] Job* jobOf(const std::string& id);
    [[nodiscard]] machine::Facts factsFor(const Operation& operation) const;
    void advance(const std::string& id, const machine::Event& event);
    void send(const Operation& operation, Job& job);
    void read(const Operation& operation, Job& job);
    void apply(const Snapshot& snapshot);
    void notify(const std::string& id, bool finished);
    void startNext(const core::ClusterId& cluster);
    void startFollowers(const std::string& id, const core::ClusterId& cluster);
    [[nodiscard]] std::optional<api::WriteExchange> exchangeFor(const api::ApiError* error);
    void arm();

    std::uint64_t m_generation = 0; ///< grows when `log` holds another list
    std::optional<api::WriteExchange> m_lastExchange;
};

} // namespace poolhouse::operations
