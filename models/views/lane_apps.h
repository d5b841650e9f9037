// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace poolhouse::fleet {
struct ClusterSnapshot;
}

namespace poolhouse::plans {
struct PlannedCluster;
struct PlannedPool;
} // namespace poolhouse::plans

namespace poolhouse::views {

/// An attachment of an app to a pool, now or by the plan.
struct LaneApp {
    enum class State {
        Stays,
        Leaves,  ///< by the plan
        Arrives, ///< likewise
    };
    State state = State::Stays;
    std::string app;        ///< by name
    std::string attachment; ///< by name
    QString text;           ///< "catalog-api (READS)", "catalog-api (READS → reports)", "catalog-api (REPORTS, new)"
    bool moves = false;     ///< of Arrives: from another pool

    friend bool operator==(const LaneApp&, const LaneApp&) = default;
};

/// Who uses a pool.
struct LaneApps {
    std::vector<LaneApp> all; ///< by app and attachment, those that arrive last
    QString count;            ///< apps, each once: "2 apps", "2 → 3 apps", "no apps", "apps unknown"
    QString moves;            ///< "Leave: catalog-api (READS → reports). Arrive: …"; empty: no app moves
    QString sentence;         ///< all of it, for a screen reader and a tool tip

    friend bool operator==(const LaneApps&, const LaneApps&) = default;
};

namespace planner {

[[nodiscard]] LaneApps laneApps(const plans::PlannedCluster& cluster, const plans::PlannedPool& pool,
                                const fleet::ClusterSnapshot& snapshot);

} // namespace planner

} // namespace poolhouse::views
