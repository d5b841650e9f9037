// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plans/execution.h"

#include "models/fleet/store.h"
#include "models/text/plan_text.h"
#include "models/text/text.h"

#include <QPointer>

#include <algorithm>

namespace poolhouse::plans {

namespace {

QString clusterNames(const core::Plan& plan) {
    QStringList names;
    for (const auto& cluster : plan.clusters) {
        names << text::toQString(cluster.cluster);
    }
    return text::Text::listed(names);
}

} // namespace

PlanExecution::PlanExecution(operations::Engine& operations, fleet::Store& store, api::ClusterService& clusters,
                             const core::Clock& clock, PlanRepository& keeping, QObject* parent)
    : QObject(parent),
      m_operations(operations),
      m_store(store),
      m_clusters(clusters),
      m_clock(clock),
      m_keeping(keeping) {
    connect(&operations, &operations::Engine::reopened, this, &PlanExecution::look);
}

PlanExecution::~PlanExecution() = default;

QString PlanExecution::apply(const core::Plan& plan, const QString& phrase) {
    if (busy()) {
        return text::Text::tr("Another plan is being applied: wait until it is done, or stop it.");
    }
    if (leftOver() || (m_run && m_run->state() == PlanExecutor::State::Paused)) {
        return text::Text::tr("The plan for %1 is not finished: go on with it, or close it first.")
            .arg(clusterNames(m_plan));
    }
    const auto before = m_plan;
    m_plan = plan;
    // What the plan leaves alone may become what it likes.
    std::erase_if(m_plan.clusters, [](const core::ClusterPlan& each) { return each.live == each.wanted; });
    if (m_plan.clusters.empty()) {
        m_plan = before;
        return text::Text::tr("The plan changes nothing.");
    }
    auto plans = runPlans();
    if (!plans) {
        m_plan = before;
        return plans.error();
    }
    m_kept = false;
    m_keeping.forgetApplied(); // of what went before
    begin(std::move(plans).value(), phrase);
    return {};
}

void PlanExecution::begin(std::vector<ClusterExecution> plans, const QString& phrase) {
    m_run = std::make_unique<PlanExecutor>(m_operations, m_store, m_clusters, m_clock);
    connect(m_run.get(), &PlanExecutor::changed, this, &PlanExecution::runChanged);
    connect(m_run.get(), &PlanExecutor::finished, this, &PlanExecution::ended);
    m_run->start(std::move(plans), phrase);
}

void PlanExecution::pause() {
    if (m_run) {
        m_run->pause();
    }
}

void PlanExecution::stop() {
    if (m_run) {
        m_run->stop();
    }
}

void PlanExecution::resume() {
    if (m_run) {
        m_run->resume();
        return;
    }
    if (!leftOver()) {
        return;
    }
    if (const auto plans = runPlans()) { // else the view says what is missing
        m_kept = true;
        // It was confirmed when it began, and it is still the same plan.
        begin(plans.value(), PlanExecutor::phraseOf(plans.value()));
    }
}

void PlanExecution::putAway() {
    if (busy()) {
        return;
    }
    m_run.reset();
    m_plan = {};
    m_kept = false;
    m_keeping.forgetApplied();
    Q_EMIT changed();
}

bool PlanExecution::busy() const {
    return m_run && !m_run->ended();
}

bool PlanExecution::leftOver() const {
    return !m_run && !m_plan.clusters.empty();
}

bool PlanExecution::isStep(const std::string& operation) const {
    return m_run && std::any_of(m_run->steps().begin(), m_run->steps().end(),
                                [&operation](const PlanExecutor::Step& step) { return step.operation == operation; });
}

bool PlanExecution::concerns(const core::ClusterId& cluster) const {
    return std::any_of(m_plan.clusters.begin(), m_plan.clusters.end(),
                       [&cluster](const core::ClusterPlan& each) { return each.id == cluster; });
}

views::PlanRunView PlanExecution::view(const core::ClusterId& cluster) const {
    auto view = leftOver() ? leftOverView() : m_run ? views::planRunView(*m_run) : views::PlanRunView();
    if (!view.title.isEmpty() && !concerns(cluster)) {
        view.title =
            text::Text::tr("%1 (%2)", "what becomes of a plan, its clusters").arg(view.title, clusterNames(m_plan));
    }
    return view;
}

core::Plan PlanExecution::opposite() const {
    return m_run ? inversePlan(m_plan, *m_run) : core::Plan();
}

core::Result<std::vector<ClusterExecution>, QString> PlanExecution::runPlans() const {
    std::vector<ClusterExecution> plans;
    for (const auto& cluster : m_plan.clusters) {
        auto steps = core::planSteps(cluster.live, cluster.wanted, m_store.catalog());
        if (!steps) {
            return text::Text::tr("The plan for %1 breaks a rule of its pools, or the levels are not read yet.")
                .arg(text::toQString(cluster.cluster));
        }
        plans.push_back({cluster.id, cluster.cluster, cluster.app, cluster.live, std::move(steps).value()});
    }
    return plans;
}

views::PlanRunView PlanExecution::leftOverView() const {
    views::PlanRunView view;
    view.title = text::Text::tr("A plan was not finished when Poolhouse was closed");
    view.tone = text::Tone::Attention;
    const auto plans = runPlans();
    for (const auto& cluster : plans ? plans.value() : std::vector<ClusterExecution>()) {
        for (std::size_t index = 0; index < cluster.steps.size(); ++index) {
            const auto& before = index == 0 ? cluster.live : cluster.steps[index - 1].after;
            auto title = text::stepTitle(cluster.steps[index].change, before);
            if (m_plan.clusters.size() > 1) {
                title = text::Text::tr("%1: %2", "cluster, step").arg(text::toQString(cluster.name), title);
            }
            view.rows.push_back({text::Text::number(static_cast<std::int64_t>(view.rows.size()) + 1),
                                 title,
                                 text::Tone::Neutral,
                                 {},
                                 {}});
        }
    }
    view.details << (plans ? text::Text::tr(
                                 "To go on, the clusters are read again: what is done already is not done twice, and "
                                 "nothing is sent when they have become others.")
                           : plans.error());
    view.canResume = plans.ok();
    view.ended = true;
    return view;
}

void PlanExecution::look() {
    m_run.reset(); // the journal has its operations
    m_kept = false;
    m_plan = m_keeping.applied().value_or(core::Plan());
    if (leftOver()) {
        Q_EMIT foundLeftOver();
    }
    Q_EMIT changed();
}

void PlanExecution::runChanged() {
    const auto state = m_run->state();
    if (state == PlanExecutor::State::Running && !m_kept) {
        m_kept = true;
        m_keeping.keepApplied(m_plan);
    } else if (state == PlanExecutor::State::Done) {
        m_kept = false;
        m_keeping.forgetApplied();
    }
    Q_EMIT changed();
}

core::Plan inversePlan(const core::Plan& plan, const PlanExecutor& run) {
    using StepState = PlanExecutor::StepState;
    core::Plan done;
    for (std::size_t at = 0; at < plan.clusters.size() && at < run.plan().size(); ++at) {
        auto cluster = plan.clusters[at];
        cluster.wanted = cluster.live;
        for (const auto& step : run.steps()) {
            if (step.cluster == at && (step.state == StepState::Done || step.state == StepState::DoneBefore)) {
                cluster.wanted = run.plan()[at].steps[step.index].after;
            }
        }
        if (cluster.wanted != cluster.live) {
            done.clusters.push_back(std::move(cluster));
        }
    }
    return core::opposite(done);
}

} // namespace poolhouse::plans
