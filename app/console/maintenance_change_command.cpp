// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/maintenance_change_command.h"

#include "app/console/maintenance_change_report.h"
#include "models/core/clock.h"
#include "models/core/confirm_phrase.h"
#include "models/core/limits.h"
#include "models/fleet/store.h"
#include "models/operations/whole_cluster.h"
#include "models/text/maintenance_text.h"
#include "models/text/problem_text.h"
#include "models/text/refusal_text.h"

#include <utility>

namespace poolhouse::console {

using core::ChangeKind;
using operations::Operation;

namespace {

ChangeKind kindOf(CommandLine::Command command) {
    return command == CommandLine::Command::RunMaintenance    ? ChangeKind::RunMaintenance
           : command == CommandLine::Command::MoveMaintenance ? ChangeKind::MoveMaintenance
                                                              : ChangeKind::SetWindow;
}

} // namespace

MaintenanceChangeCommand::MaintenanceChangeCommand(CommandLine::Command command, ChangeRequest request,
                                                   EngineDependencies dependencies, api::MaintenanceService& service,
                                                   QObject* parent)
    : OperationCommand(std::move(request), dependencies, FleetLoader::Catalog::NotNeeded, parent),
      m_command(command),
      m_service(service) {}

void MaintenanceChangeCommand::onReady(const fleet::ClusterRecord& cluster) {
    m_report.cluster = cluster.summary.name;
    m_report.change.kind = kindOf(m_command);
    if (m_command == CommandLine::Command::RunMaintenance) {
        m_report.phrase = core::phraseOf(cluster.summary.app.name, cluster.summary.name);
    }
    const auto id = cluster.summary.id;
    await(m_service.maintenance(id, [this, id](const auto& answer) { onRead(id, answer); }),
          QStringLiteral("The maintenance was"));
}

void MaintenanceChangeCommand::onRead(const core::ClusterId& cluster,
                                      const api::ApiResult<api::MaintenanceAnswer>& answer) {
    const auto* record = answered(cluster);
    if (record == nullptr) {
        return;
    }
    const auto whole = operations::wholeMaintenance(answer);
    if (!whole) {
        fail(text::commandComplaint(whole.error(), text::RequestKind::Maintenance));
        return;
    }
    auto change = core::shownMaintenance(whole.value());
    change.weeks = request().weeks.value_or(0);
    change.window = request().window;
    m_report.change.maintenance = change;
    submit({cluster, m_report.change, core::shapesOf(*record->info), {}});
}

/// By a run that was killed before it heard of it: the same change again would be another one.
const Operation* MaintenanceChangeCommand::doneBefore(const core::ClusterId& cluster) const {
    const auto& wanted = m_report.change;
    return inherited(cluster, [&](const Operation& operation) {
        const auto& done = operation.change;
        return operation.state == Operation::State::Done && done.kind == wanted.kind && done.maintenance &&
               done.maintenance->weeks == wanted.maintenance->weeks &&
               done.maintenance->window == wanted.maintenance->window && !wasAccepted(operation);
    });
}

/// The same command again would be another change.
QString MaintenanceChangeCommand::interruption() const {
    const auto* asked = operation();
    return asked != nullptr && operations::wasAccepted(*asked)
               ? QStringLiteral(
                     "Interrupted before the change was complete. The API has accepted it; \"poolhouse maintenance "
                     "%1\" shows how it goes on.\n")
                     .arg(QString::fromStdString(m_report.cluster))
               : OperationCommand::interruption();
}

void MaintenanceChangeCommand::submit(const operations::Intent& intent) {
    if (const auto* earlier = doneBefore(intent.cluster)) {
        m_report.change = earlier->change; // what was read since is its result
        finishAs(OperationResult::DoneBefore, exitDone);
        return;
    }
    const auto& clock = dependencies().clock;
    const auto past = intent.change.kind == ChangeKind::MoveMaintenance
                          ? core::problemOfMoving(*intent.change.maintenance, clock.now() + clock.wallClockShift())
                          : std::nullopt;
    if (past == core::MaintenanceProblem::InThePast) {
        fail(text::maintenanceProblemText(*past, *intent.change.maintenance) + QLatin1Char('\n'));
        return;
    }
    if (const auto refusal = dependencies().operations.refusal(intent)) {
        if (refusal->maintenanceProblem == core::MaintenanceProblem::WindowSame) {
            finishAs(OperationResult::DoneBefore, exitDone);
        } else {
            fail(text::refusalSentence(*refusal) + QLatin1Char('\n'));
        }
        return;
    }
    execute(intent, [&intent] { return text::maintenanceEffects(intent.change, text::utcText); });
}

QString MaintenanceChangeCommand::printed(const OperationReport& report) const {
    return request().json ? QString::fromStdString(maintenanceChangeJson(report)) : maintenanceChangeTable(report);
}

} // namespace poolhouse::console
