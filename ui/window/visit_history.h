// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "ui/cluster/cluster_tab.h"

#include <functional>
#include <optional>
#include <vector>

namespace poolhouse::ui {

/// A place in the window that can be visited again.
struct Place {
    enum class Kind { Board, Cluster, Activity, Coming };
    Kind kind = Kind::Board;
    core::ClusterId cluster = {};          ///< for Cluster
    ClusterTab tab = ClusterTab::Overview; ///< for Cluster

    friend bool operator==(const Place&, const Place&) = default;
};

/// Visited places before and after the current one, at most `limit`, none twice in a row. Places that no longer exist
/// are skipped. Pure.
class VisitHistory {
public:
    static constexpr std::size_t limit = 100;

    explicit VisitHistory(std::function<bool(const Place&)> exists);

    void visit(const Place& place); ///< drops what lies ahead, unless the place is the current one
    void clear();

    /// Where Back (`step` -1) or Forward (1) leads; empty: nowhere.
    [[nodiscard]] std::optional<Place> next(int step) const;
    /// The same; that place becomes the current one.
    [[nodiscard]] std::optional<Place> go(int step);

private:
    [[nodiscard]] std::optional<std::size_t> indexOfNext(int step) const;

    std::function<bool(const Place&)> m_exists;
    std::vector<Place> m_places;
    std::size_t m_current = 0; ///< index into m_places
};

} // namespace poolhouse::ui
