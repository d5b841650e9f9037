// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/needs_feasible.h"
#include "models/core/needs_fit.h"
#include "models/core/recommend_alternatives.h"

#include <QString>
#include <QStringList>

#include <optional>

/// Text for what the apps need beside the plan that has to carry it (context "Wording").
namespace poolhouse::text {

/// A workload beside the pool of the plan that it is in.
struct JudgedNeed {
    const core::Workload& workload;
    const core::WorkloadFit& fit;
    const core::PoolShape* pool = nullptr; ///< null: it is in none
    bool removed = false;                  ///< the plan removes the pool that it is pinned to
};
/// What a pool of so many instances lacks for the needs in it: "12 connections over the margin", "240 connections
/// nowhere to go if its instance fails". Only for the verdicts that have an excess, the last three.
[[nodiscard]] QString missingConnections(core::WorkloadFit::Verdict verdict, std::int64_t excess, int instances);

/// "met", or what missingConnections() says, "needs 64 GB, its instances have 16 GB"
[[nodiscard]] QString needVerdict(const JudgedNeed& need, const core::Catalog& catalog);

/// "This plan carries 46% more."; `percent` is that of core::growthCarried(), of needs that are met.
[[nodiscard]] QString growthCarried(int percent);

/// Each a sentence: "Feasible with a margin of 12%.", "Feasible if "web" needs 1,260 connections, 40 fewer."
[[nodiscard]] QStringList feasibleChange(const core::FeasibleChange& change, const core::Needs& needs);

/// What a proposal is worse or better in than the cheapest, each in words: "$150.00 more", "1 pool fewer".
[[nodiscard]] QStringList proposalDifference(const core::ProposalDifference& difference);

/// For programs: never translated, never changed once released. "too_few"
[[nodiscard]] const char* code(core::WorkloadFit::Verdict verdict);

} // namespace poolhouse::text
