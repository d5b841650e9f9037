// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/fleet_view.h"

#include <optional>
#include <vector>

namespace poolhouse::test {

/// Tree, board and pages as plain values.
struct FleetViewFake final : ui::FleetView {
    using Ids = std::vector<core::ClusterId>;

    [[nodiscard]] Ids treeSelection() const override { return tree; }
    [[nodiscard]] bool treeHasCluster() const override { return treeCluster; }
    [[nodiscard]] std::optional<core::PoolId> treePool() const override { return pool; }
    [[nodiscard]] Ids boardSelection() const override { return board; }
    [[nodiscard]] Ids listedClusters() const override { return listed; }
    [[nodiscard]] Ids visibleInTree() const override { return treeVisible; }
    [[nodiscard]] Ids visibleOnBoard() const override { return boardVisible; }
    void selectInTree(const std::optional<core::ClusterId>& cluster) override {
        tree = cluster ? Ids{*cluster} : Ids();
        treeCluster = cluster.has_value();
        pool.reset();
    }
    void selectInTree(const core::ClusterId& cluster, const core::PoolId& chosen) override {
        selectInTree(cluster);
        pool = chosen;
    }
    void clearBoardSelection() override { board.clear(); }
    void markPool(const std::optional<core::PoolId>& chosen) override { marked = chosen; }
    void setFleetShown(bool shown, bool offered) override {
        fleet = shown;
        back = offered;
    }
    void showAccountChoices() override { ++choices; }
    void showPage(ui::FleetPage shown, bool focusTree) override {
        page = shown;
        treeFocused += focusTree ? 1 : 0;
    }
    void setTitle(const QString& text) override { title = text; }
    void setOverview(const views::ClusterOverview& shown) override { overview = shown; }
    void setApps(const views::AppsView& shown) override { apps = shown; }
    void focusBoard() override {}
    void focusActivity(const QString& id) override { operation = id; }
    void focusComing() override { ++comingFocused; }

    Ids tree, board, listed, treeVisible, boardVisible;
    bool treeCluster = false;
    std::optional<core::PoolId> pool, marked;
    bool fleet = false, back = false;
    int choices = 0, treeFocused = 0, comingFocused = 0;
    ui::FleetPage page = ui::FleetPage::Board;
    QString title, operation;
    std::optional<views::ClusterOverview> overview;
    std::optional<views::AppsView> apps;
};

} // namespace poolhouse::test
