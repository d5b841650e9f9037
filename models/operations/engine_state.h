// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/operations/engine.h"
#include "models/operations/machine.h"

#include <QPointer>
#include <QTimer>

#include <string>
#include <unordered_map>
#include <vector>

namespace poolhouse::operations {

/// Carries out what the machine says: asks the services, writes the journal, tells the world. Private to
/// operations*.cpp.
///
/// Whoever hears of a change may do anything, even destroy the operations: signals are the last thing that a function
/// does, or it looks whether it still exists.
struct Engine::State {
    /// An operation that has not ended.
    struct Job {
        machine::Run run;
        std::vector<std::string> before; ///< those of the cluster that were open when it was asked
        api::Call call;
        bool started = false; ///< its turn has come
        bool codeUnderWay = false;
    };

    State(Engine& operations, Services services, fleet::Store& store, Journal& journal, const ReadOnlyLocks& locks,
          const core::Clock& clock, std::function<double()> random);

    void open(const QString& account);
    void close();
    void accept(Operation operation, const std::vector<const Operation*>& open);
    void cancel(const std::string& id, const QString& why);
    void provideTwoFactor(const std::string& id, const QString& code);
    void tick();
    [[nodiscard]] std::vector<core::PoolShape> expectedOf(const std::string& id) const;

    Engine& self;
    Services services;
    fleet::Store& store;
    Journal* journal;
    const ReadOnlyLocks& locks;
    const core::Clock& clock;
    std::function<double()> random;
    QTimer timer;

    std::optional<QString> account;
    std::vector<Operation> all;
    std::unordered_map<std::string, std::size_t> places; ///< in `all`
    std::unordered_map<std::string, Job> jobs;
    QString journalProblem;

private:
    [[nodiscard]] Job* find(const std::string& id);
    [[nodiscard]] machine::Facts factsFor(const Job& job) const;
    [[nodiscard]] bool written(const Operation& operation);
    void add(Operation operation);
    void advance(const std::string& id, const machine::Event& event);
    void send(const std::string& id, Job& job);
    void read(const std::string& id, Job& job);
    void tell(const std::string& id, bool finished);
    void startNext(const core::ClusterId& cluster);
    [[nodiscard]] bool predecessorFailed(const Job& job) const;
    [[nodiscard]] std::optional<api::WriteExchange> travelled(const api::ApiError* error);
    void arm();

    std::optional<api::WriteExchange> m_lastExchange;
};

} // namespace poolhouse::operations
