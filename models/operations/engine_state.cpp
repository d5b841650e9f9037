// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/engine_state.h"

#include "models/core/clock.h"
#include "models/fleet/store.h"
#include "models/operations/refusal.h"
#include "models/text/text.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

using machine::Todo;
using OperationState = Operation::State;

namespace {

/// What the journal must know at once; a new sentence or time is not worth a write to disk every other second.
bool worthWriting(const Operation& before, const Operation& after) {
    return before.state != after.state || before.exchanges != after.exchanges || before.pool != after.pool ||
           before.problem != after.problem;
}

} // namespace

Engine::State::State(Engine& operations, Services theServices, fleet::Store& theStore, Journal& theJournal,
                     const ReadOnlyLocks& theLocks, const core::Clock& theClock, std::function<double()> theRandom)
    : self(operations),
      services(theServices),
      store(theStore),
      journal(&theJournal),
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

void Engine::State::open(const QString& name) {
    close();
    account = name;
    for (auto& operation : journal->read(name)) {
        add(std::move(operation));
    }
    std::vector<std::string> unfinished;
    for (const auto& operation : all) {
        if (!operation.finished()) {
            unfinished.push_back(operation.id);
            Job job;
            job.run.operation = operation;
            job.started = true;
            jobs.emplace(operation.id, std::move(job));
        }
    }
    const QPointer<Engine> alive(&self);
    Q_EMIT self.reopened();
    for (const auto& id : unfinished) {
        if (!alive) {
            return;
        }
        advance(id, machine::Reopened{});
    }
}

void Engine::State::close() {
    timer.stop();
    jobs.clear();
    all.clear();
    places.clear();
    if (std::exchange(account, std::nullopt)) {
        Q_EMIT self.reopened();
    }
}

void Engine::State::add(Operation operation) {
    places[operation.id] = all.size();
    all.push_back(std::move(operation));
}

void Engine::State::accept(Operation operation, const std::vector<const Operation*>& open) {
    const auto id = operation.id;
    const auto cluster = operation.cluster;
    operation.progress = open.empty() ? QString() : text::Text::tr("Another change of this cluster goes first.");
    Job job;
    for (const auto* earlier : open) {
        job.before.push_back(earlier->id);
    }
    job.run.operation = operation;
    jobs.emplace(id, std::move(job));
    add(operation);
    const bool kept = written(operation);
    const QPointer<Engine> alive(&self);
    Q_EMIT self.asked(text::toQString(id));
    if (!alive) {
        return;
    }
    if (!kept) {
        advance(id, machine::Unjournaled{journalProblem});
        return;
    }
    startNext(cluster);
}

void Engine::State::cancel(const std::string& id, const QString& why) {
    auto* job = find(id);
    if (job == nullptr || !machine::mayCancel(job->run.operation)) {
        return;
    }
    auto operation = job->run.operation;
    machine::cancel(operation, clock.now(), why);
    jobs.erase(id); // with the question under way
    all[places.at(id)] = operation;
    (void)written(operation);
    tell(id, true);
}

void Engine::State::provideTwoFactor(const std::string& id, const QString& code) {
    auto* job = find(id);
    if (job == nullptr || job->run.operation.state != OperationState::NeedsTwoFactor || job->codeUnderWay) {
        return;
    }
    auto& operation = job->run.operation;
    job->codeUnderWay = true;
    operation.progress = text::Text::tr("The code is being checked.");
    const auto named = operation.problem ? operation.problem->app : std::string();
    job->call = services.twoFactor.preAuthorize(
        named.empty() ? operation.app : named, code.trimmed().toStdString(),
        [this, id](api::ApiResult<core::Done> result) {
            auto exchange = travelled(result ? nullptr : &result.error());
            if (auto* waiting = find(id)) {
                waiting->codeUnderWay = false;
                advance(id, machine::PreAuthorized{std::move(result), std::move(exchange)});
            }
        });
    all[places.at(id)] = operation;
    tell(id, false);
}

void Engine::State::tick() {
    std::vector<std::string> due;
    for (const auto& [id, job] : jobs) {
        const auto& next = job.run.operation.nextAttempt;
        if (next && *next <= clock.now()) {
            due.push_back(id);
        }
    }
    // in the order in which they were asked, not in that of a hash table
    std::sort(due.begin(), due.end(), [this](const auto& a, const auto& b) { return places.at(a) < places.at(b); });
    const QPointer<Engine> alive(&self);
    for (const auto& id : due) {
        advance(id, machine::Due{});
        if (!alive) {
            return;
        }
    }
    arm();
}

std::vector<core::PoolShape> Engine::State::expectedOf(const std::string& id) const {
    const auto place = places.find(id);
    if (place == places.end()) {
        return {};
    }
    std::vector<const Operation*> done;
    if (const auto job = jobs.find(id); job != jobs.end()) {
        for (const auto& earlier : job->second.before) {
            const auto& operation = all[places.at(earlier)];
            if (operation.state == OperationState::Done) {
                done.push_back(&operation);
            }
        }
    }
    return afterAll(all[place->second].basis, done, store.catalog());
}

Engine::State::Job* Engine::State::find(const std::string& id) {
    const auto at = jobs.find(id);
    return at == jobs.end() ? nullptr : &at->second;
}

machine::Facts Engine::State::factsFor(const Job& job) const {
    machine::Facts facts;
    facts.now = clock.now();
    facts.random = random();
    facts.expected = expectedOf(job.run.operation.id);
    const auto* record = store.cluster(job.run.operation.cluster);
    const auto* lock = record != nullptr ? locks.holding(record->summary, facts.now) : nullptr;
    facts.lock = lock != nullptr ? lockSentence(*lock) : QString();
    return facts;
}

bool Engine::State::written(const Operation& operation) {
    const auto result = journal->write(account.value_or(QString()), operation);
    journalProblem = result ? QString() : result.error().sentence;
    return result.ok();
}

void Engine::State::advance(const std::string& id, const machine::Event& event) {
    auto* job = find(id);
    if (job == nullptr) {
        return;
    }
    const auto before = job->run.operation;
    const auto facts = factsFor(*job);
    auto todo = machine::step(job->run, event, facts);
    if (todo == Todo::Send) {
        todo = machine::step(job->run, machine::Sending{}, facts);
        if (!written(job->run.operation)) {
            todo = machine::step(job->run, machine::Unjournaled{journalProblem}, facts);
        }
    }
    const auto operation = job->run.operation;
    if (todo != Todo::Send && worthWriting(before, operation)) {
        (void)written(operation); // the outcome stands whether or not it could be noted; journalProblem() says so
    }
    all[places.at(id)] = operation;
    if (todo == Todo::Send) {
        send(id, *job);
    } else if (todo == Todo::Read) {
        read(id, *job);
    }
    const bool finished = operation.finished();
    if (finished) {
        jobs.erase(id);
    }
    arm();
    if (finished || before != all[places.at(id)]) {
        tell(id, finished);
    }
}

void Engine::State::send(const std::string& id, Job& job) {
    const auto& operation = job.run.operation;
    const auto& change = operation.change;
    const auto answered = [this, id](api::ApiResult<core::Done> result) {
        auto exchange = travelled(result ? nullptr : &result.error());
        using Answer = api::ApiResult<std::optional<core::PoolId>>;
        advance(id, machine::Answered{result ? Answer(std::optional<core::PoolId>()) : Answer(result.error()),
                                      std::move(exchange)});
    };
    const auto pool = operation.pool.value_or(core::PoolId{});
    switch (change.kind) {
    case core::ChangeKind::AddPool:
        job.call =
            services.pools.addPool(operation.cluster, {change.pool, change.level, change.count},
                                   [this, id](api::ApiResult<core::Pool> result) {
                                       auto exchange = travelled(result ? nullptr : &result.error());
                                       using Answer = api::ApiResult<std::optional<core::PoolId>>;
                                       advance(id, machine::Answered{result ? Answer(std::optional(result.value().id))
                                                                            : Answer(result.error()),
                                                                     std::move(exchange)});
                                   });
        break;
    case core::ChangeKind::SetLevel:
        job.call = services.pools.setLevel(operation.cluster, pool, change.level, answered);
        break;
    case core::ChangeKind::SetCount:
        job.call = services.pools.setCount(operation.cluster, pool, change.count, answered);
        break;
    case core::ChangeKind::DestroyPool: job.call = services.pools.destroyPool(operation.cluster, pool, answered); break;
    }
}

void Engine::State::read(const std::string& id, Job& job) {
    job.call = services.clusters.info(job.run.operation.cluster,
                                      [this, id, alive = QPointer(&self)](api::ApiResult<core::ClusterInfo> result) {
                                          if (result) {
                                              store.applyInfo(result.value(), clock.now());
                                          }
                                          if (alive) {
                                              advance(id, machine::Read{std::move(result)});
                                          }
                                      });
}

/// The last thing that anybody does: whoever hears it may do anything.
void Engine::State::tell(const std::string& id, bool finished) {
    const QPointer<Engine> alive(&self);
    const auto cluster = all[places.at(id)].cluster;
    const auto name = text::toQString(id);
    Q_EMIT self.changed(name);
    if (alive && finished) {
        Q_EMIT self.finished(name);
    }
    if (alive && finished) {
        startNext(cluster);
    }
}

void Engine::State::startNext(const core::ClusterId& cluster) {
    const QPointer<Engine> alive(&self);
    for (std::size_t place = 0; place < all.size(); ++place) {
        if (all[place].cluster != cluster || all[place].finished()) {
            continue;
        }
        const auto id = all[place].id;
        auto* job = find(id);
        if (job == nullptr || job->started) {
            return; // one at a time
        }
        if (predecessorFailed(*job)) {
            cancel(id, text::Text::tr("Nothing was sent: the change of this pool before it was not done."));
            return; // which starts the next
        }
        job->started = true;
        advance(id, machine::Begin{});
        return;
    }
}

bool Engine::State::predecessorFailed(const Job& job) const {
    return std::any_of(job.before.begin(), job.before.end(), [&](const std::string& id) {
        const auto& earlier = all[places.at(id)];
        return earlier.change.pool == job.run.operation.change.pool && earlier.state != OperationState::Done;
    });
}

/// What the monitor told right before this reply. One that does not fit belongs to another call: this one never left.
std::optional<api::WriteExchange> Engine::State::travelled(const api::ApiError* error) {
    auto exchange = std::exchange(m_lastExchange, std::nullopt);
    const bool foreign = exchange && error != nullptr && exchange->status != error->status;
    return foreign ? std::nullopt : exchange;
}

void Engine::State::arm() {
    std::optional<core::Instant> next;
    for (const auto& [id, job] : jobs) {
        const auto& due = job.run.operation.nextAttempt;
        if (due && (!next || *due < *next)) {
            next = due;
        }
    }
    if (!next) {
        timer.stop();
        return;
    }
    constexpr std::chrono::milliseconds soonest(50);
    timer.start(std::max(std::chrono::duration_cast<std::chrono::milliseconds>(*next - clock.now()), soonest));
}

} // namespace poolhouse::operations
