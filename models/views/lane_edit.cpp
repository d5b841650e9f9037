// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/lane_edit.h"

#include "models/core/limits.h"
#include "models/core/pool_draft.h"
#include "models/core/pool_name.h"
#include "models/text/plan_text.h"
#include "models/text/refusal_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"

#include <algorithm>

namespace poolhouse::views {

namespace {

/// Rule 6: names that differ by case are the same pool.
bool pinnedTo(const core::Workload& workload, const std::string& pool) {
    return workload.pool && core::sameIgnoringCase(*workload.pool, pool);
}

using EditKind = plans::PlanEdit::Kind;
using Edited = core::Result<EditedPlan, QString>;
using text::Text;

std::vector<std::string> poolNames(const plans::PlannedCluster& cluster) {
    std::vector<std::string> names;
    names.reserve(cluster.pools.size());
    for (const auto& pool : cluster.pools) {
        names.push_back(pool.shape().name);
    }
    return names;
}

QString leaderCount() {
    return Text::tr("The leader pool has one instance, or two with a standby.");
}

/// As the search words it.
QString unmet(core::Infeasibility::Code code, const core::Workload& need, const std::string& pool = {}) {
    core::Infeasibility reason;
    reason.code = code;
    reason.workload = need.name;
    reason.pool = pool;
    return text::infeasibility(reason);
}

/// One edit of one cluster; `m_next` is the plan that comes out.
class HandEdit {
public:
    HandEdit(const plans::PlanDraft& draft, const core::ClusterId& id, const LaneEdit& edit,
             const core::Catalog& catalog)
        : m_next(draft), m_cluster(m_next.find(id)), m_edit(edit), m_catalog(catalog) {}

    [[nodiscard]] Edited carriedOut() {
        if (m_cluster == nullptr) {
            return Text::tr("This cluster is no longer part of the plan.");
        }
        if (addsPool(m_edit.kind)) {
            return poolAdded();
        }
        if (m_edit.kind == LaneEdit::Kind::FreeNeed) {
            return needFreed();
        }
        const auto row = static_cast<std::size_t>(m_edit.row);
        if (m_edit.row < 0 || row >= m_cluster->pools.size()) {
            return Text::tr("This pool is no longer part of the plan.");
        }
        auto& pool = m_cluster->pools[row];
        if (pool.destroyed()) {
            return keepItFirst(pool);
        }
        switch (m_edit.kind) {
        case LaneEdit::Kind::SetCount: return countSet(pool);
        case LaneEdit::Kind::SetLevel: return levelSet(pool);
        case LaneEdit::Kind::MoveNeed: return needMoved(*pool.wanted);
        default: return poolRemoved(pool);
        }
    }

private:
    [[nodiscard]] Edited done(plans::PlanEdit edit) {
        plans::dropLostMoves(*m_cluster);
        return EditedPlan{std::move(m_next), std::move(edit)};
    }

    [[nodiscard]] Edited refused(const core::DraftProblem& problem, const std::string& name) const {
        return text::draftText(problem, name, poolNames(*m_cluster)).sentence;
    }

    Edited countSet(plans::PlannedPool& pool) {
        auto& shape = *pool.wanted;
        auto problems = core::problemsOfCount(shape, m_edit.count, m_cluster->wanted());
        if (!problems.empty() && pool.leader()) {
            return leaderCount();
        }
        if (problems.empty() && pool.created() && m_edit.count < 1) {
            problems.push_back({core::DraftField::Count, core::DraftProblemCode::CountBelowMinimum, {}, 1});
        }
        if (!problems.empty()) {
            return refused(problems.front(), shape.name);
        }
        shape.count = m_edit.count;
        return done({EditKind::SetCount, shape.name, {}, m_edit.count});
    }

    Edited levelSet(plans::PlannedPool& pool) {
        auto& shape = *pool.wanted;
        const auto problems = core::problemsOfLevel(m_edit.level, m_catalog);
        if (!problems.empty() && m_edit.level != shape.level) {
            return refused(problems.front(), shape.name);
        }
        shape.level = m_edit.level;
        return done({EditKind::SetLevel, shape.name, shape.level});
    }

    Edited poolAdded() {
        const auto wanted = m_cluster->wanted();
        std::string level = m_edit.level;
        for (const auto& shape : wanted) {
            if (m_edit.level.empty() && (level.empty() || shape.role == core::PoolRole::Follower)) {
                level = shape.level;
            }
        }
        if (level.empty() && !m_catalog.empty()) {
            level = m_catalog.levels().front().name;
        }
        const auto name = core::suggestPoolName("reads", poolNames(*m_cluster));
        const int count = std::max(m_edit.count, 1);
        for (const auto& problem : core::problemsOf(core::NewPoolDraft{name, level, count}, wanted, m_catalog)) {
            // A level that the leader has but that is no longer on offer is reported in the new row.
            if (problem.code != core::DraftProblemCode::LevelUnknown || !m_edit.level.empty()) {
                return refused(problem, name);
            }
        }
        m_cluster->pools.push_back({std::nullopt, core::PoolShape{core::PoolRole::Follower, name, level, count}});
        return m_edit.kind == LaneEdit::Kind::AddPoolFor ? needMoved(*m_cluster->pools.back().wanted)
                                                         : done({EditKind::AddPool, name});
    }

    Edited poolRemoved(plans::PlannedPool& pool) {
        if (pool.leader()) {
            return Text::tr("The leader pool can't be destroyed; it belongs to the cluster.");
        }
        const plans::PlanEdit removal{EditKind::RemovePool, pool.shape().name};
        if (!pool.created()) {
            pool.wanted.reset(); // needs pinned to it stay, so that keeping it is all there is to take back
            return done(removal);
        }
        for (auto& need : m_cluster->needs.workloads) {
            if (pinnedTo(need.workload, removal.name)) {
                need.workload.pool.reset();
            }
        }
        m_cluster->pools.erase(m_cluster->pools.begin() + m_edit.row);
        return done(removal);
    }

    [[nodiscard]] core::Workload* workload() {
        auto& all = m_cluster->needs.workloads;
        return m_edit.workload < all.size() ? &all[m_edit.workload].workload : nullptr;
    }

    static QString needGone() { return Text::tr("This workload is no longer part of the plan."); }

    Edited needFreed() {
        auto* need = workload();
        if (need == nullptr) {
            return needGone();
        }
        if (need->access == core::Workload::Access::Read) {
            need->pool.reset();
        }
        return done({EditKind::FreeNeed, need->name});
    }

    Edited needMoved(const core::PoolShape& target) {
        auto* need = workload();
        if (need == nullptr) {
            return needGone();
        }
        const bool writes = need->access == core::Workload::Access::Write;
        const bool leader = target.role == core::PoolRole::Leader;
        if (writes != leader) {
            return writes ? unmet(core::Infeasibility::Code::WriteWorkloadPinned, *need)
                          : Text::tr("\"%1\" reads; only follower pools take it.").arg(text::toQString(need->name));
        }
        if (target.name.empty()) {
            return Text::tr("Enter a name for the pool.");
        }
        if (const auto why = sharing(*need, target.name)) {
            return *why;
        }
        if (const auto why = size(*need, target)) {
            return *why;
        }
        if (!leader) {
            need->pool = target.name;
        }
        plans::PlanEdit move{addsPool(m_edit.kind) ? EditKind::AddPoolFor : EditKind::MoveNeed, need->name};
        move.pool = target.name;
        return done(move);
    }

    /// Why the workload can't be in one pool with those that are pinned to it.
    [[nodiscard]] std::optional<QString> sharing(const core::Workload& need, const std::string& pool) const {
        for (const auto& other : m_cluster->needs.workloads) {
            if (&other.workload == &need || other.workload.access == core::Workload::Access::Write ||
                !pinnedTo(other.workload, pool)) {
                continue;
            }
            if (!need.share) {
                return unmet(core::Infeasibility::Code::PinnedButNotShared, need, pool);
            }
            if (!other.workload.share) {
                return Text::tr("\"%1\" is pinned to %2 and can't share it.")
                    .arg(text::toQString(other.workload.name), text::toQString(pool));
            }
        }
        return std::nullopt;
    }

    /// Why an instance of the pool is too small for the workload; empty: it isn't known to be.
    [[nodiscard]] std::optional<QString> size(const core::Workload& need, const core::PoolShape& target) const {
        const auto* level = m_catalog.find(target.level);
        const auto memory = level != nullptr ? level->memoryGb : std::nullopt;
        const auto vcpu = level != nullptr ? level->vcpu : std::nullopt;
        const auto name = text::toQString(need.name), levelName = text::toQString(target.level);
        if (memory && need.minMemoryGb > *memory) {
            return Text::tr("\"%1\" needs instances with %2 of memory; %3 has %4.")
                .arg(name, text::gigabytes(need.minMemoryGb), levelName, text::gigabytes(memory));
        }
        if (vcpu && need.minVcpu > *vcpu) {
            return Text::tr("\"%1\" needs instances with %2 vCPU; %3 has %4.")
                .arg(name, Text::number(need.minVcpu), levelName, Text::number(*vcpu));
        }
        return std::nullopt;
    }

    plans::PlanDraft m_next;
    plans::PlannedCluster* m_cluster;
    const LaneEdit& m_edit;
    const core::Catalog& m_catalog;
};

} // namespace

QString keepItFirst(const plans::PlannedPool& pool) {
    return Text::tr("The plan destroys %1. Keep it first.").arg(text::toQString(pool.shape().name));
}

core::Result<EditedPlan, QString> withEdit(const plans::PlanDraft& draft, const core::ClusterId& cluster,
                                           const LaneEdit& edit, const core::Catalog& catalog) {
    return HandEdit(draft, cluster, edit, catalog).carriedOut();
}

} // namespace poolhouse::views
