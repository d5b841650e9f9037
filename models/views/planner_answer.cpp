// SPDX-License-Identifier: GPL-3.0-or-later
// The cheapest shape for the needs, those that differ in kind, and the one for grown needs.
#include "models/core/money.h"
#include "models/core/recommend_alternatives.h"
#include "models/fleet/store.h"
#include "models/text/needs_text.h"
#include "models/text/plan_draft_text.h"
#include "models/text/plan_text.h"
#include "models/text/text.h"
#include "models/text/wording.h"
#include "models/views/planner_sections.h"

#include <algorithm>

namespace poolhouse::views::planner {

namespace {

QString poolLine(const core::RecommendedPool& pool, const core::PoolShape& shape) {
    QStringList workloads;
    for (const auto& name : pool.workloads) {
        workloads << text::toQString(name);
    }
    return text::Text::tr("%1: %2 × %3 for %4")
        .arg(text::toQString(shape.name), text::Text::number(shape.count), text::toQString(shape.level),
             text::Text::listed(workloads));
}

QStringList linesOf(const core::Recommendation& found, const std::vector<core::PoolShape>& shapes) {
    QStringList lines;
    lines << (core::highlyAvailable(found.leader) ? text::Text::tr("Leader: %1 with standby")
                                                  : text::Text::tr("Leader: %1 without standby"))
                 .arg(text::toQString(found.leader.level));
    for (std::size_t index = 0; index < found.followerPools.size(); ++index) {
        lines << poolLine(found.followerPools[index], shapes[index + 1]);
    }
    return lines;
}

QString monthlyCost(core::Money found) {
    return text::Text::tr("%1/month").arg(text::toQString(core::formatExact(found)));
}

QString comparedCost(core::Money found, const core::CostEstimate& plan) {
    auto cost = monthlyCost(found);
    if (!plan.complete()) {
        return cost;
    }
    const auto less = plan.known - found;
    return less.cents > 0
               ? text::Text::tr("%1 · %2 less than this plan").arg(cost, text::toQString(core::formatExact(less)))
           : less.cents < 0
               ? text::Text::tr("%1 · %2 more than this plan").arg(cost, text::toQString(core::formatExact(-less)))
               : text::Text::tr("%1 · same cost as this plan").arg(cost);
}

QStringList levelNames(const std::vector<std::string>& levels) {
    QStringList names;
    for (const auto& level : levels) {
        names << text::toQString(level);
    }
    return names;
}

QStringList leftOutNotes(const core::LevelsLeftOut& leftOut) {
    QStringList notes;
    if (!leftOut.unpriced.empty()) {
        notes << text::Text::tr("Left out, price unknown: %1.").arg(text::Text::listed(levelNames(leftOut.unpriced)));
    }
    if (!leftOut.unlimited.empty()) {
        notes << text::Text::tr("Left out, connections unknown: %1.")
                     .arg(text::Text::listed(levelNames(leftOut.unlimited)));
    }
    return notes;
}

QString marginNote(int margin) {
    if (margin == core::attentionMargin) {
        return text::Text::tr("Pools stay below %1 of their connection limit.").arg(text::percent(core::attentionUse));
    }
    return margin > 0 ? text::Text::tr("Pools keep %1% of their connection limit free.").arg(margin) : QString();
}

/// The search is exact; needs that were observed for less than a day are not.
QStringList answerNotes(const core::LevelsLeftOut& leftOut, const plans::NeedsDraft& needs) {
    QStringList notes;
    const auto basis = text::readingBasis(needs);
    if (text::briefly(needs)) {
        notes << text::Text::tr("An estimate: a full day may have higher peaks.") << basis;
    } else if (leftOut.empty()) {
        notes << text::Text::tr("Exact.") << basis;
    } else {
        notes << (leftOut.unlimited.empty()
                      ? text::Text::tr("Exact among the levels with a price.")
                      : text::Text::tr("Exact among the levels with a price and a known connection limit."))
              << basis;
    }
    notes << leftOutNotes(leftOut) << marginNote(needs.margin);
    notes.removeAll(QString());
    return notes;
}

core::Proposal proposalOf(const core::Recommendation& found, const Evaluation& cluster) {
    return {found.monthly, plans::shapesOf(found, cluster.planned)};
}

/// What of the answer is still searched for.
QString searchingText(const std::optional<plans::PlannerAnswer>& answer, const PlannerState& state, bool outdated) {
    if (state.searching == SearchRequest::Kind::Cheapest) {
        return text::Text::tr("Searching for the cheapest configuration…");
    }
    if (!state.searching || !answer || answer->restSought || outdated) {
        return {};
    }
    return answer->found ? text::Text::tr("Searching for other configurations…")
                         : text::Text::tr("Searching for the smallest change that makes the needs feasible…");
}

QString restText(const plans::PlannerAnswer& answer) {
    if (answer.found) {
        return answer.others.empty()
                   ? text::Text::tr("No other configuration differs in kind.")
                   : text::Text::counted(static_cast<std::int64_t>(answer.others.size()),
                                         QT_TRANSLATE_N_NOOP("Wording", "%n other configuration differs in kind."),
                                         QT_TRANSLATE_N_NOOP("Wording", "%n other configurations differ in kind."));
    }
    return answer.change == core::FeasibleChange()
               ? text::Text::tr("No change of margin, connections or budget was found that makes the needs feasible.")
               : QString();
}

void addFound(PlannerAnswerCard& card, const Evaluation& cluster, const plans::PlannerAnswer& answer) {
    card.title = text::Text::tr("Cheapest that meets every need");
    card.lines = linesOf(*answer.found, plans::shapesOf(*answer.found, cluster.planned));
    card.cost = comparedCost(answer.found->monthly, cluster.after.cost);
    card.monthly = monthlyCost(answer.found->monthly);
    card.note = (answerNotes(answer.leftOut, answer.asked) << unobserved(cluster, answer.asked))
                    .join(QLatin1Char(' '))
                    .trimmed();
    card.canLoad = !card.outdated;
}

void addReasons(PlannerAnswerCard& card, const plans::PlannerAnswer& answer) {
    card.title = text::Text::tr("No matching configuration");
    for (const auto& reason : answer.reasons) {
        card.lines << text::infeasibility(reason);
    }
    card.lines << text::feasibleChange(answer.change, plans::needsOf(answer.asked, std::nullopt));
    if (std::any_of(answer.reasons.begin(), answer.reasons.end(),
                    [](const core::Infeasibility& reason) { return core::restsOnLevels(reason.code); })) {
        card.note = leftOutNotes(answer.leftOut).join(QLatin1Char(' '));
    }
}

} // namespace

PlannerAnswerCard answerCard(const Evaluation& cluster, const PlannerState& state) {
    PlannerAnswerCard card;
    const auto& answer = state.answer;
    card.outdated = answer && answer->asked != cluster.planned.needs;
    card.searching = searchingText(answer, state, card.outdated);
    card.seeking = state.searching == SearchRequest::Kind::Cheapest;
    if (answer && answer->restSought && !card.outdated) {
        card.rest = restText(*answer);
    }
    if (answer && answer->found) {
        addFound(card, cluster, *answer);
    } else if (answer) {
        addReasons(card, *answer);
    }
    return card;
}

std::vector<PlannerAlternativeAnswer> otherAnswers(const Evaluation& cluster,
                                                   const std::optional<plans::PlannerAnswer>& answer) {
    std::vector<PlannerAlternativeAnswer> others;
    if (!answer || !answer->found) {
        return others;
    }
    const core::ProposalFacts facts{cluster.live, cluster.snapshot.record.attachments,
                                    cluster.snapshot.store.catalog()};
    const auto cheapest = proposalOf(*answer->found, cluster);
    for (const auto& found : answer->others) {
        const auto proposal = proposalOf(found, cluster);
        others.push_back({followersText(proposal.shapes), linesOf(found, proposal.shapes), monthlyCost(found.monthly),
                          text::proposalDifference(core::differenceOf(proposal, cheapest, facts))});
    }
    return others;
}

QString nextShapeOf(const Evaluation& cluster, const PlannerState& state) {
    if (state.next == nullptr) {
        return state.searching == SearchRequest::Kind::Grown
                   ? text::Text::tr("Searching for the cheapest configuration with this growth…")
                   : QString();
    }
    const auto& next = *state.next;
    if (!next.found) {
        return next.reasons.empty()
                   ? QString()
                   : QStringList{text::Text::tr("With %1% more, no configuration fits.").arg(next.growth),
                                 text::infeasibility(next.reasons.front())}
                         .join(QLatin1Char(' '));
    }
    const auto shapes = plans::shapesOf(*next.found, cluster.planned);
    return text::Text::tr("With %1% more, the cheapest is a leader on %2 and %3: %4",
                          "growth, level, follower pools, cost beside that of the plan")
        .arg(text::Text::number(next.growth), text::toQString(next.found->leader.level), followersText(shapes),
             comparedCost(next.found->monthly, cluster.after.cost));
}

} // namespace poolhouse::views::planner
