// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/maintenance_kinds.h"

#include "models/operations/after_info.h"
#include "models/operations/call_chain.h"
#include "models/operations/kind_helpers.h"
#include "models/operations/whole_cluster.h"

#include <algorithm>
#include <utility>

namespace poolhouse::operations {

namespace {

using core::ChangeKind;
using core::MaintenancePhase;
using core::MaintenanceState;
using Effect = Sighting::Effect;

/// Of an invalid change, nothing.
core::ChangedMaintenance changeOf(const core::Change& change) {
    return change.maintenance.value_or(core::ChangedMaintenance{});
}

core::Maintenance maintenanceIn(const Snapshot& now) {
    return now.maintenance.value_or(core::Maintenance{});
}

// before it is accepted

std::optional<Refusal> refusalBecause(const std::optional<core::MaintenanceProblem>& problem,
                                      const core::Change& change) {
    if (!problem) {
        return std::nullopt;
    }
    Refusal refusal;
    refusal.code = Refusal::Code::MaintenanceBad;
    refusal.maintenance = changeOf(change);
    refusal.maintenanceProblem = problem;
    return refusal;
}

std::optional<Refusal> refusalOfRun(const core::Change& change, const AdmissionContext& /*context*/) {
    return refusalBecause(core::problemOfRunning(changeOf(change)), change);
}

std::optional<Refusal> refusalOfMove(const core::Change& change, const AdmissionContext& /*context*/) {
    return refusalBecause(core::problemOfMoving(changeOf(change)), change);
}

std::optional<Refusal> refusalOfWindow(const core::Change& change, const AdmissionContext& /*context*/) {
    return refusalBecause(core::problemOfWindow(changeOf(change)), change);
}

// what a read shows

/// The maintenance that it was decided on is still planned for that date.
bool asShown(const core::ChangedMaintenance& change, const core::Maintenance& now) {
    return core::phaseOf(now) == MaintenancePhase::Planned && now.scheduledFor == change.scheduledFor;
}

/// The maintenance planned for the date shown, even if rescheduled since.
bool isTheOneShown(const core::ChangedMaintenance& change, const core::Maintenance& each) {
    return change.scheduledFor &&
           (each.scheduledFor == change.scheduledFor || each.previouslyScheduledFor == change.scheduledFor);
}

bool isCompleted(const core::Maintenance& each) {
    return each.state.is(MaintenanceState::Completed) || each.completedAt;
}

Standing standingOfPlanned(const Operation& operation, const Snapshot& now,
                           const std::vector<core::PoolShape>& /*expected*/) {
    return {true, asShown(changeOf(operation.change), maintenanceIn(now))};
}

/// A planned maintenance moves with the window: its date counts too.
Standing standingOfWindow(const Operation& operation, const Snapshot& now,
                          const std::vector<core::PoolShape>& /*expected*/) {
    const auto change = changeOf(operation.change);
    const auto shown = core::shownMaintenance(maintenanceIn(now));
    const bool sameDate = !change.scheduledFor || shown.scheduledFor == change.scheduledFor;
    return {true, sameDate && shown.phase == change.phase && shown.windowBefore == change.windowBefore};
}

/// The planned one runs or has ended, whichever client started it. One that vanished may have run.
Sighting sightingOfRun(const Operation& operation, const Snapshot& now) {
    const auto change = changeOf(operation.change);
    const auto current = maintenanceIn(now);
    const auto& past = now.pastMaintenances;
    const bool wasRunning = operation.progress.code == ProgressCode::MaintenanceRunning;
    Sighting sighting;
    sighting.contradiction = ProgressCode::MaintenanceReplaced;
    sighting.verdict = ProgressCode::UnknownMaintenance;
    if (core::phaseOf(current) == MaintenancePhase::Running) {
        sighting.effect = Effect::Shown;
        sighting.progress = ProgressCode::MaintenanceRunning;
    } else if (asShown(change, current)) {
        // being prepared for it, perhaps
        sighting.busy = !current.state.is(MaintenanceState::Pending);
        sighting.progress = ProgressCode::MaintenancePreparing;
        sighting.contradiction = ProgressCode::MaintenanceNotStarted;
    } else if (wasRunning || isCompleted(current) || std::any_of(past.begin(), past.end(), [&](const auto& each) {
                   return isTheOneShown(change, each) && isCompleted(each);
               })) {
        sighting.effect = Effect::Complete;
        sighting.progress = ProgressCode::MaintenanceRan;
    } else {
        sighting.effect = Effect::Foreign;
    }
    return sighting;
}

/// By its new date. The API may choose another one than was asked for: after it has accepted, any that is new counts.
Sighting sightingOfMove(const Operation& operation, const Snapshot& now) {
    const auto change = changeOf(operation.change);
    const auto current = maintenanceIn(now);
    const bool planned = core::phaseOf(current) == MaintenancePhase::Planned;
    const bool elsewhere = wasAccepted(operation) && current.previouslyScheduledFor == change.scheduledFor;
    Sighting sighting;
    sighting.verdict = ProgressCode::UnknownMaintenance;
    sighting.contradiction = ProgressCode::MaintenanceReplaced;
    if (asShown(change, current)) {
        sighting.contradiction = ProgressCode::MaintenanceNotMoved;
    } else if (planned && (current.scheduledFor == core::movedDate(change) || elsewhere)) {
        sighting.effect = Effect::Complete;
        sighting.progress = ProgressCode::MaintenanceMoved;
    } else {
        sighting.effect = Effect::Foreign;
    }
    return sighting;
}

Sighting sightingOfWindow(const Operation& operation, const Snapshot& now) {
    const auto current = maintenanceIn(now);
    const bool set = current.window && current.window->from == changeOf(operation.change).window;
    Sighting sighting;
    sighting.effect = set ? Effect::Complete : Effect::None;
    sighting.progress = ProgressCode::WindowSet;
    sighting.contradiction = ProgressCode::WindowNotSet;
    return sighting;
}

/// All of them exclude each other, and nothing else. No pool and no attachment has such a name.
std::vector<Claim> claimsOfMaintenance(const core::Change& /*change*/) {
    return {{"/maintenance", Claim::Extent::Whole}};
}

std::optional<core::Change> inverseOfMove(const Operation& operation) {
    auto change = operation.change;
    if (!change.maintenance || !change.maintenance->scheduledFor) {
        return std::nullopt;
    }
    change.maintenance->scheduledFor = core::movedDate(*change.maintenance);
    change.maintenance->weeks = -change.maintenance->weeks;
    return change;
}

/// The planned maintenance, if there is one, has moved with the window: its date is not known here.
std::optional<core::Change> inverseOfWindow(const Operation& operation) {
    auto change = operation.change;
    if (!change.maintenance || !change.maintenance->windowBefore) {
        return std::nullopt;
    }
    std::swap(change.maintenance->window, change.maintenance->windowBefore);
    change.maintenance->scheduledFor.reset();
    return change;
}

// requests

/// A current maintenance neither running nor completed says nothing about the one that was run.
bool needsHistory(const core::Maintenance& current) {
    return core::phaseOf(current) != MaintenancePhase::Running && !isCompleted(current);
}

api::Call readHistory(const Services& services, const core::ClusterId& cluster, Snapshot snapshot,
                      const api::Reply<Snapshot>& reply) {
    return services.maintenances.maintenanceHistory(
        cluster, api::MaintenanceService::longestHistory,
        [snapshot = std::move(snapshot), reply](api::ApiResult<core::PartialList<core::Maintenance>> past) mutable {
            if (!past) {
                reply(notOfTheCluster(past.error()));
                return;
            }
            snapshot.pastMaintenances = std::move(past).value().items;
            reply(std::move(snapshot));
        });
}

api::Call readMaintenanceOf(const Services& services, const core::ClusterId& cluster, const api::Reply<Snapshot>& reply,
                            bool withHistory) {
    return readAfterInfo(
        services, cluster, reply, [services, cluster, reply, withHistory](const core::ClusterInfo& info) {
            return chained<api::MaintenanceAnswer>(
                [&services, &cluster](auto answer) {
                    return services.maintenances.maintenance(cluster, std::move(answer));
                },
                [services, cluster, reply, withHistory, info](const api::ApiResult<api::MaintenanceAnswer>& answer) {
                    const auto whole = wholeMaintenance(answer);
                    if (!whole) {
                        reply(notOfTheCluster(whole.error()));
                        return api::Call();
                    }
                    Snapshot snapshot{info};
                    snapshot.maintenance = whole.value();
                    if (withHistory && needsHistory(whole.value())) {
                        return readHistory(services, cluster, std::move(snapshot), reply);
                    }
                    reply(std::move(snapshot));
                    return api::Call();
                });
        });
}

api::Call readWithHistory(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    return readMaintenanceOf(services, operation.cluster, reply, true);
}

api::Call readCurrentOnly(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    return readMaintenanceOf(services, operation.cluster, reply, false);
}

api::Call submitRun(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.maintenances.runMaintenance(operation.cluster, doneReply(submitted));
}

api::Call submitMove(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.maintenances.moveMaintenance(operation.cluster, changeOf(operation.change).weeks,
                                                 doneReply(submitted));
}

api::Call submitWindow(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.maintenances.setMaintenanceWindow(
        operation.cluster, changeOf(operation.change).window.value_or(core::WeekTime{}), doneReply(submitted));
}

/// What all of them have in common.
KindRules maintenanceRules(ChangeKind kind, const Repetition& repetition) {
    return {.kind = kind,
            .method = "POST",
            .repetition = repetition,
            .removes = false,
            .waitsForCluster = false,
            .drifted = ProgressCode::MaintenanceDrifted,
            .targetGone = ProgressCode::MaintenanceTargetGone,
            .goneBeforeSending = ProgressCode::None,
            .goneBeforeRequest = ProgressCode::None,
            .goneWithCluster = ProgressCode::None,
            .refusal = nullptr,
            .complete = nothingToComplete,
            .standing = standingOfPlanned,
            .sighting = nullptr,
            .claims = claimsOfMaintenance,
            .app = noOtherApp,
            .inverse = noInverse,
            .read = readCurrentOnly,
            .submit = nullptr};
}

} // namespace

const KindRules& runMaintenanceRules() {
    static const KindRules entry = [] {
        auto rules = maintenanceRules(ChangeKind::RunMaintenance, cautiousRepetition);
        rules.waitsForCluster = true; // a changeover in the middle of a change would be one too many
        rules.refusal = refusalOfRun;
        rules.sighting = sightingOfRun;
        rules.read = readWithHistory;
        rules.submit = submitRun;
        return rules;
    }();
    return entry;
}

const KindRules& moveMaintenanceRules() {
    static const KindRules entry = [] {
        // by weeks from its present date: twice moves it twice as far
        auto rules = maintenanceRules(ChangeKind::MoveMaintenance, cautiousRepetition);
        rules.refusal = refusalOfMove;
        rules.sighting = sightingOfMove;
        rules.inverse = inverseOfMove;
        rules.submit = submitMove;
        return rules;
    }();
    return entry;
}

const KindRules& setWindowRules() {
    static const KindRules entry = [] {
        auto rules = maintenanceRules(ChangeKind::SetWindow, harmlessRepetition);
        rules.refusal = refusalOfWindow;
        rules.standing = standingOfWindow;
        rules.sighting = sightingOfWindow;
        rules.inverse = inverseOfWindow;
        rules.submit = submitWindow;
        return rules;
    }();
    return entry;
}

} // namespace poolhouse::operations
