// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/operations/setting_kind.h"

#include "models/operations/after_info.h"
#include "models/operations/kind_helpers.h"
#include "models/operations/whole_cluster.h"

#include <algorithm>
#include <set>
#include <utility>

namespace poolhouse::operations {

namespace {

using Effect = Sighting::Effect;

/// Of an invalid change, nothing.
core::ChangedSettings settingsOf(const core::Change& change) {
    return change.settings.value_or(core::ChangedSettings{});
}

Refusal settingRefusal(const core::ChangedSetting& setting, core::SettingProblem problem) {
    Refusal refusal;
    refusal.code = Refusal::Code::SettingBad;
    refusal.setting = setting;
    refusal.settingProblem = problem;
    return refusal;
}

std::optional<Refusal> refusalOfSettings(const core::Change& change, const AdmissionContext& /*context*/) {
    const auto wanted = settingsOf(change);
    if (wanted.all.empty()) {
        return settingRefusal({}, core::SettingProblem::NotKnown);
    }
    std::set<std::string> names;
    for (const auto& each : wanted.all) {
        const auto problem = core::problemOf(each);
        if (problem || !names.insert(each.name).second) {
            return settingRefusal(each, problem.value_or(core::SettingProblem::Twice));
        }
    }
    return std::nullopt;
}

template <class Fits> bool allFit(const Operation& operation, const Snapshot& now, Fits fits) {
    const auto wanted = settingsOf(operation.change);
    return !wanted.all.empty() &&
           std::all_of(wanted.all.begin(), wanted.all.end(), [&](const core::ChangedSetting& each) {
               const auto* setting = core::findSetting(now.settings, each.name);
               return setting != nullptr && fits(each, *setting);
           });
}

Standing standingOfSettings(const Operation& operation, const Snapshot& now,
                            const std::vector<core::PoolShape>& /*expected*/) {
    return {true, allFit(operation, now, [](const core::ChangedSetting& change, const core::Setting& setting) {
                return core::sameSettingValue(change.before, setting.value);
            })};
}

/// By their values. While the cluster is being modified they are still being applied, or not shown yet.
Sighting sightingOfSettings(const Operation& operation, const Snapshot& now) {
    const bool inForce = allFit(operation, now, [](const core::ChangedSetting& change, const core::Setting& setting) {
        return core::sameSettingValue(core::SettingValue(change.value), setting.value);
    });
    Sighting sighting;
    sighting.busy = core::inTransition(now.info);
    sighting.effect = !inForce ? Effect::None : sighting.busy ? Effect::Shown : Effect::Complete;
    sighting.progress = sighting.busy                                      ? ProgressCode::SettingsBeingApplied
                        : core::needsRestart(settingsOf(operation.change)) ? ProgressCode::SettingsAwaitRestart
                                                                           : ProgressCode::SettingsChanged;
    sighting.contradiction = ProgressCode::SettingsNotChanged;
    return sighting;
}

/// Each parameter by itself: no pool and no attachment has such a name.
std::vector<Claim> claimsOfSettings(const core::Change& change) {
    std::vector<Claim> claims;
    for (const auto& each : settingsOf(change).all) {
        claims.push_back({"/setting " + each.name, Claim::Extent::Whole});
    }
    return claims;
}

/// Empty where a value was not set, which no request does.
std::optional<core::Change> inverseOfSettings(const Operation& operation) {
    auto settings = settingsOf(operation.change);
    for (auto& each : settings.all) {
        if (!core::isGiven(each.before)) {
            return std::nullopt;
        }
        const auto wanted = std::exchange(each.value, core::spelled(each.before));
        each.before = wanted;
        if (core::problemOf(each)) {
            return std::nullopt;
        }
    }
    return core::changeOfSettings(std::move(settings));
}

api::Call readSettingsOf(const Services& services, const Operation& operation, const api::Reply<Snapshot>& reply) {
    const auto& cluster = operation.cluster;
    return readAfterInfo(services, cluster, reply,
                         [&settings = services.settings, cluster, reply](const core::ClusterInfo& info) {
                             return settings.settings(cluster, [info, reply](auto answer) {
                                 auto all = wholeList(std::move(answer));
                                 if (!all) {
                                     reply(notOfTheCluster(all.error()));
                                     return;
                                 }
                                 Snapshot snapshot{info};
                                 snapshot.settings = std::move(all).value();
                                 reply(std::move(snapshot));
                             });
                         });
}

api::Call submitSettings(const Services& services, const Operation& operation, const Submitted& submitted) {
    return services.settings.changeSettings(operation.cluster, settingsOf(operation.change), doneReply(submitted));
}

} // namespace

const KindRules& changeSettingsRules() {
    static const KindRules entry{.kind = core::ChangeKind::ChangeSettings,
                                 .method = "PUT",
                                 .repetition = harmlessRepetition,
                                 .removes = false,
                                 .waitsForCluster = true,
                                 .drifted = ProgressCode::SettingsDrifted,
                                 .targetGone = ProgressCode::SettingsTargetGone,
                                 .goneBeforeSending = ProgressCode::None,
                                 .goneBeforeRequest = ProgressCode::None,
                                 .goneWithCluster = ProgressCode::None,
                                 .refusal = refusalOfSettings,
                                 .complete = nothingToComplete,
                                 .standing = standingOfSettings,
                                 .sighting = sightingOfSettings,
                                 .claims = claimsOfSettings,
                                 .app = noOtherApp,
                                 .inverse = inverseOfSettings,
                                 .read = readSettingsOf,
                                 .submit = submitSettings};
    return entry;
}

} // namespace poolhouse::operations
