// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/plan.h"

#include "models/core/capacity.h"
#include "models/core/limits.h"

#include <algorithm>
#include <optional>

namespace poolhouse::core {

namespace {

/// Groups of steps in the order in which they run when no limit is near.
enum class Turn { RaiseLevel, RaiseCount, Add, LowerCount, LowerLevel, Destroy };

struct Intended {
    Change change;
    Turn turn = Turn::RaiseLevel;
    std::int64_t lost = 0; // connections that it takes away, for choosing what to give up first
};

const PoolShape* find(std::span<const PoolShape> pools, const std::string& name) {
    const auto at = std::find_if(pools.begin(), pools.end(), [&name](const PoolShape& p) { return p.name == name; });
    return at == pools.end() ? nullptr : &*at;
}

bool raisesLevel(const std::string& from, const std::string& to, const Catalog& catalog) {
    const auto* before = catalog.find(from);
    const auto* after = catalog.find(to);
    if (before == nullptr || after == nullptr) {
        return true; // what cannot be compared is not taken for a loss
    }
    if (before->connectionsPerInstance != after->connectionsPerInstance) {
        return before->connectionsPerInstance < after->connectionsPerInstance;
    }
    return catalog.rank(from) < catalog.rank(to);
}

std::int64_t limitOf(const PoolShape& pool, const Catalog& catalog) { return connectionLimit(pool, catalog).value_or(0); }

std::vector<Intended> intended(std::span<const PoolShape> live, std::span<const PoolShape> wanted,
                               const Catalog& catalog) {
    std::vector<Intended> all;
    for (const auto& pool : wanted) {
        const auto* before = find(live, pool.name);
        if (before == nullptr) {
            all.push_back({{ChangeKind::AddPool, pool.name, pool.level, pool.count}, Turn::Add, 0});
            continue;
        }
        if (before->level != pool.level) {
            const bool up = raisesLevel(before->level, pool.level, catalog);
            all.push_back({{ChangeKind::SetLevel, pool.name, pool.level, 0}, up ? Turn::RaiseLevel : Turn::LowerLevel, 0});
        }
        if (before->count != pool.count) {
            const bool up = before->count < pool.count;
            auto fewer = *before;
            fewer.count = pool.count;
            all.push_back({{ChangeKind::SetCount, pool.name, {}, pool.count},
                           up ? Turn::RaiseCount : Turn::LowerCount,
                           up ? 0 : limitOf(*before, catalog) - limitOf(fewer, catalog)});
        }
    }
    for (const auto& pool : live) {
        if (find(wanted, pool.name) == nullptr) {
            all.push_back({{ChangeKind::DestroyPool, pool.name, {}, 0}, Turn::Destroy, limitOf(pool, catalog)});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Intended& a, const Intended& b) { return a.turn < b.turn; });
    return all;
}

bool lowers(Turn turn) { return turn == Turn::LowerCount || turn == Turn::LowerLevel || turn == Turn::Destroy; }

/// A refusal that room for pools or instances would lift.
bool wantsRoom(const ChangeRefusal& refusal) {
    return refusal.kind == ChangeRefusal::Kind::DraftProblems &&
           std::all_of(refusal.problems.begin(), refusal.problems.end(), [](const DraftProblem& problem) {
               return problem.code == DraftProblemCode::TooManyPools ||
                      problem.code == DraftProblemCode::CountAboveMaximum;
           });
}

/// The step to bring forward so that there is room: the one that gives up the fewest connections, and a pool only when
/// nothing else helps or the number of pools is what is short.
std::vector<Intended>::iterator roomMaker(std::vector<Intended>& steps, const ChangeRefusal& refusal) {
    const bool poolsShort = std::any_of(refusal.problems.begin(), refusal.problems.end(), [](const auto& problem) {
        return problem.code == DraftProblemCode::TooManyPools;
    });
    auto best = steps.end();
    for (auto step = steps.begin(); step != steps.end(); ++step) {
        const bool frees = step->turn == Turn::Destroy ||
                           (step->turn == Turn::LowerCount && !poolsShort && step->change.pool != leaderPoolName);
        if (frees && (best == steps.end() || step->turn < best->turn ||
                      (step->turn == best->turn && step->lost < best->lost))) {
            best = step;
        }
    }
    return best;
}

std::vector<PlanProblem> problemsOfWanted(std::span<const PoolShape> live, std::span<const PoolShape> wanted,
                                          const Catalog& catalog) {
    std::vector<PlanProblem> problems;
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        const auto& pool = wanted[at];
        std::vector<PoolShape> others(wanted.begin(), wanted.end());
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(at));
        const auto* before = find(live, pool.name);
        std::vector<DraftProblem> found;
        if (before == nullptr) {
            found = pool.role == PoolRole::Follower ? problemsOf({pool.name, pool.level, pool.count}, others, catalog)
                                                    : std::vector<DraftProblem>{};
        } else if (!(*before == pool)) {
            others.push_back(*before);
            found = pool.level == before->level ? found : problemsOfLevel(pool.level, catalog);
            const auto count = pool.count == before->count ? std::vector<DraftProblem>{}
                                                           : problemsOfCount(pool, pool.count, others);
            found.insert(found.end(), count.begin(), count.end());
        }
        if (!found.empty()) {
            problems.push_back({pool.name, {ChangeRefusal::Kind::DraftProblems, std::move(found)}});
        }
    }
    const auto leaders = [](std::span<const PoolShape> pools) {
        return std::count_if(pools.begin(), pools.end(), [](const auto& p) { return p.role == PoolRole::Leader; });
    };
    if (leaders(live) != leaders(wanted)) {
        problems.push_back({std::string(leaderPoolName), {ChangeRefusal::Kind::LeaderStays, {}}});
    }
    return problems;
}

} // namespace

Result<std::vector<PlanStep>, std::vector<PlanProblem>>
planSteps(std::span<const PoolShape> live, std::span<const PoolShape> wanted, const Catalog& catalog) {
    auto problems = problemsOfWanted(live, wanted, catalog);
    if (!problems.empty()) {
        return problems;
    }
    auto waiting = intended(live, wanted, catalog);
    std::vector<PlanStep> steps;
    std::vector<PoolShape> pools(live.begin(), live.end());
    while (!waiting.empty()) {
        auto next = waiting.begin();
        auto outcome = applied(pools, next->change, catalog);
        bool forced = false;
        while (!outcome.ok() && wantsRoom(outcome.error())) {
            const auto maker = roomMaker(waiting, outcome.error());
            if (maker == waiting.end()) {
                break;
            }
            forced = !lowers(next->turn);
            next = maker;
            outcome = applied(pools, next->change, catalog);
        }
        if (!outcome.ok()) {
            return std::vector<PlanProblem>{{next->change.pool, outcome.error()}};
        }
        pools = outcome.value();
        steps.push_back({next->change, pools, forced});
        waiting.erase(next);
    }
    return steps;
}

} // namespace poolhouse::core
