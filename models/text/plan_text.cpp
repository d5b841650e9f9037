// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/plan_text.h"

#include "models/core/attachment_name.h"
#include "models/core/money.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"

namespace poolhouse::text {

namespace {

using Warned = core::PlanWarning::Code;
using Unmet = core::Infeasibility::Code;

QString namesOf(const std::vector<std::string>& names) {
    QStringList all;
    for (const auto& name : names) {
        all << toQString(name);
    }
    return Text::listed(all);
}

QString destroysText(const core::PlanWarning& warning) {
    const auto pool = toQString(warning.pool);
    if (warning.names.empty()) {
        return Text::tr("%1 and its endpoint are destroyed. This can't be undone.").arg(pool);
    }
    return (warning.names.size() == 1
                ? Text::tr("%1 and its endpoint are destroyed. This can't be undone. The app %2 loses its attachment "
                           "and restarts.")
                : Text::tr("%1 and its endpoint are destroyed. This can't be undone. The apps %2 lose their "
                           "attachments and restart."))
        .arg(pool, namesOf(warning.names));
}

QString limitText(const core::PlanWarning& warning) {
    const auto pool = toQString(warning.pool);
    if (!warning.limit) {
        return Text::tr("%1 will accept fewer connections; how many is unknown.").arg(pool);
    }
    const auto limit = *warning.limit;
    const auto used = Text::number(warning.used.value_or(0));
    const auto peak = Text::number(warning.peak.value_or(0));
    const bool one = warning.used == 1;
    switch (warning.code) {
    case Warned::BelowUse:
        return (one ? Text::counted(limit,
                                    QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connection; %3 is in use now."),
                                    QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connections; %3 is in use now."))
                    : Text::counted(limit,
                                    QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connection; %3 are in use now."),
                                    QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connections; %3 are in use "
                                                                   "now.")))
            .arg(pool, used);
    case Warned::BelowPeak:
        return Text::counted(limit,
                             QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connection; the peak seen was %3."),
                             QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connections; the peak seen was %3."))
            .arg(pool, peak);
    case Warned::UseUnknown:
        return Text::counted(limit,
                             QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connection, fewer than before; the "
                                                            "connections in use are unknown."),
                             QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connections, fewer than before; the "
                                                            "connections in use are unknown."))
            .arg(pool);
    default: break;
    }
    if (warning.peak) {
        return Text::counted(limit,
                             QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connection, fewer than before; the peak "
                                                            "seen was %3."),
                             QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connections, fewer than before; the "
                                                            "peak seen was %3."))
            .arg(pool, peak);
    }
    return (one ? Text::counted(limit,
                                QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connection, fewer than before; %3 "
                                                               "is in use now."),
                                QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connections, fewer than before; %3 "
                                                               "is in use now."))
                : Text::counted(limit,
                                QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connection, fewer than before; %3 "
                                                               "are in use now."),
                                QT_TRANSLATE_N_NOOP("Wording", "%2 will accept %1 connections, fewer than before; %3 "
                                                               "are in use now.")))
        .arg(pool, used);
}

QString poolWarning(const core::PlanWarning& warning) {
    const auto pool = toQString(warning.pool);
    switch (warning.code) {
    case Warned::LowersLevel: return Text::tr("%1 gets a smaller level; its queries can slow down.").arg(pool);
    case Warned::AcceptsNothing:
        return warning.names.empty()
                   ? Text::tr("%1 will have no instances: its endpoint is kept but accepts no connections.").arg(pool)
                   : Text::tr("%1 will have no instances: its endpoint is kept but accepts no connections. Still "
                              "attached to it: %2.",
                              "a pool, apps")
                         .arg(pool, namesOf(warning.names));
    case Warned::LosesRedundancy: return Text::tr("%1 goes down to one instance and loses redundancy.").arg(pool);
    case Warned::NoRedundancy: return Text::tr("%1 has one instance: no redundancy.").arg(pool);
    case Warned::SurvivorsBelowUse:
        return Text::counted(warning.limit.value_or(0),
                             QT_TRANSLATE_N_NOOP("Wording", "%2 accepts %1 connection if one instance fails, fewer "
                                                            "than the %3 in use now."),
                             QT_TRANSLATE_N_NOOP("Wording", "%2 accepts %1 connections if one instance fails, fewer "
                                                            "than the %3 in use now."))
            .arg(pool, Text::number(warning.used.value_or(0)));
    case Warned::ForcedByLimit:
        return Text::tr("Step %1 lowers the capacity of %2 before other steps raise it, to stay within the limits of "
                        "five follower "
                        "pools and thirteen follower instances.")
            .arg(Text::number(warning.step), pool);
    default: break;
    }
    return {};
}

/// Of a step that takes an attachment away.
QString attachmentWarning(const core::PlanWarning& warning) {
    const auto step = Text::number(warning.step);
    if (warning.code == Warned::LeaderUnattached) {
        return Text::tr("After step %1 no app is known to be attached to the leader, the only pool that accepts "
                        "writes.")
            .arg(step);
    }
    const auto app = toQString(warning.names.front()), var = toQString(core::configVarOf(warning.names.back()));
    return warning.code == Warned::WithoutAttachment
               ? Text::tr("Step %1 takes %2 from %3 before its new attachment is made, to stay within the limits of "
                          "five follower pools and thirteen follower instances. Meanwhile the app has neither.",
                          "number, config var, app")
                     .arg(step, var, app)
               : Text::tr("Step %1 takes %2 from %3: whatever still connects through it then stops working.",
                          "number, config var, app")
                     .arg(step, var, app);
}

QString tooMuchMemory(const core::Infeasibility& reason, const QString& needed, const QString& available) {
    if (!reason.workload.empty()) {
        const auto who = toQString(reason.workload);
        return reason.known
                   ? Text::tr("\"%1\" needs instances with %2 GB of memory; the largest level with a price has "
                              "%3 GB.")
                         .arg(who, needed, available)
                   : Text::tr("\"%1\" needs instances with %2 GB of memory; none of the levels compared is known "
                              "to have as much.")
                         .arg(who, needed);
    }
    if (reason.pool == core::leaderPoolName) {
        return reason.known ? Text::tr("Write workloads need instances with %1 GB of memory; the largest level with a "
                                       "price has %2 GB.")
                                  .arg(needed, available)
                            : Text::tr("Write workloads need instances with %1 GB of memory; none of the levels "
                                       "compared is known to have as much.")
                                  .arg(needed);
    }
    const auto pool = toQString(reason.pool);
    return reason.known ? Text::tr("Workloads pinned to %1 need instances with %2 GB of memory; the largest level with "
                                   "a price has %3 GB.")
                              .arg(pool, needed, available)
                        : Text::tr("Workloads pinned to %1 need instances with %2 GB of memory; none of the levels "
                                   "compared is known to have as much.")
                              .arg(pool, needed);
}

QString tooManyVcpus(const core::Infeasibility& reason, const QString& available) {
    if (!reason.workload.empty()) {
        const auto who = toQString(reason.workload);
        return reason.known ? Text::counted(reason.needed,
                                            QT_TRANSLATE_N_NOOP("Wording", "\"%2\" needs instances with %1 vCPU; the "
                                                                           "largest level with a price has %3."),
                                            QT_TRANSLATE_N_NOOP("Wording", "\"%2\" needs instances with %1 vCPUs; the "
                                                                           "largest level with a price has %3."))
                                  .arg(who, available)
                            : Text::counted(reason.needed,
                                            QT_TRANSLATE_N_NOOP("Wording", "\"%2\" needs instances with %1 vCPU; none "
                                                                           "of the levels compared is known to have "
                                                                           "as many."),
                                            QT_TRANSLATE_N_NOOP("Wording", "\"%2\" needs instances with %1 vCPUs; none "
                                                                           "of the levels compared is known to have "
                                                                           "as many."))
                                  .arg(who);
    }
    if (reason.pool == core::leaderPoolName) {
        return reason.known
                   ? Text::counted(reason.needed,
                                   QT_TRANSLATE_N_NOOP("Wording", "Write workloads need instances with %1 vCPU; the "
                                                                  "largest level with a price has %2."),
                                   QT_TRANSLATE_N_NOOP("Wording", "Write workloads need instances with %1 vCPUs; the "
                                                                  "largest level with a price has %2."))
                         .arg(available)
                   : Text::counted(reason.needed,
                                   QT_TRANSLATE_N_NOOP("Wording", "Write workloads need instances with %1 vCPU; none "
                                                                  "of the levels compared is known to have as many."),
                                   QT_TRANSLATE_N_NOOP("Wording", "Write workloads need instances with %1 vCPUs; none "
                                                                  "of the levels compared is known to have as many."));
    }
    const auto pool = toQString(reason.pool);
    return reason.known
               ? Text::counted(reason.needed,
                               QT_TRANSLATE_N_NOOP("Wording", "Workloads pinned to %2 need instances with %1 vCPU; "
                                                              "the largest level with a price has %3."),
                               QT_TRANSLATE_N_NOOP("Wording", "Workloads pinned to %2 need instances with %1 vCPUs; "
                                                              "the largest level with a price has %3."))
                     .arg(pool, available)
               : Text::counted(reason.needed,
                               QT_TRANSLATE_N_NOOP("Wording", "Workloads pinned to %2 need instances with %1 vCPU; "
                                                              "none of the levels compared is known to have as many."),
                               QT_TRANSLATE_N_NOOP("Wording", "Workloads pinned to %2 need instances with %1 vCPUs; "
                                                              "none of the levels compared is known to have as many."))
                     .arg(pool);
}

QString noLevelHasBoth(const core::Infeasibility& reason) {
    if (!reason.workload.empty()) {
        return (reason.known
                    ? Text::tr("No level with a price has both the memory and the vCPUs that \"%1\" needs.")
                    : Text::tr("None of the levels compared is known to have both the memory and the vCPUs that \"%1\" "
                               "needs."))
            .arg(toQString(reason.workload));
    }
    if (reason.pool == core::leaderPoolName) {
        return reason.known
                   ? Text::tr("No level with a price has both the memory and the vCPUs that the write workloads need.")
                   : Text::tr("None of the levels compared is known to have both the memory and the vCPUs that the "
                              "write workloads need.");
    }
    return (reason.known
                ? Text::tr("No level with a price has both the memory and the vCPUs that the workloads pinned to %1 "
                           "need.")
                : Text::tr("None of the levels compared is known to have both the memory and the vCPUs that the "
                           "workloads pinned to %1 need."))
        .arg(toQString(reason.pool));
}

QString leaderTooSmall(const core::Infeasibility& reason, const QString& available, const QString& missing) {
    const auto needed = connectionCount(reason.needed);
    if (reason.margin > 0) {
        return (reason.known
                    ? Text::tr("Write workloads need %1 on the leader, %3 more than the largest level that fits "
                               "accepts with %4% kept free (%2). A standby adds none.",
                               "\"1,300 connections\"")
                    : Text::tr("Write workloads need %1 on the leader, %3 more than the largest of the levels compared "
                               "that is known to fit accepts with %4% kept free (%2). A standby adds none.",
                               "\"1,300 connections\""))
            .arg(needed, available, missing, Text::number(reason.margin));
    }
    return (reason.known ? Text::tr("Write workloads need %1 on the leader, %3 more than the largest level that fits "
                                    "accepts (%2). A standby adds none.",
                                    "\"1,300 connections\"")
                         : Text::tr("Write workloads need %1 on the leader, %3 more than the largest of the levels "
                                    "compared that is known to fit accepts (%2). A standby adds none.",
                                    "\"1,300 connections\""))
        .arg(needed, available, missing);
}

QString countText(const core::Infeasibility& reason) {
    const auto needed = Text::number(reason.needed), available = Text::number(reason.available);
    const auto missing = Text::number(reason.needed - reason.available);
    if (reason.code == Unmet::LeaderTooSmall) {
        return leaderTooSmall(reason, available, missing);
    }
    if (reason.code == Unmet::TooManyPools) {
        return (reason.known
                    ? Text::tr("The read workloads need %1 follower pools, %3 more than the limit of %2. Let more of "
                               "them share a pool.")
                    : Text::tr("With the levels compared, the read workloads need %1 follower pools, %3 more than the "
                               "limit of %2. Let more of them share a pool."))
            .arg(needed, available, missing);
    }
    return (reason.known ? Text::tr("The read workloads need at least %1 follower instances, %3 more than the limit of "
                                    "%2.")
                         : Text::tr("With the levels compared, the read workloads need at least %1 follower instances, "
                                    "%3 more than the limit of %2."))
        .arg(needed, available, missing);
}

QString overBudget(const core::Infeasibility& reason) {
    return (reason.known ? Text::tr("The cheapest configuration costs %1 per month, %3 over the budget of %2.")
                         : Text::tr("The cheapest configuration of the levels compared costs %1 per month, %3 over the "
                                    "budget of %2."))
        .arg(toQString(core::formatExact({reason.needed})), toQString(core::formatExact({reason.available})),
             toQString(core::formatExact({reason.needed - reason.available})));
}

QString malformedText(const core::Infeasibility& reason) {
    const auto name = toQString(reason.workload);
    switch (reason.code) {
    case Unmet::TooManyReadWorkloads:
        return Text::tr("%1 read workloads are more than the search can compare exactly; the maximum is %2.")
            .arg(Text::number(reason.needed), Text::number(reason.available));
    case Unmet::TooManyLevels:
        return Text::tr("%1 levels are more than the search can compare exactly; the maximum is %2.")
            .arg(Text::number(reason.needed), Text::number(reason.available));
    case Unmet::BadConnections:
        return Text::tr("The connections of \"%1\" must be a number from 1 to %2.")
            .arg(name, Text::number(core::maxWorkloadConnections));
    case Unmet::DuplicateWorkload: return Text::tr("Two workloads are named \"%1\".").arg(name);
    case Unmet::BadPoolName:
        return Text::tr("\"%1\" is pinned to a name that isn't valid for a follower pool.").arg(name);
    case Unmet::WriteWorkloadPinned:
        return Text::tr("\"%1\" writes and can't be pinned: only the leader pool accepts writes.").arg(name);
    default: break;
    }
    return Text::tr("No workloads.");
}

} // namespace

QString stepTitle(const core::Change& change, const std::vector<core::PoolShape>& before) {
    operations::Operation operation;
    operation.change = change;
    operation.basis = before;
    return changeTitle(operation);
}

QString planWarning(const core::PlanWarning& warning) {
    switch (warning.code) {
    case Warned::Destroys: return destroysText(warning);
    case Warned::BelowUse:
    case Warned::BelowPeak:
    case Warned::UseUnknown:
    case Warned::LowersLimit: return limitText(warning);
    case Warned::PriceUnknown:
        return Text::tr("The price of %1 is unknown; the actual cost is higher than the total.")
            .arg(namesOf(warning.names));
    case Warned::IllustrativePrice: return Text::tr("Prices above 32G-Performance are sandbox prices, not real ones.");
    case Warned::StorageUnknown: return Text::tr("The storage size is unknown, so the total excludes storage.");
    case Warned::LowersLevel:
    case Warned::AcceptsNothing:
    case Warned::LosesRedundancy:
    case Warned::NoRedundancy:
    case Warned::SurvivorsBelowUse:
    case Warned::ForcedByLimit: break;
    case Warned::LosesConfigVar:
    case Warned::WithoutAttachment:
    case Warned::LeaderUnattached: return attachmentWarning(warning);
    }
    return poolWarning(warning);
}

QString infeasibility(const core::Infeasibility& reason) {
    switch (reason.code) {
    case Unmet::PinnedButNotShared:
        return Text::tr("\"%1\" can't share pool %2, but another workload is pinned to it.")
            .arg(toQString(reason.workload), toQString(reason.pool));
    case Unmet::NoPricedLevel: return Text::tr("No level has a price, so no configuration can be called cheapest.");
    case Unmet::NoKnownLimit:
        return Text::tr("No level with a price is known to accept connections, so no configuration can be called "
                        "cheapest.");
    case Unmet::TooMuchMemory:
        return tooMuchMemory(reason, Text::number(reason.needed), Text::number(reason.available));
    case Unmet::TooManyVcpus: return tooManyVcpus(reason, Text::number(reason.available));
    case Unmet::NoLevelHasBoth: return noLevelHasBoth(reason);
    case Unmet::LeaderTooSmall:
    case Unmet::TooManyPools:
    case Unmet::TooManyInstances: return countText(reason);
    case Unmet::OverBudget: return overBudget(reason);
    case Unmet::NoWorkloads:
    case Unmet::TooManyReadWorkloads:
    case Unmet::TooManyLevels:
    case Unmet::BadConnections:
    case Unmet::DuplicateWorkload:
    case Unmet::BadPoolName:
    case Unmet::WriteWorkloadPinned: break;
    }
    return malformedText(reason);
}

const char* code(core::ChangeKind kind) {
    switch (kind) {
    case core::ChangeKind::AddPool: return "add_pool";
    case core::ChangeKind::SetLevel: return "set_level";
    case core::ChangeKind::SetCount: return "set_count";
    case core::ChangeKind::DestroyPool: return "destroy_pool";
    case core::ChangeKind::Attach: return "attach";
    case core::ChangeKind::Detach: return "detach";
    case core::ChangeKind::RunMaintenance: return "run_maintenance";
    case core::ChangeKind::MoveMaintenance: return "move_maintenance";
    case core::ChangeKind::SetWindow: return "set_window";
    case core::ChangeKind::CreateCluster: return "create_cluster";
    case core::ChangeKind::DestroyCluster: return "destroy_cluster";
    case core::ChangeKind::UpgradeVersion: return "upgrade_version";
    case core::ChangeKind::CreateCredential: return "create_credential";
    case core::ChangeKind::RotateCredential: return "rotate_credential";
    case core::ChangeKind::RotateAllCredentials: return "rotate_all_credentials";
    case core::ChangeKind::DestroyCredential: return "destroy_credential";
    case core::ChangeKind::ChangeSettings: return "change_settings";
    case core::ChangeKind::SetQuota: return "set_quota";
    case core::ChangeKind::PrepareMigration: return "prepare_migration";
    case core::ChangeKind::RunMigration: return "run_migration";
    case core::ChangeKind::CancelMigration: return "cancel_migration";
    }
    return "";
}

const char* code(Warned warning) {
    switch (warning) {
    case Warned::Destroys: return "destroys";
    case Warned::BelowUse: return "below_use";
    case Warned::BelowPeak: return "below_peak";
    case Warned::UseUnknown: return "use_unknown";
    case Warned::LowersLimit: return "lowers_limit";
    case Warned::LowersLevel: return "lowers_level";
    case Warned::AcceptsNothing: return "accepts_nothing";
    case Warned::LosesRedundancy: return "loses_redundancy";
    case Warned::NoRedundancy: return "no_redundancy";
    case Warned::SurvivorsBelowUse: return "survivors_below_use";
    case Warned::ForcedByLimit: return "forced_by_limit";
    case Warned::PriceUnknown: return "price_unknown";
    case Warned::IllustrativePrice: return "illustrative_price";
    case Warned::StorageUnknown: return "storage_unknown";
    case Warned::LosesConfigVar: return "loses_config_var";
    case Warned::WithoutAttachment: return "without_attachment";
    case Warned::LeaderUnattached: return "leader_unattached";
    }
    return "";
}

const char* code(Unmet reason) {
    switch (reason) {
    case Unmet::NoWorkloads: return "no_workloads";
    case Unmet::TooManyReadWorkloads: return "too_many_read_workloads";
    case Unmet::TooManyLevels: return "too_many_levels";
    case Unmet::BadConnections: return "bad_connections";
    case Unmet::DuplicateWorkload: return "duplicate_workload";
    case Unmet::BadPoolName: return "bad_pool_name";
    case Unmet::WriteWorkloadPinned: return "write_workload_pinned";
    case Unmet::PinnedButNotShared: return "pinned_but_not_shared";
    case Unmet::NoPricedLevel: return "no_priced_level";
    case Unmet::NoKnownLimit: return "no_known_limit";
    case Unmet::TooMuchMemory: return "too_much_memory";
    case Unmet::TooManyVcpus: return "too_many_vcpus";
    case Unmet::NoLevelHasBoth: return "no_level_has_both";
    case Unmet::LeaderTooSmall: return "leader_too_small";
    case Unmet::TooManyPools: return "too_many_pools";
    case Unmet::TooManyInstances: return "too_many_instances";
    case Unmet::OverBudget: return "over_budget";
    }
    return "";
}

} // namespace poolhouse::text
