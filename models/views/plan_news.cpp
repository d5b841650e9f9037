// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/plan_news.h"

#include "models/text/drift_text.h"
#include "models/text/text.h"
#include "models/views/planner_model.h"

#include <algorithm>
#include <iterator>

namespace poolhouse::views {

namespace {

using text::Text;

const PlannerRow* rowNamed(const std::vector<PlannerRow>& rows, const QString& name) {
    const auto at = std::find_if(rows.begin(), rows.end(), [&name](const PlannerRow& row) { return row.name == name; });
    return at == rows.end() ? nullptr : &*at;
}

QString plannedShape(const PlannerRow& row) {
    const auto level = text::toQString(row.level);
    if (row.destroyed) {
        return Text::tr("%1: removed by the plan.").arg(row.name);
    }
    if (row.leader) {
        return (row.count > 1 ? Text::tr("%1: %2 with standby.", "leader pool, level")
                              : Text::tr("%1: %2 without standby.", "leader pool, level"))
            .arg(row.name, level);
    }
    return Text::tr("%1: %2 of %3.", "pool, 2 instances, level").arg(row.name, text::instanceCount(row.count), level);
}

/// Name of the pool that takes a workload; empty: none.
QString takenBy(const PlannerView& view, std::size_t workload) {
    for (const auto& lane : view.lanes) {
        const bool taken = std::any_of(lane.needs.begin(), lane.needs.end(),
                                       [workload](const LaneNeed& need) { return need.workload == workload; });
        if (taken) {
            return lane.name;
        }
    }
    return {};
}

QStringList poolNews(const PlannerView& before, const PlannerView& after) {
    QStringList news;
    for (const auto& row : after.rows) {
        const auto* earlier = rowNamed(before.rows, row.name);
        const bool same = earlier != nullptr && earlier->level == row.level && earlier->count == row.count &&
                          earlier->destroyed == row.destroyed;
        if (!same) {
            news << plannedShape(row);
        }
    }
    for (const auto& row : before.rows) {
        if (rowNamed(after.rows, row.name) == nullptr) {
            news << Text::tr("%1: no longer in the plan.").arg(row.name);
        }
    }
    return news;
}

constexpr qsizetype mostWorkloadsTold = 6;

bool sameNeed(const NeedRow& a, const NeedRow& b) {
    return a.name == b.name && a.connections == b.connections && a.pool == b.pool;
}

using NeedRows = std::vector<const NeedRow*>;

/// Takes the first that `matches` out; false: there is none.
template <class Matches> bool takenOut(NeedRows& rows, Matches matches) {
    const auto at = std::find_if(rows.begin(), rows.end(), [&matches](const NeedRow* row) { return matches(*row); });
    if (at == rows.end()) {
        return false;
    }
    rows.erase(at);
    return true;
}

/// Those of `is` that are new or changed. `left` is what was there before; what is gone stays in it. Names may occur
/// twice.
NeedRows changedNeeds(const std::vector<NeedRow>& is, NeedRows& left) {
    NeedRows changed;
    for (const auto& need : is) {
        if (!takenOut(left, [&need](const NeedRow& row) { return sameNeed(row, need); })) {
            changed.push_back(&need);
        }
    }
    for (const auto* need : changed) {
        takenOut(left, [need](const NeedRow& row) { return row.name == need->name; });
    }
    return changed;
}

QString goneNeed(const NeedRow& need, const std::vector<NeedRow>& was) {
    const auto named = std::count_if(was.begin(), was.end(), [&](const NeedRow& row) { return row.name == need.name; });
    return named == 1 ? Text::tr("%1: no longer needed.", "workload").arg(need.name)
                      : Text::tr("%1 (connections %2, pool %3): no longer needed.", "one of the workloads of that name")
                            .arg(need.name, need.connections, need.pool);
}

QStringList needNews(const PlannerView& before, const PlannerView& after) {
    const auto& needs = after.needs.rows;
    QStringList news;
    for (std::size_t workload = 0; workload < needs.size() && needs.size() == before.needs.rows.size(); ++workload) {
        const auto& need = needs[workload];
        const auto pool = takenBy(after, workload);
        if (pool != takenBy(before, workload)) {
            news << (pool.isEmpty() ? Text::tr("No pool takes %1.").arg(need.name)
                                    : Text::tr("%1 moved to %2.", "workload, pool").arg(need.name, pool));
        } else if (need.pool != before.needs.rows[workload].pool) {
            news << Text::tr("Pool of %1: %2.", "workload, \"reads\" or \"any: reads\"").arg(need.name, need.pool);
        }
    }
    return news;
}

/// Of pools that get or lose apps by the plan.
QStringList appNews(const PlannerView& before, const PlannerView& after) {
    QStringList news;
    for (const auto& lane : after.lanes) {
        const auto was = std::find_if(before.lanes.begin(), before.lanes.end(),
                                      [&lane](const Lane& each) { return each.name == lane.name; });
        if (was != before.lanes.end() && !(was->apps == lane.apps)) {
            news << Text::tr("%1: %2", "pool, who uses it").arg(lane.name, lane.apps.sentence);
        }
    }
    return news;
}

/// "Needs met" of a summary; null: it has no needs.
const PlannerFigure* needsMet(const PlannerSummary& summary) {
    return summary.brief == mostSummaryRows ? &summary.figures[mostSummaryRows - 1] : nullptr;
}

/// Of the same attachment, whatever becomes of it.
bool movesOn(const core::AttachmentMove& move, const plans::PlanDraft& after) {
    const auto same = [](const std::optional<core::AttachmentPlace>& a, const std::optional<core::AttachmentPlace>& b) {
        return a && b && a->name == b->name;
    };
    return std::any_of(after.clusters.begin(), after.clusters.end(), [&](const plans::PlannedCluster& cluster) {
        return std::any_of(cluster.moves.begin(), cluster.moves.end(), [&](const core::AttachmentMove& each) {
            return each.app == move.app && (same(each.from, move.from) || same(each.to, move.to));
        });
    });
}

QString moveLost(const core::AttachmentMove& move) {
    const auto app = text::toQString(move.app);
    if (!move.to) {
        return Text::tr("The plan no longer detaches %1 from %2.", "app, pool")
            .arg(app, text::toQString(move.from->pool));
    }
    return (move.from ? Text::tr("The plan no longer moves %1 to %2.", "app, pool")
                      : Text::tr("The plan no longer attaches %1 to %2.", "app, pool"))
        .arg(app, text::toQString(move.to->pool));
}

/// Puts another plan in the place of all that was planned.
bool replacesPlan(const std::optional<plans::PlanEdit>& edit) {
    using Kind = plans::PlanEdit::Kind;
    return edit && (edit->kind == Kind::ResetToLive || edit->kind == Kind::LoadAlternative ||
                    edit->kind == Kind::OpenFile || edit->kind == Kind::OpenInverse);
}

/// The pool that it leads to is no longer wanted. One that it came from goes with the cluster, not with the plan.
bool leadsNowhere(const core::AttachmentMove& move, const plans::PlannedCluster& cluster) {
    const auto wanted = cluster.wanted();
    return move.to && std::none_of(wanted.begin(), wanted.end(),
                                   [&move](const core::PoolShape& pool) { return pool.name == move.to->pool; });
}

} // namespace

QString movesLost(const plans::PlanDraft& before, const plans::PlanDraft& after) {
    QStringList lost;
    for (const auto& cluster : before.clusters) {
        for (const auto& move : cluster.moves) {
            if (!movesOn(move, after)) {
                lost << moveLost(move);
            }
        }
    }
    return lost.join(QLatin1Char(' '));
}

void LostMoves::follow(const PlannerModel& model) {
    const auto& draft = model.draft();
    const bool replaced = replacesPlan(model.nextUndo()) || replacesPlan(model.nextRedo());
    if (model.home() != m_home || (replaced && !(draft == m_before))) {
        m_home = model.home();
        m_before = draft;
        m_lost.clear();
        return;
    }
    for (const auto& cluster : m_before.clusters) {
        const auto* now = draft.find(cluster.id);
        if (now == nullptr || (!now->changed() && now->live() != cluster.live())) {
            continue; // the whole cluster was taken out, or has arrived
        }
        std::copy_if(cluster.moves.begin(), cluster.moves.end(), std::back_inserter(m_lost),
                     [now](const core::AttachmentMove& move) { return leadsNowhere(move, *now); });
    }
    std::erase_if(m_lost, [&draft](const core::AttachmentMove& move) { return movesOn(move, draft); });
    m_before = draft;
}

QString LostMoves::text() const {
    QStringList lost;
    for (const auto& move : m_lost) {
        lost << moveLost(move);
    }
    return lost.join(QLatin1Char(' '));
}

QString editNews(const PlannerView& before, const PlannerView& after) {
    return (poolNews(before, after) + needNews(before, after) + appNews(before, after)).join(QLatin1Char(' '));
}

QString workloadNews(const PlannerView& before, const PlannerView& after) {
    const auto& was = before.needs.rows;
    const auto& is = after.needs.rows;
    NeedRows gone;
    for (const auto& need : was) {
        gone.push_back(&need);
    }
    QStringList news;
    for (const auto* need : changedNeeds(is, gone)) {
        news << Text::tr("%1: connections %2, pool %3.", "workload, number, pool")
                    .arg(need->name, need->connections, need->pool);
    }
    for (const auto* need : gone) {
        news << goneNeed(*need, was);
    }
    return news.size() <= mostWorkloadsTold
               ? news.join(QLatin1Char(' '))
               : Text::counted(static_cast<std::int64_t>(is.size()), QT_TRANSLATE_N_NOOP("Wording", "%n workload now."),
                               QT_TRANSLATE_N_NOOP("Wording", "%n workloads now."));
}

QString needsNews(const QString& what, const PlannerView& before, const PlannerView& after) {
    QStringList news{what};
    const auto& met = after.needs.met;
    if (!met.isEmpty() && met != before.needs.met) {
        news << Text::tr("Needs met: %1.", "\"2 of 3\"").arg(met);
    }
    news.removeAll(QString());
    return news.join(QLatin1Char(' '));
}

QString planNews(const QString& what, const PlannerView& before, const PlannerView& after) {
    if (what.isEmpty() || after.summary.figures.empty()) {
        return what;
    }
    const auto figure = [](const PlannerFigure& row) {
        return Text::tr("%1: %2.", "\"Cost per month\", its figure").arg(row.label, row.plan);
    };
    QStringList news{what, figure(after.summary.figures.front())};
    const auto* met = needsMet(after.summary);
    const auto* metBefore = needsMet(before.summary);
    if (met != nullptr && (metBefore == nullptr || metBefore->plan != met->plan)) {
        news << figure(*met);
    }
    return news.join(QLatin1Char(' '));
}

} // namespace poolhouse::views
