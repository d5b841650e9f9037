// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/executor.h"

#include "models/core/limits.h"
#include "models/core/plan_impact.h"
#include "models/text/operation_text.h"
#include "models/text/problem_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/views/pool_forms.h"

#include <QPointer>

#include <algorithm>

namespace poolhouse::plans {

namespace {

/// A run that goes nowhere by itself.
bool restsIn(PlanExecutor::State state) {
    using State = PlanExecutor::State;
    return state != State::Reading && state != State::Running && state != State::Pausing && state != State::Failing;
}

} // namespace

struct PlanExecutor::Work {
    Work(PlanExecutor& run, operations::Engine& theOperations, fleet::Store& theStore, api::ClusterService& theClusters,
         const core::Clock& theClock)
        : self(run), operations(theOperations), store(theStore), clusters(theClusters), clock(theClock) {}

    void read();
    void heard(std::size_t cluster, const api::ApiResult<core::ClusterInfo>& answer);
    void lookAround();
    void begin();
    void pump();
    void ask(std::size_t cluster);
    void operationEnded(const std::string& id);
    void settle(Step& step);
    void fail(Step& step, const QString& sentence);
    void rest();
    void tell(State was);

    [[nodiscard]] bool destroysAhead() const;
    [[nodiscard]] operations::Intent intentOf(const Step& step) const;
    void refuseAhead();
    [[nodiscard]] Step* current(std::size_t cluster);
    [[nodiscard]] Step* next(std::size_t cluster);
    [[nodiscard]] const std::vector<core::PoolShape>& shapesBefore(const Step& step) const;
    [[nodiscard]] bool anythingRuns() const;

    PlanExecutor& self;
    operations::Engine& operations;
    fleet::Store& store;
    api::ClusterService& clusters;
    const core::Clock& clock;
    std::vector<ClusterExecution> plan;
    QString phrase;
    State state = State::Idle;
    std::vector<Step> steps;
    std::vector<Drift> drift;
    QString problem;
    std::vector<api::Call> calls;
    std::size_t unanswered = 0;
    bool pumping = false;
};

PlanExecutor::PlanExecutor(operations::Engine& operations, fleet::Store& store, api::ClusterService& clusters,
                           const core::Clock& clock, QObject* parent)
    : QObject(parent), m_work(std::make_unique<Work>(*this, operations, store, clusters, clock)) {
    connect(&operations, &operations::Engine::finished, this,
            [this](const QString& id) { m_work->operationEnded(id.toStdString()); });
    connect(&operations, &operations::Engine::changed, this, [this](const QString& id) {
        for (auto& step : m_work->steps) {
            if (step.state == StepState::Running && step.operation == id.toStdString()) {
                step.sentence = text::progressSentence(m_work->operations.find(step.operation)->progress);
                Q_EMIT changed();
                return;
            }
        }
    });
}

PlanExecutor::~PlanExecutor() = default;

void PlanExecutor::start(std::vector<ClusterExecution> plan, const QString& phrase) {
    m_work->plan = std::move(plan);
    m_work->phrase = phrase.trimmed();
    m_work->read();
}

void PlanExecutor::resume() {
    if (ended() && m_work->state != State::Idle && m_work->state != State::Done) {
        m_work->read();
    }
}

void PlanExecutor::pause() {
    const auto was = m_work->state;
    if (was == State::Reading) {
        m_work->calls.clear();
        m_work->state = State::Paused;
    } else if (was == State::Running) {
        m_work->state = State::Pausing;
        m_work->rest();
    }
    m_work->tell(was);
}

void PlanExecutor::stop() {
    pause();
    std::vector<std::string> open;
    for (const auto& step : m_work->steps) {
        if (step.state == StepState::Running) {
            open.push_back(step.operation);
        }
    }
    const QPointer<PlanExecutor> alive(this);
    for (const auto& id : open) {
        if (alive) {
            m_work->operations.cancel(id); // which does nothing once it has been sent
        }
    }
}

PlanExecutor::State PlanExecutor::state() const {
    return m_work->state;
}

bool PlanExecutor::ended() const {
    return restsIn(m_work->state);
}

const std::vector<ClusterExecution>& PlanExecutor::plan() const {
    return m_work->plan;
}

const std::vector<PlanExecutor::Step>& PlanExecutor::steps() const {
    return m_work->steps;
}

const std::vector<PlanExecutor::Drift>& PlanExecutor::drift() const {
    return m_work->drift;
}

QString PlanExecutor::problem() const {
    return m_work->problem;
}

QString PlanExecutor::phraseOf(const std::vector<ClusterExecution>& plan) {
    QStringList phrases;
    for (const auto& cluster : plan) {
        const auto phrase = text::toQString(core::destructionPhrase(cluster.app, cluster.steps));
        if (!phrase.isEmpty()) {
            phrases << phrase;
        }
    }
    return phrases.join(QLatin1Char(' '));
}

/// Everything is worked out anew from what the clusters are.
void PlanExecutor::Work::read() {
    const auto was = state;
    state = State::Reading;
    steps.clear();
    drift.clear();
    problem.clear();
    calls.clear();
    unanswered = plan.size();
    for (std::size_t at = 0; at < plan.size(); ++at) {
        for (std::size_t index = 0; index < plan[at].steps.size(); ++index) {
            steps.push_back({at, index, StepState::Waiting, {}, {}});
        }
        calls.push_back(clusters.info(
            plan[at].cluster, [this, at](const api::ApiResult<core::ClusterInfo>& answer) { heard(at, answer); }));
    }
    tell(was);
}

void PlanExecutor::Work::heard(std::size_t cluster, const api::ApiResult<core::ClusterInfo>& answer) {
    if (!answer) {
        const auto was = state;
        state = State::Unreadable;
        problem =
            text::Text::tr("%1: %2").arg(text::toQString(plan[cluster].name),
                                         text::problemText(answer.error(), text::RequestKind::Cluster).sentence());
        calls.clear();
        tell(was);
        return;
    }
    const QPointer<PlanExecutor> alive(&self);
    store.applyInfo(answer.value(), clock.now());
    if (alive && --unanswered == 0) {
        lookAround();
    }
}

/// What an earlier run, or the window, has under way there may be a step of this plan: its end decides.
void PlanExecutor::Work::lookAround() {
    if (state != State::Reading) {
        return;
    }
    const bool busy = std::any_of(plan.begin(), plan.end(), [this](const ClusterExecution& each) {
        return !operations.openOn(each.cluster).empty();
    });
    if (!busy) {
        begin();
    } // else operationEnded() reads again
}

void PlanExecutor::Work::begin() {
    const auto was = state;
    for (std::size_t at = 0; at < plan.size(); ++at) {
        const auto* record = store.cluster(plan[at].cluster);
        const auto now =
            record != nullptr && record->info ? core::shapesOf(*record->info) : std::vector<core::PoolShape>();
        const auto done = core::stepsDone(plan[at].live, plan[at].steps, now);
        if (!done) {
            drift.push_back({plan[at].name, views::driftSentences(plan[at].live, now)});
            continue;
        }
        for (auto& step : steps) {
            if (step.cluster == at && step.index < *done) {
                step.state = StepState::DoneBefore;
            }
        }
    }
    if (!drift.empty()) {
        state = State::Drifted;
    } else if (destroysAhead() && phrase != phraseOf(plan)) {
        state = State::Unconfirmed;
        problem = text::Text::tr("This plan destroys what cannot be brought back. Type exactly this to confirm it: %1")
                      .arg(phraseOf(plan));
    } else {
        state = State::Running;
        refuseAhead();
    }
    tell(was);
    if (state == State::Running) {
        pump();
    }
}

operations::Intent PlanExecutor::Work::intentOf(const Step& step) const {
    const auto& cluster = plan[step.cluster];
    return {cluster.cluster, cluster.steps[step.index].change, shapesBefore(step)};
}

/// What one cluster refuses already now, a lock for example, is known before another one is changed.
void PlanExecutor::Work::refuseAhead() {
    for (std::size_t at = 0; at < plan.size(); ++at) {
        auto* step = next(at);
        if (const auto refusal = step != nullptr ? operations.refusal(intentOf(*step)) : std::nullopt) {
            fail(*step, text::refusalSentence(*refusal));
        }
    }
    if (state == State::Failing) {
        rest();
    }
}

bool PlanExecutor::Work::destroysAhead() const {
    return std::any_of(steps.begin(), steps.end(), [this](const Step& step) {
        return step.state == StepState::Waiting &&
               plan[step.cluster].steps[step.index].change.kind == core::ChangeKind::DestroyPool;
    });
}

PlanExecutor::Step* PlanExecutor::Work::current(std::size_t cluster) {
    const auto at = std::find_if(steps.begin(), steps.end(), [cluster](const Step& step) {
        return step.cluster == cluster && step.state == StepState::Running;
    });
    return at == steps.end() ? nullptr : &*at;
}

PlanExecutor::Step* PlanExecutor::Work::next(std::size_t cluster) {
    const auto at = std::find_if(steps.begin(), steps.end(), [cluster](const Step& step) {
        return step.cluster == cluster && step.state == StepState::Waiting;
    });
    return at == steps.end() ? nullptr : &*at;
}

const std::vector<core::PoolShape>& PlanExecutor::Work::shapesBefore(const Step& step) const {
    const auto& cluster = plan[step.cluster];
    return step.index == 0 ? cluster.live : cluster.steps[step.index - 1].after;
}

bool PlanExecutor::Work::anythingRuns() const {
    return std::any_of(steps.begin(), steps.end(), [](const Step& step) { return step.state == StepState::Running; });
}

/// Starts what may start. An operation may end while it is being asked for, so this can be called from inside itself.
void PlanExecutor::Work::pump() {
    if (pumping) {
        return;
    }
    pumping = true;
    const QPointer<PlanExecutor> alive(&self);
    bool again = true;
    while (again) {
        again = false;
        for (std::size_t at = 0; at < plan.size() && state == State::Running; ++at) {
            if (current(at) == nullptr && next(at) != nullptr) {
                ask(at);
                if (!alive) {
                    return;
                }
                again = again || current(at) == nullptr;
            }
        }
    }
    pumping = false;
    const auto was = state;
    rest();
    tell(was);
}

void PlanExecutor::Work::ask(std::size_t cluster) {
    auto& step = *next(cluster);
    step.state = StepState::Running;
    const QPointer<PlanExecutor> alive(&self);
    const auto asked = operations.ask(intentOf(step));
    if (!alive) {
        return;
    }
    if (!asked) {
        fail(step, text::refusalSentence(asked.error()));
        return;
    }
    const auto& id = asked.value();
    const auto* operation = operations.find(id);
    if (operation == nullptr) {
        fail(step, text::Text::tr("It was not accepted."));
        return;
    }
    step.operation = id;
    if (operation->finished()) {
        settle(step);
    }
}

void PlanExecutor::Work::operationEnded(const std::string& id) {
    if (state == State::Reading && unanswered == 0) {
        read(); // it was not ours, or of an earlier run: look again what there is
        return;
    }
    const auto step = std::find_if(steps.begin(), steps.end(), [&id](const Step& each) {
        return each.state == StepState::Running && each.operation == id;
    });
    if (step != steps.end()) {
        settle(*step);
        pump();
    }
}

/// What became of a step whose operation has ended.
void PlanExecutor::Work::settle(Step& step) {
    const auto& operation = *operations.find(step.operation);
    step.sentence = text::progressSentence(operation.progress);
    if (operation.state == operations::Operation::State::Done) {
        step.state = StepState::Done;
        return;
    }
    if (operation.state == operations::Operation::State::Drifted) {
        const auto* record = store.cluster(operation.cluster);
        const auto now =
            record != nullptr && record->info ? core::shapesOf(*record->info) : std::vector<core::PoolShape>();
        drift.push_back({plan[step.cluster].name, views::driftSentences(shapesBefore(step), now)});
    }
    fail(step, step.sentence);
}

void PlanExecutor::Work::fail(Step& step, const QString& sentence) {
    step.state = StepState::Failed;
    step.sentence = sentence;
    if (problem.isEmpty()) {
        problem = sentence;
    }
    if (state != State::Pausing || !drift.empty()) {
        state = State::Failing;
    }
}

/// Nothing is under way any more: the state that says so.
void PlanExecutor::Work::rest() {
    if (anythingRuns()) {
        return;
    }
    if (state == State::Failing) {
        state = drift.empty() ? State::Failed : State::Drifted;
    } else if (state == State::Pausing) {
        state = State::Paused;
    } else if (state == State::Running) {
        state = State::Done;
    }
}

void PlanExecutor::Work::tell(State was) {
    const bool now = restsIn(state) && !restsIn(was);
    const QPointer<PlanExecutor> alive(&self);
    Q_EMIT self.changed();
    if (alive && now) {
        Q_EMIT self.finished();
    }
}

} // namespace poolhouse::plans
