// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/series.h"
#include "models/fleet/store.h"
#include "models/text/problem_text.h"
#include "models/text/tone.h"
#include "models/views/change_note.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace poolhouse::operations {
class ChangeFeed;
} // namespace poolhouse::operations

namespace poolhouse::views {

/// A short word in a coloured capsule.
struct Badge {
    QString text;
    text::Tone tone = text::Tone::Neutral;
    QString explanation; ///< tool tip

    friend bool operator==(const Badge&, const Badge&) = default;
};

/// One of the four figures at the top of a cluster page.
struct Tile {
    QString title;                         ///< "Connections in use"
    QString figure;                        ///< "1,846"
    QString unit;                          ///< "/ 3,540"
    QString detail;                        ///< a line or two below
    std::optional<double> use;             ///< drawn as a bar when there is one, 0 to 1 (more when over)
    text::Tone tone = text::Tone::Neutral; ///< of the figure and its bar
    QString explanation;                   ///< tool tip: where the figure comes from and when it was read

    friend bool operator==(const Tile&, const Tile&) = default;
};

/// One instance drawn as a small box.
struct InstanceBox {
    enum class Look {
        Up,      ///< solid
        Standby, ///< dashed, dimmed: takes no connections
        Coming,  ///< dotted: wanted, not there yet
        Trouble, ///< any status but "up"
    };
    QString label; ///< "L", "S", "1"
    Look look = Look::Up;
    QString explanation; ///< "Follower i3r507gt6dbscn: up since ..."

    friend bool operator==(const InstanceBox&, const InstanceBox&) = default;
};

/// One pool, leader or follower.
struct PoolCard {
    core::PoolId id;
    QString name; ///< "Leader pool", "web-reads"
    bool leader = false;
    int colour = 0; ///< 0 leader, 1 to 5 the followers in order (again from 1 after 5): index into the palette; -1 none
    Badge badge;    ///< "High availability", "No redundancy", "modifying", ...
    QString levelLine; ///< "4G-Performance · 2 vCPU · 4 GB"
    std::vector<InstanceBox> instances;
    QStringList notes;        ///< "3 instances up", "attached as READS in 2 apps"; two lines at most, each may wrap
    QString notesExplanation; ///< tool tip: the attachments by app
    QString connections;      ///< "1,021 / 1,140 connections", "unknown / 380 connections"
    QString percent;          ///< "90%", empty when unknown
    std::optional<double> use;
    text::Tone useTone = text::Tone::Unknown;
    QString survivable;               ///< "760 with one instance lost"; empty for the leader
    QString cost;                     ///< "3 × $150 = $450/month", "price unknown"
    QString endpoint;                 ///< host:port to copy; empty when there is none
    QString progress;                 ///< the API's own sentence while somebody else changes it; else empty
    std::optional<ChangeNote> change; ///< the operation of this console that concerns the pool
    bool ghost = false;               ///< asked for, not there yet: no id, no figures; it becomes the card of that name

    friend bool operator==(const PoolCard&, const PoolCard&) = default;
};

/// One line of "Cost by pool".
struct CostRow {
    int colour = -1; ///< palette index of the pool, -1 for storage
    QString label;   ///< "Leader + standby"
    QString amount;  ///< "$600.00", "price unknown"
    QString share;   ///< "38%", empty when unknown
    bool total = false;

    friend bool operator==(const CostRow&, const CostRow&) = default;
};

/// One line of the chart of connections.
struct ChartSeries {
    core::PoolId pool;
    QString name;
    int colour = 0;
    std::vector<core::Sample> samples; ///< all readings; the chart thins them to its width
    std::optional<int> limit;

    friend bool operator==(const ChartSeries&, const ChartSeries&) = default;
};

/// Everything the Overview tab shows, in words, numbers and tones; the page only draws it.
struct ClusterOverview {
    core::ClusterId id;
    QString name;
    QString context; ///< "example-app · Advanced · us · PostgreSQL 17.5 · as HEROKU_POSTGRESQL_COBALT"
    std::vector<Badge> badges;
    std::vector<Tile> tiles; ///< cost, connections, follower instances, storage; always these four
    std::vector<PoolCard>
        cards;                  ///< leader first; none while loading, since their number is not known. Names are unique
    QString emptyNote;          ///< in place of the cards when a loaded cluster has no pools yet: why
    std::vector<CostRow> costs; ///< with the total last
    QString costNote;           ///< "Prices above 32G are illustrative.", "at least: ..."; may be empty
    std::vector<ChartSeries> series;          ///< in the order of the cards
    int limitSeries = -1;                     ///< index into `series` of the pool nearest its limit: its limit is drawn
    bool loaded = false;                      ///< false: only the list entry is known, show the frame of what is coming
    bool stale = false;                       ///< dim the figures
    QString age;                              ///< "read 4 s ago", "as of 14:05:10, 6 min ago"
    std::optional<text::ProblemText> problem; ///< shown above the figures with Retry

    friend bool operator==(const ClusterOverview&, const ClusterOverview&) = default;
};

/// Empty when the store does not have the cluster.
[[nodiscard]] std::optional<ClusterOverview> clusterOverview(const fleet::Store& store, const core::ClusterId& id,
                                                             core::Instant now,
                                                             const operations::ChangeFeed* changes = nullptr);

} // namespace poolhouse::views
