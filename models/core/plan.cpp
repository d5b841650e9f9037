// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/plan.h"

#include "models/core/capacity.h"
#include "models/core/limits.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace poolhouse::core {

namespace {

using Shapes = std::vector<PoolShape>;

/// Groups of steps in the order in which they run while there is room.
enum class Turn { AddEmpty, Raise, Add, Lower, Destroy };

struct Intended {
    Change change;
    Turn turn = Turn::Raise;
    std::optional<Change> then; ///< at once afterwards

    [[nodiscard]] bool lowers() const { return turn == Turn::Lower || turn == Turn::Destroy; }
};

const PoolShape* shapeNamed(std::span<const PoolShape> pools, const std::string& name) {
    const auto at = std::find_if(pools.begin(), pools.end(), [&name](const PoolShape& p) { return p.name == name; });
    return at == pools.end() ? nullptr : &*at;
}

/// Connections first, since that is what runs out; what cannot be compared is not taken for a loss.
bool raisesLevel(const std::string& from, const std::string& to, const Catalog& catalog) {
    const auto* before = catalog.find(from);
    const auto* after = catalog.find(to);
    const auto size = [](const Level& level) {
        return std::tuple(level.connectionsPerInstance, level.memoryGb, level.vcpu);
    };
    return before == nullptr || after == nullptr || !before->complete() || !after->complete() ||
           size(*before) <= size(*after);
}

std::int64_t acceptedBy(const PoolShape& pool, const Catalog& catalog) {
    return connectionLimit(pool, catalog).value_or(0);
}

void intendChanges(std::vector<Intended>& all, const PoolShape& before, const PoolShape& pool, const Catalog& catalog) {
    std::vector<Intended> steps;
    if (before.level != pool.level) {
        steps.push_back({{ChangeKind::SetLevel, pool.name, pool.level, 0},
                         raisesLevel(before.level, pool.level, catalog) ? Turn::Raise : Turn::Lower,
                         std::nullopt});
    }
    if (before.count != pool.count) {
        steps.push_back({{ChangeKind::SetCount, pool.name, {}, pool.count},
                         before.count < pool.count ? Turn::Raise : Turn::Lower,
                         std::nullopt});
    }
    if (steps.size() == 2) {
        auto levelFirst = before, countFirst = before;
        levelFirst.level = pool.level;
        countFirst.count = pool.count;
        if (acceptedBy(countFirst, catalog) > acceptedBy(levelFirst, catalog)) {
            std::swap(steps.front(), steps.back());
        }
    }
    all.insert(all.end(), steps.begin(), steps.end());
}

std::vector<Intended> intended(std::span<const PoolShape> live, std::span<const PoolShape> wanted,
                               const Catalog& catalog) {
    std::vector<Intended> all;
    for (const auto& pool : wanted) {
        if (const auto* before = shapeNamed(live, pool.name)) {
            intendChanges(all, *before, pool, catalog);
        } else if (pool.count == 0) {
            all.push_back({{ChangeKind::AddPool, pool.name, pool.level, 1},
                           Turn::AddEmpty,
                           Change{ChangeKind::SetCount, pool.name, {}, 0}});
        } else {
            all.push_back({{ChangeKind::AddPool, pool.name, pool.level, pool.count}, Turn::Add, std::nullopt});
        }
    }
    for (const auto& pool : live) {
        if (shapeNamed(wanted, pool.name) == nullptr) {
            all.push_back({{ChangeKind::DestroyPool, pool.name, {}, 0}, Turn::Destroy, std::nullopt});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Intended& a, const Intended& b) { return a.turn < b.turn; });
    return all;
}

/// Puts what is intended into an order that works.
class Planner {
public:
    /// With `emptyFirst` all new pools without instances are added before anything else takes a place.
    Planner(std::span<const PoolShape> live, std::vector<Intended> waiting, std::span<const AttachmentMove> moves,
            const Catalog& catalog, bool emptyFirst)
        : m_pools(live.begin(), live.end()),
          m_waiting(std::move(waiting)),
          m_moves(moves.begin(), moves.end()),
          m_catalog(catalog),
          m_emptyFirst(emptyFirst) {}

    Result<std::vector<PlanStep>, std::vector<PlanProblem>> run() {
        while (!m_waiting.empty()) {
            if (takeFirst(false)) {
                continue;
            }
            const bool raisesLeft = !m_waiting.front().lowers();
            if (!raisesLeft) {
                moveApps();
            }
            if (raisesLeft ? !freeInstances() : !takeFirst(true)) {
                const auto& change = m_waiting.front().change;
                return std::vector<PlanProblem>{{change.pool, applied(m_pools, change, m_catalog).error()}};
            }
        }
        moveApps();
        return std::move(m_steps);
    }

private:
    [[nodiscard]] bool mayGo(const Intended& step, const Shapes& pools) const {
        const bool held = m_emptyFirst && m_waiting.front().turn == Turn::AddEmpty && step.turn != Turn::AddEmpty;
        return !(held && !step.lowers()) && applied(pools, step.change, m_catalog);
    }

    /// Takes the first step that the rules allow now, of those that lower or of those that do not.
    bool takeFirst(bool lowering) {
        for (std::size_t at = 0; at < m_waiting.size(); ++at) {
            if (m_waiting[at].lowers() == lowering && mayGo(m_waiting[at], m_pools)) {
                take(at, false);
                return true;
            }
        }
        return false;
    }

    void take(std::size_t at, bool forced) {
        const auto step = m_waiting[at];
        m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(at));
        if (step.turn == Turn::Destroy || (step.change.kind == ChangeKind::SetCount && step.change.count == 0)) {
            moveApps(step.change.pool);
        }
        m_pools = applied(m_pools, step.change, m_catalog).value();
        m_steps.push_back({step.change, m_pools, forced});
        if (step.then) {
            m_pools = applied(m_pools, *step.then, m_catalog).value();
            m_steps.push_back({*step.then, m_pools, false});
        }
    }

    /// Away from `pool`, to what is there and accepts connections; empty: from all pools. Each once.
    void moveApps(const std::string& pool = {}) {
        const auto leaves = [&pool](const AttachmentMove& move) {
            return pool.empty() || (move.from && move.from->pool == pool);
        };
        for (auto& move : m_moves) {
            const auto* target = move.to ? shapeNamed(m_pools, move.to->pool) : nullptr;
            if (leaves(move) && target != nullptr && (pool.empty() || target->count > 0)) {
                m_steps.push_back({attachOf(move), m_pools, false});
                move.to.reset();
            }
        }
        for (auto& move : m_moves) {
            if (leaves(move) && move.from) {
                m_steps.push_back({detachOf(move), m_pools, move.to.has_value()});
                move.from.reset();
            }
        }
    }

    /// Brings forward what gives up least and lets something through that raises. False when nothing does.
    bool freeInstances() {
        std::vector<std::size_t> makers;
        for (std::size_t at = 0; at < m_waiting.size(); ++at) {
            const auto& step = m_waiting[at];
            const bool count = step.turn == Turn::Lower && step.change.kind == ChangeKind::SetCount;
            if (step.turn == Turn::Destroy || (count && step.change.pool != leaderPoolName)) {
                makers.push_back(at);
            }
        }
        constexpr std::size_t mostToWeigh = 12; // a cluster has five pools; a stranger one is not weighed for hours
        if (makers.size() > mostToWeigh) {
            makers.resize(mostToWeigh);
        }
        std::optional<Sacrifice> best;
        for (unsigned some = 1; some < 1U << makers.size(); ++some) {
            const auto sacrifice = weigh(makers, some);
            if (sacrifice && (!best || *sacrifice < *best)) {
                best = sacrifice;
            }
        }
        std::size_t taken = 0;
        for (std::size_t each = 0; best && each < makers.size(); ++each) {
            if ((best->which >> each & 1U) != 0) {
                take(makers[each] - taken++, true);
            }
        }
        return best.has_value();
    }

    struct Sacrifice {
        int destroyed = 0;
        std::int64_t lost = 0;
        int steps = 0;
        unsigned which = 0;

        friend auto operator<=>(const Sacrifice&, const Sacrifice&) = default;
    };

    [[nodiscard]] std::optional<Sacrifice> weigh(const std::vector<std::size_t>& makers, unsigned some) const {
        Sacrifice sacrifice{0, 0, 0, some};
        auto pools = m_pools;
        for (std::size_t each = 0; each < makers.size(); ++each) {
            if ((some >> each & 1U) == 0) {
                continue;
            }
            const auto& step = m_waiting[makers[each]];
            auto after = applied(pools, step.change, m_catalog);
            if (!after) {
                return std::nullopt;
            }
            sacrifice.destroyed += step.turn == Turn::Destroy ? 1 : 0;
            sacrifice.lost += readLimit(pools) - readLimit(after.value());
            ++sacrifice.steps;
            pools = std::move(after).value();
        }
        const bool helps = std::any_of(m_waiting.begin(), m_waiting.end(),
                                       [&](const Intended& step) { return !step.lowers() && mayGo(step, pools); });
        return helps ? std::optional(sacrifice) : std::nullopt;
    }

    [[nodiscard]] std::int64_t readLimit(const Shapes& pools) const {
        std::int64_t sum = 0;
        for (const auto& pool : pools) {
            sum += pool.role == PoolRole::Follower ? acceptedBy(pool, m_catalog) : 0;
        }
        return sum;
    }

    Shapes m_pools;
    std::vector<Intended> m_waiting;
    std::vector<AttachmentMove> m_moves; ///< what is left of them
    const Catalog& m_catalog;
    bool m_emptyFirst;
    std::vector<PlanStep> m_steps;
};

std::vector<DraftProblem> problemsOfNew(const PoolShape& pool, const Shapes& others, const Catalog& catalog) {
    auto problems = problemsOf({pool.name, pool.level, std::max(pool.count, 1)}, others, catalog);
    if (pool.count < 0) {
        problems.push_back({DraftField::Count, DraftProblemCode::CountBelowMinimum, std::nullopt, 0});
    }
    if (pool.count == 0) { // it needs no room to stay, only to be made, which the order of the steps shows
        std::erase_if(problems,
                      [](const DraftProblem& each) { return each.code == DraftProblemCode::CountAboveMaximum; });
    }
    if (pool.name.empty()) { // which asks for a generated name elsewhere, but a plan has to know what it speaks of
        problems.push_back({DraftField::Name, DraftProblemCode::Name, PoolNameProblem::TooShort, 0});
    }
    return problems;
}

std::vector<DraftProblem> problemsOfChanged(const PoolShape& before, const PoolShape& pool, const Shapes& others,
                                            const Catalog& catalog) {
    std::vector<DraftProblem> problems;
    if (shapeNamed(others, pool.name) != nullptr) {
        problems.push_back({DraftField::Name, DraftProblemCode::Name, PoolNameProblem::Taken, 0});
    }
    if (pool.level != before.level) {
        const auto level = problemsOfLevel(pool.level, catalog);
        problems.insert(problems.end(), level.begin(), level.end());
    }
    if (pool.count != before.count) {
        const auto count = problemsOfCount(pool, pool.count, others);
        problems.insert(problems.end(), count.begin(), count.end());
    }
    return problems;
}

std::vector<PlanProblem> problemsOfWanted(std::span<const PoolShape> live, std::span<const PoolShape> wanted,
                                          const Catalog& catalog) {
    std::vector<PlanProblem> problems;
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        const auto& pool = wanted[at];
        Shapes others(wanted.begin(), wanted.end());
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(at));
        const auto* before = shapeNamed(live, pool.name);
        if ((pool.role == PoolRole::Leader) != (pool.name == leaderPoolName) ||
            (before == nullptr && pool.role == PoolRole::Leader)) {
            problems.push_back({pool.name, {ChangeRefusal::Kind::LeaderStays, {}}});
            continue;
        }
        auto found = before == nullptr ? problemsOfNew(pool, others, catalog)
                                       : problemsOfChanged(*before, pool, others, catalog);
        if (!found.empty()) {
            problems.push_back({pool.name, {ChangeRefusal::Kind::DraftProblems, std::move(found)}});
        }
    }
    const std::string leader(leaderPoolName);
    if (shapeNamed(live, leader) != nullptr && shapeNamed(wanted, leader) == nullptr) {
        problems.push_back({leader, {ChangeRefusal::Kind::LeaderStays, {}}});
    }
    return problems;
}

/// The pools to attach to that are not wanted.
void addMissingTargets(std::vector<PlanProblem>& problems, std::span<const PoolShape> wanted,
                       std::span<const AttachmentMove> moves) {
    for (const auto& move : moves) {
        if (move.to && shapeNamed(wanted, move.to->pool) == nullptr) {
            problems.push_back({move.to->pool, {ChangeRefusal::Kind::PoolMissing, {}}});
        }
    }
}

} // namespace

Result<std::vector<PlanStep>, std::vector<PlanProblem>> planSteps(std::span<const PoolShape> live,
                                                                  std::span<const PoolShape> wanted,
                                                                  const Catalog& catalog,
                                                                  std::span<const AttachmentMove> moves) {
    auto problems = problemsOfWanted(live, wanted, catalog);
    addMissingTargets(problems, wanted, moves);
    if (!problems.empty()) {
        return problems;
    }
    const auto steps = intended(live, wanted, catalog);
    auto plan = Planner(live, steps, moves, catalog, false).run();
    if (!plan && std::any_of(steps.begin(), steps.end(), [](const Intended& s) { return s.turn == Turn::AddEmpty; })) {
        return Planner(live, steps, moves, catalog, true).run();
    }
    return plan;
}

} // namespace poolhouse::core
