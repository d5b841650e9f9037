// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/plan_impact.h"

#include "models/core/attachment_name.h"
#include "models/core/capacity.h"
#include "models/core/confirm_phrase.h"

#include <algorithm>
#include <map>
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

void warnOfPool(const PoolImpact& pool, const Catalog& catalog, std::span<const Attachment> finally,
                Warnings& warnings) {
    if (!pool.after) {
        return; // destroyed, which was said
    }
    const bool follower = pool.after->role == PoolRole::Follower;
    if (pool.after->count == 0) {
        auto warning = warningOf(Warned::AcceptsNothing, pool);
        warning.limit = 0;
        warning.names = appsAttachedTo(pool.pool, finally);
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

/// Attachments while the steps of a plan are done.
class Attached {
public:
    explicit Attached(std::span<const Attachment> attachments) : m_all(attachments.begin(), attachments.end()) {}

    [[nodiscard]] std::span<const Attachment> all() const { return m_all; }

    /// The apps that restart.
    std::vector<std::string> follow(const Change& change) {
        if (!change.attachment) {
            return change.kind == ChangeKind::DestroyPool ? appsAttachedTo(change.pool, m_all)
                                                          : std::vector<std::string>();
        }
        const auto& subject = *change.attachment;
        if (change.kind == ChangeKind::Attach) {
            m_all.push_back({{}, subject.name, {{}, subject.app}, {}, {subject.credential, change.pool}});
        } else {
            std::erase_if(m_all, [&subject](const Attachment& each) {
                return each.app.name == subject.app && each.name == subject.name;
            });
        }
        return {subject.app};
    }

    [[nodiscard]] bool toLeader() const { return !appsAttachedTo(std::string(leaderPoolName), m_all).empty(); }

private:
    std::vector<Attachment> m_all;
};

bool leavesLeader(const PlanStep& step) {
    return step.change.kind == ChangeKind::Detach && step.change.pool == leaderPoolName;
}

/// `after`: the attachments after the first of `steps`. What the others detach was there before, also where they are
/// done already: the phrase of a plan that is resumed stays.
Confirmation confirmationOf(std::span<const PlanStep> steps, const Attached& after) {
    const auto& change = steps.front().change;
    if (change.kind == ChangeKind::DestroyPool) {
        return Confirmation::PoolDestroyed;
    }
    if (change.kind != ChangeKind::Detach) {
        return Confirmation::None;
    }
    if (change.attachment->name == mainAttachmentName) {
        return Confirmation::MainAttachmentLost;
    }
    const bool last =
        leavesLeader(steps.front()) && !after.toLeader() && std::none_of(steps.begin() + 1, steps.end(), leavesLeader);
    return last ? Confirmation::LeaderUnattached : Confirmation::None;
}

PlanWarning warningOfStep(Warned code, const PlanStep& step, std::size_t at, std::vector<std::string> names = {}) {
    return {code, step.change.pool, static_cast<int>(at) + 1, {}, {}, {}, std::move(names)};
}

/// `attached`: before the plan.
void warnOfSteps(std::span<const PlanStep> steps, Attached attached, Warnings& warnings) {
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const auto& change = steps[at].change;
        const bool led = attached.toLeader();
        attached.follow(change);
        if (change.kind == ChangeKind::Detach) {
            warnings.push_back(
                warningOfStep(steps[at].forcedByLimit ? Warned::WithoutAttachment : Warned::LosesConfigVar, steps[at],
                              at, {change.attachment->app, change.attachment->name}));
        } else if (steps[at].forcedByLimit) {
            warnings.push_back(warningOfStep(Warned::ForcedByLimit, steps[at], at));
        }
        if (led && !attached.toLeader()) {
            warnings.push_back(warningOfStep(Warned::LeaderUnattached, steps[at], at));
        }
    }
}

/// The apps that restart when the pool is destroyed.
std::vector<std::string> appsLosing(const std::string& pool, std::span<const PlanStep> steps,
                                    const PlanImpact& impact) {
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (steps[at].change.kind == ChangeKind::DestroyPool && steps[at].change.pool == pool) {
            return impact.steps[at].apps;
        }
    }
    return {};
}

Warnings warningsOf(const PlanImpact& impact, std::span<const PlanStep> steps, const ImpactFacts& facts,
                    const Attached& before, const Attached& after) {
    Warnings warnings;
    for (const auto& pool : impact.whole.pools) {
        if (pool.destroyed()) {
            auto warning = warningOf(Warned::Destroys, pool);
            warning.names = appsLosing(pool.pool, steps, impact);
            warnings.push_back(std::move(warning));
        }
    }
    for (const auto& pool : impact.whole.pools) {
        warnOfPool(pool, facts.catalog, after.all(), warnings);
    }
    warnOfSteps(steps, before, warnings);
    warnOfPrices(impact.whole.after.cost, warnings);
    return warnings;
}

} // namespace

PlanImpact planImpact(std::span<const PoolShape> live, std::span<const PlanStep> steps, const ImpactFacts& facts,
                      std::span<const Attachment> attachments) {
    PlanImpact impact;
    impact.whole = impactOf(live, steps.empty() ? live : std::span<const PoolShape>(steps.back().after), facts);
    auto before = live;
    Attached attached(attachments);
    for (const auto& step : steps) {
        impact.steps.push_back({impactOf(before, step.after, facts), attached.follow(step.change),
                                step.change.kind != ChangeKind::DestroyPool});
        before = step.after;
    }
    impact.warnings = warningsOf(impact, steps, facts, Attached(attachments), attached);
    return impact;
}

std::vector<AppRestarts> restartsOf(const PlanImpact& impact) {
    std::map<std::string, int> counts;
    for (const auto& step : impact.steps) {
        for (const auto& app : step.apps) {
            ++counts[app];
        }
    }
    std::vector<AppRestarts> all;
    all.reserve(counts.size());
    for (const auto& [app, count] : counts) {
        all.push_back({app, count});
    }
    return all;
}

std::vector<Confirmation> confirmationsOf(std::span<const PlanStep> steps, std::span<const Attachment> attachments) {
    std::vector<Confirmation> confirmations;
    confirmations.reserve(steps.size());
    Attached attached(attachments);
    for (std::size_t at = 0; at < steps.size(); ++at) {
        attached.follow(steps[at].change);
        confirmations.push_back(confirmationOf(steps.subspan(at), attached));
    }
    return confirmations;
}

std::string destructionPhrase(const std::string& app, std::span<const PlanStep> steps,
                              std::span<const Attachment> attachments) {
    std::string phrase;
    const auto confirmations = confirmationsOf(steps, attachments);
    for (std::size_t at = 0; at < steps.size(); ++at) {
        if (confirmations[at] == Confirmation::None) {
            continue;
        }
        const auto& change = steps[at].change;
        const auto& owner = change.attachment ? change.attachment->app : app;
        phrase +=
            (phrase.empty() ? "" : " ") + phraseOf(owner, change.attachment ? change.attachment->name : change.pool);
    }
    return phrase;
}

} // namespace poolhouse::core
