// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/plan_text.h"

#include "models/core/money.h"
#include "models/text/operation_text.h"
#include "models/text/text.h"

namespace poolhouse::text {

namespace {

using Warned = core::PlanWarning::Code;
using Unmet = core::Infeasibility::Code;

QString knownNumber(std::optional<int> number) {
    return number ? Text::number(*number) : Text::tr("an unknown number of");
}

QString namesOf(const std::vector<std::string>& names) {
    QStringList all;
    for (const auto& name : names) {
        all << toQString(name);
    }
    return Text::listed(all);
}

QString destroysText(const core::PlanWarning& warning) {
    const auto pool = toQString(warning.pool);
    auto gone = Text::tr("%1 is destroyed with its endpoint, which cannot be undone.").arg(pool);
    if (warning.names.empty()) {
        return gone;
    }
    return gone + QLatin1Char(' ') +
           (warning.names.size() == 1 ? Text::tr("The app %1 loses its attachment and restarts.")
                                      : Text::tr("The apps %1 lose their attachments and restart."))
               .arg(namesOf(warning.names));
}

QString limitText(const core::PlanWarning& warning) {
    const auto falls =
        Text::tr("%1 will accept %2 connections").arg(toQString(warning.pool), knownNumber(warning.limit));
    switch (warning.code) {
    case Warned::BelowUse: return Text::tr("%1, and %2 are open now.").arg(falls, knownNumber(warning.used));
    case Warned::BelowPeak: return Text::tr("%1, and the peak seen was %2.").arg(falls, knownNumber(warning.peak));
    case Warned::UseUnknown:
        return Text::tr("%1, fewer than before, and the connections in use are unknown.").arg(falls);
    default: break;
    }
    return warning.peak
               ? Text::tr("%1, fewer than before; the peak seen was %2.").arg(falls, Text::number(*warning.peak))
               : Text::tr("%1, fewer than before; %2 are open now.").arg(falls, knownNumber(warning.used));
}

QString poolWarning(const core::PlanWarning& warning) {
    const auto pool = toQString(warning.pool);
    switch (warning.code) {
    case Warned::LowersLevel: return Text::tr("%1 gets a smaller level, which can slow down its queries.").arg(pool);
    case Warned::AcceptsNothing:
        return Text::tr("%1 will have no instances: its endpoint stays and accepts no connection.").arg(pool);
    case Warned::LosesRedundancy:
        return Text::tr("%1 goes down to one instance: nothing takes over when that is lost.").arg(pool);
    case Warned::NoRedundancy: return Text::tr("%1 has one instance: no redundancy.").arg(pool);
    case Warned::SurvivorsBelowUse:
        return Text::tr("%1 accepts %2 connections if one instance fails, fewer than the %3 in use now.")
            .arg(pool, knownNumber(warning.limit), knownNumber(warning.used));
    case Warned::ForcedByLimit:
        return Text::tr(
                   "Step %1 lowers the capacity of %2 before all that raises it: a cluster has five follower pools and "
                   "thirteen follower instances at most.")
            .arg(Text::number(warning.step), pool);
    default: break;
    }
    return {};
}

QString largestText(const core::Infeasibility& reason, const QString& needs, const QString& largest) {
    const auto who = !reason.workload.empty() ? Text::tr("\"%1\"").arg(toQString(reason.workload))
                     : reason.pool == core::leaderPoolName
                         ? Text::tr("What writes")
                         : Text::tr("What is pinned to %1").arg(toQString(reason.pool));
    return Text::tr("%1 needs instances with %2; the largest level with a price has %3.").arg(who, needs, largest);
}

QString sizeText(const core::Infeasibility& reason) {
    const auto needed = Text::number(reason.needed), available = Text::number(reason.available);
    if (reason.code == Unmet::TooMuchMemory) {
        return largestText(reason, Text::tr("%1 GB of memory").arg(needed), Text::tr("%1 GB").arg(available));
    }
    if (reason.code == Unmet::TooManyVcpus) {
        return largestText(reason, Text::tr("%1 vCPU").arg(needed), available);
    }
    const auto who = reason.workload.empty() ? toQString(reason.pool) : toQString(reason.workload);
    return Text::tr("No level with a price has both the memory and the vCPUs that \"%1\" needs.").arg(who);
}

QString countText(const core::Infeasibility& reason) {
    const auto needed = Text::number(reason.needed), available = Text::number(reason.available);
    const auto missing = Text::number(reason.needed - reason.available);
    if (reason.code == Unmet::LeaderTooSmall && reason.margin > 0) {
        return Text::
            tr("What writes needs %1 connections on the leader, and the largest level that fits carries %2 with %4% "
               "kept free: %3 too many. A standby adds none.")
                .arg(needed, available, missing, Text::number(reason.margin));
    }
    if (reason.code == Unmet::LeaderTooSmall) {
        return Text::tr(
                   "What writes needs %1 connections on the leader, and the largest level that fits accepts %2: %3 too "
                   "many. A standby adds none.")
            .arg(needed, available, missing);
    }
    if (reason.code == Unmet::TooManyPools) {
        return Text::tr(
                   "The read workloads need %1 follower pools, and a cluster has %2 at most: %3 too many. Let more of "
                   "them share.")
            .arg(needed, available, missing);
    }
    return Text::tr(
               "The read workloads need %1 follower instances at least, and a cluster has %2 at most: %3 too many.")
        .arg(needed, available, missing);
}

QString malformedText(const core::Infeasibility& reason) {
    const auto name = toQString(reason.workload);
    switch (reason.code) {
    case Unmet::TooManyReadWorkloads:
        return Text::tr("There are %1 read workloads; the search is exact for up to %2 and does not guess beyond.")
            .arg(Text::number(reason.needed), Text::number(reason.available));
    case Unmet::TooManyLevels:
        return Text::tr("There are %1 levels; the search is exact for up to %2 and does not guess beyond.")
            .arg(Text::number(reason.needed), Text::number(reason.available));
    case Unmet::BadConnections:
        return Text::tr("\"%1\" needs a number of connections from 1 to %2.")
            .arg(name, Text::number(core::maxWorkloadConnections));
    case Unmet::DuplicateWorkload: return Text::tr("There are two workloads called \"%1\".").arg(name);
    case Unmet::BadPoolName: return Text::tr("\"%1\" is pinned to a name that no follower pool may have.").arg(name);
    case Unmet::WriteWorkloadPinned:
        return Text::tr("\"%1\" writes, and only the leader pool takes writes: it cannot be pinned.").arg(name);
    default: break;
    }
    return Text::tr("There is no workload.");
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
        return Text::tr("No price is known for %1: the cost is more than the sum.").arg(namesOf(warning.names));
    case Warned::IllustrativePrice:
        return Text::tr("Prices above 32G-Performance are the sandbox's own illustration, not published ones.");
    case Warned::StorageUnknown: return Text::tr("The size of the storage is unknown, so its cost is not in the sum.");
    case Warned::LowersLevel:
    case Warned::AcceptsNothing:
    case Warned::LosesRedundancy:
    case Warned::NoRedundancy:
    case Warned::SurvivorsBelowUse:
    case Warned::ForcedByLimit: break;
    }
    return poolWarning(warning);
}

QString infeasibility(const core::Infeasibility& reason) {
    switch (reason.code) {
    case Unmet::PinnedButNotShared:
        return Text::tr("\"%1\" shall not share its pool %2, and another workload is pinned to it.")
            .arg(toQString(reason.workload), toQString(reason.pool));
    case Unmet::NoPricedLevel: return Text::tr("No level has a price, so nothing can be called cheapest.");
    case Unmet::TooMuchMemory:
    case Unmet::TooManyVcpus:
    case Unmet::NoLevelHasBoth: return sizeText(reason);
    case Unmet::LeaderTooSmall:
    case Unmet::TooManyPools:
    case Unmet::TooManyInstances: return countText(reason);
    case Unmet::OverBudget:
        return Text::tr("The cheapest shape costs %1 a month, and the budget is %2: %3 too much.")
            .arg(toQString(core::formatExact({reason.needed})), toQString(core::formatExact({reason.available})),
                 toQString(core::formatExact({reason.needed - reason.available})));
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
