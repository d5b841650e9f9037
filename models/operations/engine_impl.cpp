// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/engine_impl.h"

#include "models/core/clock.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/operations/kinds.h"
#include "models/operations/refusal.h"
#include "models/operations/waiting.h"
#include "models/operations/whole_cluster.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

using machine::NextAction;
using OperationState = Operation::State;

namespace {

/// What the journal must have at once; progress and times alone are not worth a write every other second.
bool worthWriting(const Operation& before, const Operation& after) {
    return before.state != after.state || before.exchanges != after.exchanges || before.pool != after.pool ||
           before.cluster != after.cluster || before.attachment != after.attachment || before.problem != after.problem;
}

} // namespace

Engine::Impl::Impl(Engine& operations, Services theServices, fleet::Store& theStore, Journal& theJournal,
                   const ReadOnlyLocks& theLocks, const core::Clock& theClock, std::function<double()> theRandom)
    : self(operations),
      services(theServices),
      store(theStore),
      log(theJournal, theClock),
      locks(theLocks),
      clock(theClock),
      random(theRandom ? std::move(theRandom) : [] { return QRandomGenerator::global()->generateDouble(); }) {
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [this] { tick(); });
    if (services.monitor != nullptr) {
        QObject::connect(services.monitor, &api::SessionMonitor::exchanged, &timer,
                         [this](const api::WriteExchange& exchange) { m_lastExchange = exchange; });
    }
}

void Engine::Impl::close() {
    const bool wasOpen = log.isOpen();
    clear();
    if (wasOpen) {
        Q_EMIT self.reopened();
    }
}

void Engine::Impl::clear() {
    ++m_generation;
    timer.stop();
    jobs.clear();
    log.close();
}

void Engine::Impl::accept(Operation operation, const std::vector<const Operation*>& open) {
    const auto id = operation.id;
    const auto cluster = operation.cluster;
    operation.progress = open.empty() && operation.after.empty() ? ProgressCode::None : ProgressCode::BehindAnother;
    auto& job = jobs[id];
    for (const auto* earlier : open) {
        job.before.push_back(earlier->id);
    }
    log.add(std::move(operation));
    const bool kept = log.write(log.at(id));
    const QPointer<Engine> alive(&self);
    Q_EMIT self.asked(QString::fromStdString(id));
    if (!alive) {
        return;
    }
    if (!kept) {
        advance(id, machine::Unjournaled{log.problem().value_or(JournalError{})});
        return;
    }
    startNext(cluster);
}

void Engine::Impl::cancel(const std::string& id, ProgressCode why) {
    if (jobOf(id) == nullptr || !machine::mayCancel(log.at(id))) {
        return;
    }
    jobs.erase(id); // with its in-flight request
    auto& operation = log.at(id);
    machine::cancel(operation, clock.now(), why);
    (void)log.write(operation);
    notify(id, true);
}

void Engine::Impl::provideTwoFactor(const std::string& id, const QString& code) {
    auto* job = jobOf(id);
    if (job == nullptr || log.at(id).state != OperationState::NeedsTwoFactor || job->codeInFlight) {
        return;
    }
    auto& operation = log.at(id);
    job->codeInFlight = true;
    operation.progress = ProgressCode::CodeBeingChecked;
    job->call = services.twoFactor.preAuthorize(
        appOfCode(operation), code.trimmed().toStdString(), [this, id](api::ApiResult<core::Done> result) {
            auto exchange = exchangeFor(result ? nullptr : &result.error());
            if (auto* waiting = jobOf(id)) {
                waiting->codeInFlight = false;
                advance(id, machine::PreAuthorized{std::move(result), std::move(exchange)});
            }
        });
    notify(id, false);
}

void Engine::Impl::tick() {
    const QPointer<Engine> alive(&self);
    for (const auto& id : dueAt(clock.now(), log.all())) {
        advance(id, machine::Due{});
        if (!alive) {
            return;
        }
    }
    arm();
}

std::vector<core::PoolShape> Engine::Impl::expectedOf(const std::string& id) const {
    const auto* operation = log.find(id);
    if (operation == nullptr) {
        return {};
    }
    const auto job = jobs.find(id);
    const auto done = doneOf(job != jobs.end() ? job->second.before : std::vector<std::string>(), log.all());
    return afterAll(operation->basis, done, store.catalog());
}

Engine::Impl::Job* Engine::Impl::jobOf(const std::string& id) {
    const auto at = jobs.find(id);
    return at == jobs.end() ? nullptr : &at->second;
}

machine::Facts Engine::Impl::factsFor(const Operation& operation) const {
    machine::Facts facts;
    facts.now = clock.now();
    facts.random = random();
    facts.expected = expectedOf(operation.id);
    if (const auto* lock = lockAgainst(operation.change, store.cluster(operation.cluster), locks, facts.now)) {
        facts.lock = *lock;
    }
    return facts;
}

void Engine::Impl::advance(const std::string& id, const machine::Event& event) {
    auto* job = jobOf(id);
    if (job == nullptr) {
        return;
    }
    auto& operation = log.at(id);
    const auto before = operation;
    const auto facts = factsFor(operation);
    auto next = machine::step(operation, job->run, event, facts);
    if (next == NextAction::Send) {
        next = machine::step(operation, job->run, machine::Sending{}, facts);
        if (!operation.figures) {
            operation.figures = figuresOf(operation.change, facts.expected, operation.cluster, store);
        }
        if (!log.write(operation)) {
            const machine::Unjournaled unjournaled{log.problem().value_or(JournalError{})};
            next = machine::step(operation, job->run, unjournaled, facts);
        }
    }
    if (next != NextAction::Send && worthWriting(before, operation)) {
        (void)log.write(operation); // the outcome stands whether or not it was written; see OperationLog::problem()
    }
    const bool finished = operation.finished();
    const bool changed = operation != before;
    const auto located = before.cluster.empty() && !operation.cluster.empty() ? shareCluster(operation, log.all())
                                                                              : std::vector<std::string>();
    for (const auto& follower : located) {
        (void)log.write(log.at(follower));
    }
    if (next == NextAction::Send) {
        send(operation, *job);
    } else if (next == NextAction::Read) {
        read(operation, *job);
    }
    if (finished) {
        jobs.erase(id);
    }
    arm();
    const QPointer<Engine> alive(&self);
    const auto generation = m_generation;
    for (const auto& follower : located) {
        if (alive && m_generation == generation) {
            Q_EMIT self.changed(QString::fromStdString(follower));
        }
    }
    if (changed && alive && m_generation == generation) {
        notify(id, finished);
    }
}

void Engine::Impl::send(const Operation& operation, Job& job) {
    job.call =
        rulesOf(operation.change.kind).submit(services, operation, [this, id = operation.id](SubmissionAnswer answer) {
            auto exchange = exchangeFor(answer ? nullptr : &answer.error());
            advance(id, machine::Answered{std::move(answer), std::move(exchange)});
        });
}

void Engine::Impl::read(const Operation& operation, Job& job) {
    job.call = rulesOf(operation.change.kind)
                   .read(services, operation,
                         [this, id = operation.id, alive = QPointer(&self)](api::ApiResult<Snapshot> result) {
                             if (result) {
                                 apply(result.value());
                             }
                             if (alive) {
                                 advance(id, machine::Read{wholeSnapshot(std::move(result))});
                             }
                         });
}

/// Slots may delete the engine in between.
void Engine::Impl::apply(const Snapshot& snapshot) {
    const auto now = clock.now();
    const QPointer<Engine> alive(&self);
    if (snapshot.listed) {
        store.applyListed(*snapshot.listed);
    }
    if (alive) {
        store.applyInfo(snapshot.info, now);
    }
    if (alive && snapshot.attachments) {
        store.applyAttachments(snapshot.info.id, *snapshot.attachments);
    }
}

/// Always called last: slots may re-enter or delete the engine.
void Engine::Impl::notify(const std::string& changedId, bool finished) {
    const auto id = changedId; // of an operation, which may move
    const QPointer<Engine> alive(&self);
    const auto cluster = log.at(id).cluster;
    const auto name = QString::fromStdString(id);
    Q_EMIT self.changed(name);
    if (alive && finished) {
        Q_EMIT self.finished(name);
    }
    if (alive && finished) {
        startNext(cluster);
    }
    if (alive && finished) {
        startFollowers(id, cluster);
    }
}

void Engine::Impl::startNext(const core::ClusterId& cluster) {
    const auto& all = log.all();
    for (std::size_t place = 0; place < all.size(); ++place) {
        if (all[place].cluster != cluster || all[place].finished()) {
            continue;
        }
        const auto id = all[place].id;
        auto* job = jobOf(id);
        if (job == nullptr || job->started) {
            if (cluster.empty()) {
                continue; // of another one that has no id yet
            }
            return; // one at a time
        }
        if (awaitsPredecessor(all[place], all)) {
            continue; // of another cluster, or of one that has no id yet
        }
        if (predecessorFailed(all[place], job->before, all)) {
            cancel(id, ProgressCode::PredecessorFailed);
            return; // which starts the next
        }
        job->started = true;
        advance(id, machine::Begin{});
        return;
    }
}

/// Those on other clusters that wait for it.
void Engine::Impl::startFollowers(const std::string& id, const core::ClusterId& cluster) {
    const QPointer<Engine> alive(&self);
    const auto generation = m_generation;
    for (const auto& each : clustersWaitingFor(id, cluster, log.all())) {
        if (!alive || m_generation != generation) {
            return;
        }
        startNext(each);
    }
}

/// What the monitor reported right before this reply. One with another status belongs to another call: this one was
/// never sent.
std::optional<api::WriteExchange> Engine::Impl::exchangeFor(const api::ApiError* error) {
    auto exchange = std::exchange(m_lastExchange, std::nullopt);
    const bool foreign = exchange && error != nullptr && exchange->status != error->status;
    return foreign ? std::nullopt : exchange;
}

void Engine::Impl::arm() {
    const auto next = nextAttemptOf(log.all());
    if (!next) {
        timer.stop();
        return;
    }
    constexpr std::chrono::milliseconds soonest(50);
    timer.start(std::max(std::chrono::duration_cast<std::chrono::milliseconds>(*next - clock.now()), soonest));
}

} // namespace poolhouse::operations
