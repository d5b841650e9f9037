// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/plan_impact.h"

#include "models/core/capacity.h"

#include <algorithm>
#include <tuple>

namespace poolhouse::core {

namespace {

using Warnings = std::vector<PlanWarning>;
using Warned = PlanWarning::Code;

/// Apps that are attached to a pool, each once, by name.
std::vector<std::string> appsAttachedTo(const std::string& pool, std::span<const Attachment> attachments) {
    std::vector<std::string> apps;
    for (const auto& attachment : attachments) {
        if (attachment.target.pool == pool) {
            apps.push_back(attachment.app.name);
        }
    }
    std::sort(apps.begin(), apps.end());
    apps.erase(std::unique(apps.begin(), apps.end()), apps.end());
    return apps;
}

bool lowersLevel(const PoolImpact& pool, const Catalog& catalog) {
    if (!pool.before || !pool.after || pool.before->level == pool.after->level) {
        return false;
    }
    const auto* before = catalog.find(pool.before->level);
    const auto* after = catalog.find(pool.after->level);
    return before != nullptr && after != nullptr && before->complete() && after->complete() &&
           std::tuple(after->memoryGb, after->vcpu) < std::tuple(before->memoryGb, before->vcpu);
}

PlanWarning warningOf(Warned code, const PoolImpact& pool) {
    return {code, pool.pool, 0, pool.limitAfter, pool.used, pool.peak, {}};
}

/// The worst that is known of a falling limit, once: use is worse than peak, peak than the fall alone.
void warnOfLimit(const PoolImpact& pool, Warnings& warnings) {
    if (!pool.losesCapacity()) {
        return;
    }
    const auto code = pool.belowUse()          ? Warned::BelowUse
                      : pool.belowPeak()       ? Warned::BelowPeak
                      : pool.used || pool.peak ? Warned::LowersLimit
                                               : Warned::UseUnknown;
    warnings.push_back(warningOf(code, pool));
}

void warnOfPool(const PoolImpact& pool, const Catalog& catalog, Warnings& warnings) {
    if (!pool.after) {
        return; // destroyed, which was said
    }
    const bool follower = pool.after->role == PoolRole::Follower;
    if (pool.after->count == 0) {
        auto warning = warningOf(Warned::AcceptsNothing, pool);
        warning.limit = 0;
        warnings.push_back(std::move(warning));
        return;
    }
    warnOfLimit(pool, warnings);
    if (lowersLevel(pool, catalog)) {
        warnings.push_back(warningOf(Warned::LowersLevel, pool));
    }
    if (pool.losesRedundancy()) {
        warnings.push_back(warningOf(Warned::LosesRedundancy, pool));
    } else if (follower && pool.after->count == 1) {
        warnings.push_back(warningOf(Warned::NoRedundancy, pool));
    } else if (pool.survivorsBelowUse() && pool.after->count > 1 && !pool.belowUse()) {
        auto warning = warningOf(Warned::SurvivorsBelowUse, pool);
        warning.limit = pool.survivableAfter;
        warnings.push_back(std::move(warning));
    }
}

void warnOfPrices(const CostEstimate& after, Warnings& warnings) {
    PlanWarning unknown{Warned::PriceUnknown, {}, 0, {}, {}, {}, {}};
    bool storage = false;
    for (const auto& gap : after.gaps) {
        if (gap.kind == CostGap::Kind::LevelPriceUnknown) {
            unknown.names.push_back(gap.level);
        } else if (gap.kind == CostGap::Kind::StorageSizeUnknown) {
            storage = true;
        }
    }
    if (!unknown.names.empty()) {
        warnings.push_back(std::move(unknown));
    }
    if (storage) {
        warnings.push_back({Warned::StorageUnknown, {}, 0, {}, {}, {}, {}});
    }
    if (after.illustrative) {
        warnings.push_back({Warned::IllustrativePrice, {}, 0, {}, {}, {}, {}});
    }
}

Warnings warningsOf(const PlanImpact& impact, std::span<const PlanStep> steps, const ImpactFacts& facts,
                    std::span<const Attachment> attachments) {
    Warnings warnings;
    for (const auto& pool : impact.whole.pools) {
        if (pool.destroyed()) {
            auto warning = warningOf(Warned::Destroys, pool);
            warning.names = appsAttachedTo(pool.pool, attachments);
            warnings.push_back(std::move(warning));
        }
    }
    for (const auto& pool : impact.whole.pools) {
        warnOfPool(pool, facts.catalog, warnings);
    }
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (steps[at].forcedByLimit) {
            warnings.push_back(
                {Warned::ForcedByLimit, steps[at].change.pool, static_cast<int>(at) + 1, {}, {}, {}, {}});
        }
    }
    warnOfPrices(impact.whole.after.cost, warnings);
    return warnings;
}

} // namespace

PlanImpact planImpact(std::span<const PoolShape> live, std::span<const PlanStep> steps, const ImpactFacts& facts,
                      std::span<const Attachment> attachments) {
    PlanImpact impact;
    impact.whole = impactOf(live, steps.empty() ? live : std::span<const PoolShape>(steps.back().after), facts);
    auto before = live;
    for (const auto& step : steps) {
        const bool destroys = step.change.kind == ChangeKind::DestroyPool;
        impact.steps.push_back({impactOf(before, step.after, facts),
                                destroys ? appsAttachedTo(step.change.pool, attachments) : std::vector<std::string>(),
                                !destroys});
        before = step.after;
    }
    impact.warnings = warningsOf(impact, steps, facts, attachments);
    return impact;
}

std::string destructionPhrase(const std::string& app, std::span<const PlanStep> steps) {
    std::string phrase;
    for (const auto& step : steps) {
        if (step.change.kind == ChangeKind::DestroyPool) {
            phrase += (phrase.empty() ? "" : " ") + (app.empty() ? std::string() : app + "/") + step.change.pool;
        }
    }
    return phrase;
}

} // namespace poolhouse::core
