// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/plan_file_controller.h"

#include "models/fleet/session.h"
#include "models/fleet/store.h"
#include "models/plans/conversion.h"
#include "models/plans/execution.h"
#include "models/plans/needs_sources.h"
#include "models/plans/plan_file.h"
#include "models/text/commands.h"
#include "models/text/plan_draft_text.h"
#include "models/text/plan_execution_text.h"
#include "models/text/plan_file_text.h"
#include "models/views/planner_fill.h"
#include "ui/planner/spoken_edit.h"
#include "ui/platform/desktop.h"
#include "ui/platform/file_choice.h"

#include <QFileInfo>

#include <string>
#include <utility>
#include <vector>

namespace poolhouse::ui {

namespace {

QString messageOfFiles() {
    return QStringLiteral("planFile");
}

} // namespace

PlanFileController::PlanFileController(Dependencies dependencies) : m_dependencies(std::move(dependencies)) {}

void PlanFileController::post(text::Tone tone, const QString& text) {
    m_dependencies.messages.post({messageOfFiles(), tone, text});
}

void PlanFileController::open() {
    m_dependencies.files.chooseOpen(m_dependencies.dialogParent(), tr("Open plan"), tr("Plans (*.json)"),
                                    [this](const QString& path) { load(path); });
}

void PlanFileController::openFile(const QString& path) {
    m_waiting = path;
    openWaiting();
}

void PlanFileController::openWaiting() {
    if (!m_waiting || !m_dependencies.mayOpen()) {
        return;
    }
    const auto path = *std::exchange(m_waiting, std::nullopt);
    const auto draft = read(path);
    if (!draft || draft->clusters.empty()) {
        return;
    }
    m_dependencies.openPlanner(draft->clusters.front().id);
    load(path);
}

void PlanFileController::refuse(const QString& path, const QString& why) {
    post(text::Tone::Attention, tr("%1 can't be opened: %2").arg(QFileInfo(path).fileName(), why));
}

std::optional<plans::PlanDraft> PlanFileController::read(const QString& path) {
    const auto content = m_dependencies.files.read(path);
    if (!content) {
        refuse(path, content.error());
        return std::nullopt;
    }
    const auto plan = m_dependencies.planFiles.read(content.value());
    if (!plan) {
        refuse(path, text::planFileError(plan.error()));
        return std::nullopt;
    }
    auto draft = plans::draftOf(plan.value(), m_dependencies.store);
    if (!draft) {
        refuse(path, text::planMismatch(draft.error()));
        return std::nullopt;
    }
    return std::move(draft).value();
}

void PlanFileController::load(const QString& path) {
    auto* planner = m_dependencies.planner();
    const auto draft = planner != nullptr ? read(path) : std::nullopt; // else another account since the dialog opened
    if (!draft) {
        return;
    }
    if (draft->find(planner->home()) == nullptr) {
        std::vector<std::string> names;
        names.reserve(draft->clusters.size());
        for (const auto& cluster : draft->clusters) {
            names.push_back(cluster.name);
        }
        refuse(path, tr("the plan is for another cluster, %1.").arg(text::listedClusters(names)));
        return;
    }
    m_dependencies.messages.withdraw(messageOfFiles());
    planner->load(*draft, {plans::PlanEdit::Kind::OpenFile, QFileInfo(path).fileName().toStdString()});
}

void PlanFileController::openNeeds() {
    m_dependencies.files.chooseOpen(m_dependencies.dialogParent(), tr("Open needs"), tr("Needs (*.json)"),
                                    [this](const QString& path) { loadNeeds(path); });
}

void PlanFileController::loadNeeds(const QString& path) {
    auto* planner = m_dependencies.planner();
    if (planner == nullptr) { // another account since the dialog opened
        return;
    }
    const auto content = m_dependencies.files.read(path);
    if (!content) {
        refuse(path, content.error());
        return;
    }
    const auto needs = m_dependencies.planFiles.readNeeds(content.value());
    if (!needs) {
        refuse(path, text::planFileError(needs.error()));
        return;
    }
    m_dependencies.messages.withdraw(messageOfFiles());
    const auto fill = [&] {
        views::fillNeeds(*planner, plans::needsLike(needs.value()),
                         {plans::PlanEdit::Kind::FillFromFile, QFileInfo(path).fileName().toStdString()});
    };
    spokenWorkloads(*planner, m_dependencies.dialogParent(), fill);
}

void PlanFileController::save(const core::Plan& plan) {
    const auto* planner = m_dependencies.planner();
    const auto* home = planner != nullptr ? m_dependencies.store.cluster(planner->home()) : nullptr;
    const auto name = home != nullptr ? QString::fromStdString(home->summary.name) : QStringLiteral("cluster");
    m_dependencies.files.chooseSave(m_dependencies.dialogParent(), tr("Save plan"),
                                    QStringLiteral("%1-plan.json").arg(name), tr("Plans (*.json)"),
                                    [this, plan](const QString& path) { write(path, plan); });
}

void PlanFileController::write(const QString& path, const core::Plan& plan) {
    const auto file = QFileInfo(path).fileName();
    const auto written = m_dependencies.files.write(path, m_dependencies.planFiles.written(plan));
    if (written) {
        post(text::Tone::Good, tr("Plan saved as %1.").arg(file));
    } else {
        post(text::Tone::Bad, tr("%1 couldn't be written: %2").arg(file, written.error()));
    }
}

void PlanFileController::copy(const core::Plan& plan) {
    m_dependencies.desktop.copyText(text::planCommands(plan, m_dependencies.store, m_dependencies.session.dataApi()));
    post(text::Tone::Good, tr("Plan steps copied as curl commands."));
}

} // namespace poolhouse::ui
