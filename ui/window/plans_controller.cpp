// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/plans_controller.h"

#include "models/fleet/poller.h"
#include "models/fleet/store.h"
#include "models/operations/engine.h"
#include "models/operations/read_only_locks.h"
#include "models/plans/conversion.h"
#include "models/plans/execution.h"
#include "models/plans/repository.h"
#include "models/text/lock_text.h"
#include "models/text/plan_draft_text.h"
#include "models/text/plan_execution_text.h"
#include "models/text/plan_file_text.h"
#include "models/text/text.h"
#include "models/views/plan_run_view.h"
#include "models/views/planner_model.h"
#include "ui/window/navigation.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace poolhouse::ui {

PlansController::PlansController(Dependencies dependencies, QObject* parent)
    : QObject(parent), m_dependencies(std::move(dependencies)) {
    const auto& execution = m_dependencies.execution;
    connect(&execution, &plans::PlanExecution::changed, this, &PlansController::refresh);
    connect(&execution, &plans::PlanExecution::ended, this, &PlansController::announceEnd);
    connect(&execution, &plans::PlanExecution::foundLeftOver, this, &PlansController::announceLeftOver);
    connect(&execution, &plans::PlanExecution::storageFailed, this, &PlansController::announceStorage);
    connect(&m_dependencies.repository, &plans::PlanRepository::failed, this, &PlansController::announceStorage);
    // Plans belong to an account.
    connect(&m_dependencies.operations, &operations::Engine::reopened, this, &PlansController::close);
}

PlansController::~PlansController() = default;

void PlansController::open(const core::ClusterId& cluster) {
    m_dependencies.navigation.openCluster(cluster);
    if (m_dependencies.navigation.cluster() != cluster) {
        return; // gone
    }
    m_dependencies.view.showTab();
    openInTab();
    m_dependencies.view.focusShape();
}

void PlansController::openTogether(const std::vector<core::ClusterId>& clusters) {
    const auto& store = m_dependencies.store;
    std::vector<core::ClusterId> readable;
    std::copy_if(clusters.begin(), clusters.end(), std::back_inserter(readable), [&store](const core::ClusterId& id) {
        const auto* record = store.cluster(id);
        return record != nullptr && record->info;
    });
    if (readable.empty()) {
        announceUnread(clusters.size());
        return;
    }
    open(readable.front());
    if (!m_model || m_model->home() != readable.front()) {
        return;
    }
    for (const auto& id : readable) {
        m_model->addCluster(id);
    }
    m_model->show(readable.front());
    if (readable.size() < clusters.size()) {
        announceUnread(clusters.size() - readable.size());
    }
}

void PlansController::announceUnread(std::size_t clusters) {
    m_dependencies.messages.post({QStringLiteral("planTogether"), text::Tone::Attention,
                                  clusters == 1
                                      ? tr("1 cluster is not loaded yet and not part of the plan.")
                                      : tr("%1 clusters are not loaded yet and not part of the plan.").arg(clusters)});
}

void PlansController::openInTab() {
    const auto& open = m_dependencies.navigation.cluster();
    if (!open) {
        return;
    }
    if (!m_model) {
        m_model = std::make_unique<views::PlannerModel>(m_dependencies.store, m_dependencies.clock,
                                                        m_dependencies.repository);
        m_dependencies.view.create(*m_model);
        // The plan may contain another cluster now, and that one may be locked.
        connect(m_model.get(), &views::PlannerModel::changed, this, &PlansController::refreshLock);
    }
    m_dependencies.view.open(*open);
    refresh();
}

void PlansController::close() {
    // Slots that run while the page is deleted must not find a planner; the model outlives the page.
    if (const auto model = std::move(m_model)) {
        m_dependencies.view.remove();
    }
    m_dependencies.view.showOverview();
}

void PlansController::refresh() {
    withdrawLeftOver();
    if (m_model) {
        refreshLock();
        m_dependencies.view.setRun(views::planRunView(m_dependencies.execution, m_model->home(), m_dependencies.store));
    }
}

void PlansController::refreshLock() {
    if (m_model) {
        m_dependencies.view.setLocked(m_dependencies.whyNotSent(lockSentence()));
    }
}

std::optional<QString> PlansController::lockSentence() const {
    const auto now = m_dependencies.clock.now();
    for (const auto& cluster : m_model->draft().clusters) {
        const auto* record = m_dependencies.store.cluster(cluster.id);
        const auto* lock = record != nullptr ? m_dependencies.locks.holding(record->summary, now) : nullptr;
        for (auto move = cluster.moves.begin(); lock == nullptr && move != cluster.moves.end(); ++move) {
            lock = m_dependencies.locks.holdingApp(text::toQString(move->app), now);
        }
        if (lock != nullptr) {
            return text::lockSentence(*lock);
        }
    }
    return std::nullopt;
}

void PlansController::refreshClusters() {
    if (!m_model) {
        return;
    }
    const auto draft = m_model->draft(); // a copy: reading a cluster updates the model
    for (const auto& cluster : draft.clusters) {
        m_dependencies.poller.refreshCluster(cluster.id);
    }
}

void PlansController::apply(const core::Plan& plan, const QString& phrase) {
    if (const auto applied = m_dependencies.execution.apply(plan, phrase); !applied) {
        m_dependencies.view.refuse(text::planRefusal(applied.error()));
    }
}

void PlansController::openInverse() {
    const auto inverse = m_dependencies.execution.inversePlan();
    const auto draft = plans::draftOf(inverse, m_dependencies.store);
    if (!m_model || inverse.clusters.empty()) {
        return;
    }
    if (!draft) {
        m_dependencies.messages.post(
            {QStringLiteral("plan"), text::Tone::Attention, text::planMismatch(draft.error())});
        return;
    }
    if (draft.value().find(m_model->home()) == nullptr) {
        open(draft.value().clusters.front().id);
    }
    if (draft.value().find(m_model->home()) == nullptr) {
        return; // the cluster is gone; the progress of what was applied stays
    }
    m_dependencies.execution.discard();
    m_model->load(draft.value(), {plans::PlanEdit::Kind::OpenInverse});
}

void PlansController::announceEnd() {
    const auto& execution = m_dependencies.execution;
    const bool seen = m_model && m_dependencies.view.isVisible() && execution.concerns(m_model->home());
    if (seen || execution.plan().clusters.empty()) {
        return;
    }
    const auto view = views::planRunView(execution, execution.plan().clusters.front().id, m_dependencies.store);
    m_dependencies.messages.post(planMessage(
        view.tone,
        view.outcome.isEmpty() ? view.title : tr("%1. %2", "result, its effect").arg(view.title, view.outcome)));
}

void PlansController::announceStorage(const plans::PlanStorageError& error) {
    m_dependencies.messages.post({QStringLiteral("plans"), text::Tone::Attention, text::planStorageSentence(error)});
}

/// In front of what its own steps, read again now, would say.
void PlansController::announceLeftOver() {
    auto message =
        planMessage(text::Tone::Attention,
                    tr("The plan for %1 was unfinished when Poolhouse was closed.")
                        .arg(QString::fromStdString(m_dependencies.execution.plan().clusters.front().cluster)));
    message.lasting = message.first = true;
    m_dependencies.messages.post(std::move(message));
    m_leftOverShown = true;
}

void PlansController::withdrawLeftOver() {
    if (m_leftOverShown && !m_dependencies.execution.leftOver()) {
        m_leftOverShown = false;
        m_dependencies.messages.withdraw(QStringLiteral("plan"));
    }
}

Message PlansController::planMessage(text::Tone tone, const QString& text) {
    const auto cluster = m_dependencies.execution.plan().clusters.front().id;
    return {QStringLiteral("plan"), tone, text, tr("&Show plan"), [this, cluster] { open(cluster); }};
}

} // namespace poolhouse::ui
