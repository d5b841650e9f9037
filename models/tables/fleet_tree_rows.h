// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/fleet/cluster_labels.h"
#include "models/operations/change_feed.h"
#include "models/tables/roles.h"
#include "models/text/tone.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace poolhouse::fleet {
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

/// Content of the fleet tree's rows. The model moves rows, this file fills them. Pure.
namespace poolhouse::core {
struct Pool;
class Clock;
} // namespace poolhouse::core

namespace poolhouse::tables::tree {

struct RowAppearance {
    QString name;
    QString figure;
    text::Tone tone = text::Tone::Neutral;
    std::optional<double> value; ///< what `figure` sorts by
    std::optional<double> use;
    bool stale = false;
    bool loading = false;
    bool badge = false;
    int swatch = -1;
    std::optional<text::Tone> change;         ///< of changes on or below the row that are in progress or have failed
    QString changes;                          ///< the same as text, for tool tip and screen reader
    std::optional<fleet::ClusterLabel> label; ///< of a cluster, or of all clusters of an app
    QString cost;                             ///< of a cluster: a difference means that the app's sum differs too

    friend bool operator==(const RowAppearance&, const RowAppearance&) = default;
};

struct Node {
    RowKind kind = RowKind::App;
    std::string id; ///< of the app, cluster or pool
    Node* parent = nullptr;
    int row = 0;
    RowAppearance appearance;
    bool outdated = false; ///< of an app: recomputed when it is next needed
    std::vector<std::unique_ptr<Node>> children;
};

/// Reads the store for one row at a time.
struct Painter {
    const fleet::Store& store;
    const core::Clock& clock;
    const operations::ChangeFeed* changes = nullptr; ///< null: no changes are made from here

    [[nodiscard]] RowAppearance app(const core::AppId& id) const;
    [[nodiscard]] RowAppearance cluster(const fleet::ClusterRecord& record) const;
    [[nodiscard]] RowAppearance pool(const fleet::ClusterRecord& record, const core::Pool& pool) const;
    void addChanges(RowAppearance& appearance,
                    const std::vector<const fleet::ClusterRecord*>& clusters) const; ///< of a cluster, or an app's

    /// The cluster of a row; null for an app and for a cluster that is gone.
    [[nodiscard]] const fleet::ClusterRecord* recordOf(const Node& node) const;
    [[nodiscard]] QString toolTip(const Node& node) const;
    // Each cell in words, for a screen reader, which speaks the cells of a row one after the other.
    [[nodiscard]] QString inWords(const Node& node) const; ///< all but the figure
    [[nodiscard]] QString figureInWords(const Node& node) const;
    [[nodiscard]] QString searchText(const Node& node) const;
};

} // namespace poolhouse::tables::tree
