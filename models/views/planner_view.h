// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/frontier.h"
#include "models/core/plan_impact.h"
#include "models/plans/needs.h"
#include "models/plans/plan_draft.h"
#include "models/views/lane.h"
#include "models/views/planner_needs.h"
#include "models/views/pool_forms.h"
#include "models/views/search_worker.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// View state of the planner: text, figures and tones; the page only draws it. Pure: no I/O, no side effects.
namespace poolhouse::views {
struct PlannerMemory;

/// One pool of the plan as an editable row.
struct PlannerRow {
    QString name;   ///< "Leader", "web-reads"
    int colour = 0; ///< index into the palette
    bool leader = false;
    bool created = false; ///< its name can be edited
    bool destroyed = false;
    std::string level;
    int count = 0;
    int least = 0; ///< of the count
    int most = 0;
    Badge badge; ///< effect of the plan: "level changed", "+2 instances", "new"; empty: nothing
    std::vector<InstanceBox> boxes;
    std::vector<Span> effect; ///< "1,140 → 1,900 connections · $450 → $750/month"
    std::vector<Span> price;  ///< of it: "$450 → $750/month"; empty for a pool that is gone
    QString overflow;         ///< "261 too few after losing one instance"; empty: none. Needs attention
    std::optional<FormProblem> problem;

    friend bool operator==(const PlannerRow&, const PlannerRow&) = default;
};

struct PlannerStepRow {
    QString number; ///< empty for the total
    std::vector<Span> text;
    Badge badge;  ///< "lowers capacity", "can't be undone"
    QString cost; ///< "+$300.00", "price unknown"

    [[nodiscard]] QString plain() const;
    friend bool operator==(const PlannerStepRow&, const PlannerStepRow&) = default;
};

struct PlannerFigure {
    QString label;
    QString live;
    QString plan;
    QString change; ///< with its sign; empty when unknown or unchanged

    friend bool operator==(const PlannerFigure&, const PlannerFigure&) = default;
};

/// "This plan": sums over all of its clusters. The first rows are those that decide.
struct PlannerSummary {
    QString title; ///< "This plan", "This plan, 3 clusters"; empty: nothing is loaded
    std::vector<PlannerFigure> figures;
    std::size_t brief = 0;   ///< number of rows to show at first
    std::vector<Span> steps; ///< sentences: "1. Add 2 instances to web-reads (3 → 5). 2. ..."; empty: none

    friend bool operator==(const PlannerSummary&, const PlannerSummary&) = default;
};
inline constexpr int mostSummaryRows = 4;

/// A cluster of the plan as a small drawing, to the same scale as the others.
struct PlannerSketch {
    struct Pool {
        int colour = 0;                    ///< index into the palette
        int blocks = 0;                    ///< accepting instances
        std::optional<std::int64_t> limit; ///< of all of them, in connections; empty: unknown
        std::int64_t needed = 0;           ///< of its limit

        friend bool operator==(const Pool&, const Pool&) = default;
    };
    QString name;
    QString cost;     ///< "$1,808.40/month"
    QString sentence; ///< all of it, for a tool tip and a screen reader
    bool changed = false;
    bool met = true;      ///< all needs
    bool unknown = false; ///< whether all needs are met isn't known; `met` is false then
    std::vector<Pool> pools;

    [[nodiscard]] bool limitsKnown() const; ///< of all pools
    friend bool operator==(const PlannerSketch&, const PlannerSketch&) = default;
};

/// A configuration of follower pools in the chart.
struct PlannerPoint {
    int connections = 0;
    core::Money monthly;
    QString title; ///< "Live", "Plan", "Cheapest for 1,900 read connections"
    QString text;  ///< "5 × 4G-Performance, 1 × 8G-Performance"

    friend bool operator==(const PlannerPoint&, const PlannerPoint&) = default;
};

struct PlannerChart {
    std::vector<PlannerPoint> frontier; ///< by connections
    std::optional<PlannerPoint> live;   ///< empty while its cost or its connections are not known
    std::optional<PlannerPoint> plan;
    std::optional<PlannerPoint> answer; ///< the cheapest that meets every need, once it is found
    bool survivable = false;            ///< connections are those with one instance of each pool lost
    QString note;

    friend bool operator==(const PlannerChart&, const PlannerChart&) = default;
};

/// "Cheapest that meets every need".
struct PlannerAnswerCard {
    QString title; ///< empty: no search was made, or the first for these needs is not over
    QStringList lines;
    QString cost;    ///< "$1,658.40/month · $150.00 less than this plan"
    QString monthly; ///< the part of `cost` that is its own: "$1,658.40/month"
    QString note;
    bool canLoad = false;
    bool outdated = false; ///< the needs have changed since
    QString searching;     ///< a sentence on what of it is still searched for; empty: nothing
    bool seeking = false;  ///< that is the cheapest itself
    /// What the search for the rest came to, for a screen reader: "2 other configurations differ in kind."; empty: it
    /// is not over, or the lines tell.
    QString rest;

    friend bool operator==(const PlannerAnswerCard&, const PlannerAnswerCard&) = default;
};

/// The second or third cheapest that differs in kind from the answer.
struct PlannerAlternativeAnswer {
    QString title; ///< "2 × 4G-Performance, 5 × 4G-Performance"
    QStringList lines;
    QString monthly; ///< its cost: "$1,808.40/month"
    QStringList
        comparison; ///< with the answer: "$150.00 more", "carries 380 more connections after a loss", "1 pool fewer"

    friend bool operator==(const PlannerAlternativeAnswer&, const PlannerAlternativeAnswer&) = default;
};

/// One plan in the comparison.
struct PlannerComparisonRow {
    QString name;
    QString cost;
    QString readConnections;
    QString survivable;
    QString vcpu;
    QString memory;
    QString pools;        ///< "2 pools, 8 instances"
    QString shape;        ///< for a tool tip
    int alternative = -1; ///< index, to be loaded or dropped; -1: live or this plan

    friend bool operator==(const PlannerComparisonRow&, const PlannerComparisonRow&) = default;
};

/// A label, and the clusters of the plan that have it.
struct PlannerLabel {
    fleet::ClusterLabel label;
    QStringList clusters; ///< names of those with a step

    friend bool operator==(const PlannerLabel&, const PlannerLabel&) = default;
};

/// All that the planner's page shows.
struct PlannerView {
    bool loaded = false; ///< false: `emptyNote` says why there is nothing to plan
    QString emptyNote;
    QStringList clusters; ///< names, in the order of the plan
    int current = 0;      ///< the one shown
    std::vector<PlannerRow> rows;
    std::vector<Lane> lanes;                  ///< the rows as they are drawn, then pools of the answer only
    std::vector<LaneNeed> nowhere;            ///< needs that no pool of the plan takes
    PlannerNeeds needs;                       ///< of the cluster shown
    std::vector<LevelChoice> levels;          ///< on offer
    QString remaining;                        ///< "7 of 13 follower instances, 3 of 5 pools"
    std::optional<QString> whyNoMore;         ///< why no follower pool can be added; empty: one can
    std::vector<PlannerStepRow> steps;        ///< of all clusters, followed by a total unless there are none
    int changes = 0;                          ///< number of steps
    std::vector<PlannerFigure> figures;       ///< of the cluster shown
    PlannerSummary summary;                   ///< of all clusters
    std::vector<PlannerSketch> sketches;      ///< of each that is loaded; empty while there is only one
    QStringList changedClusters;              ///< names of those with a step
    std::vector<PlannerLabel> changedLabels;  ///< of those, by first appearance
    std::vector<PlannerFigure> reviewFigures; ///< of all of those: a cost for each when several, then the sums
    PlannerChart chart;
    QString needsBasis; ///< what observed peaks rest on: "Based on 3 min of readings, no gaps."; empty: none used
    std::vector<FormWarning> warnings;
    QStringList notes; ///< origin of the prices, and gaps in them
    PlannerAnswerCard answer;
    std::vector<PlannerAlternativeAnswer> otherAnswers; ///< at most two, the cheaper first
    int chosenAnswer = 0; ///< 0: `answer`, which is drawn; else one more than an index into `otherAnswers`
    std::vector<PlannerComparisonRow> comparison; ///< live, this plan, then the alternatives
    QStringList drift;                            ///< how clusters differ from the basis of the plan
    std::optional<QString> whyNotApply;           ///< empty: the plan can be reviewed and applied
    QString restarts; ///< of apps, by the whole plan: "Apps restart: catalog-api twice."; empty: no app restarts
    QString phrase;   ///< confirmation to enter before applying; empty when nothing is destroyed

    friend bool operator==(const PlannerView&, const PlannerView&) = default;
};

/// Input of the view, apart from the store.
struct PlannerState {
    const plans::PlanDraft& draft;
    core::ClusterId current;
    const std::vector<plans::PlanAlternative>& alternatives;
    const std::vector<PlannerPoint>&
        frontier;            ///< plannerLine() for the current cluster's prices; made once, not with each edit
    bool survivable = false; ///< what `frontier` counts
    const std::optional<plans::PlannerAnswer>& answer;
    int growth = 0;                             ///< percent by which the needs are tried
    bool showsAnswer = false;                   ///< the answer is drawn as ghosts
    const plans::PlannerAnswer* next = nullptr; ///< found for these needs with the growth; null: not searched for
    PlannerMemory* memory = nullptr;            ///< between views; null: nothing is remembered
    std::optional<SearchRequest::Kind> searching = std::nullopt; ///< for the current cluster; empty: no search
    int chosenAnswer = 0;                                        ///< 0: the cheapest, then those that differ in kind

    [[nodiscard]] int chosen() const; ///< of those that were found; 0 if it was not
};

/// The cheapest configurations as points of the chart.
[[nodiscard]] std::vector<PlannerPoint> plannerLine(const std::vector<core::FrontierPoint>& frontier, bool survivable);

[[nodiscard]] PlannerView plannerView(const fleet::Store& store, core::Instant now, const PlannerState& state);

} // namespace poolhouse::views
