// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/cluster_plan.h"
#include "models/views/planner_view.h"

#include <QString>
#include <QStringList>

#include <vector>

/// A plan on paper: the lanes of all its clusters with their words and figures. Pure.
namespace poolhouse::views {

/// The content of a sheet, top down.
struct PlanSheet {
    struct Pool {
        Lane lane;
        QString shape;  ///< "5 × 4G-Performance"; empty: of the answer only
        QString badge;  ///< "+2", "new level"; empty: nothing changes
        QString effect; ///< "1,140 → 1,900 connections · $450 → $750/month"

        friend bool operator==(const Pool&, const Pool&) = default;
    };
    struct Cluster {
        QString title; ///< "postgresql-rectangular-12345 (example-app)"
        QString note;  ///< "7 of 13 follower instances, 3 of 5 pools", or why there is nothing to draw
        std::vector<Pool> pools;
        std::vector<LaneNeed> nowhere;
        std::vector<PlannerFigure> figures;

        friend bool operator==(const Cluster&, const Cluster&) = default;
    };
    QString title;
    QString basis; ///< when the live shapes were read; empty: the plan does not say
    std::vector<Cluster> clusters;
    QStringList steps; ///< "1 Add 2 instances to web-reads (3 → 5) +$300.00"
    QStringList warnings;
    std::vector<PlannerFigure> total; ///< of several clusters; else empty

    [[nodiscard]] std::vector<Lane> lanes() const; ///< of all clusters: they share one scale
    friend bool operator==(const PlanSheet&, const PlanSheet&) = default;
};

[[nodiscard]] PlanSheet planSheet(const fleet::Store& store, core::Instant now, const plans::PlanDraft& draft);

/// What a plan says of itself: its title, and when its live shapes were read.
void addOrigin(PlanSheet& sheet, const core::Plan& plan);

} // namespace poolhouse::views
