// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "ui/actions/actions_state.h"
#include "ui/palette/palette_match.h"

#include <QObject>

#include <functional>
#include <vector>

namespace poolhouse::fleet {
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class Selection;

/// Clusters, their pools, and apps that own a cluster, as entries of the command palette.
[[nodiscard]] std::vector<PaletteEntry> fleetEntries(const fleet::Store& store);
/// Scaling and destroying each follower pool of the cluster, as far as `state` allows with that pool chosen.
[[nodiscard]] std::vector<PaletteEntry> poolActionEntries(const fleet::ClusterRecord& cluster, ActionState state);

/// What the command palette offers, and what a chosen entry means. On the GUI thread.
class PaletteController : public QObject {
    Q_OBJECT
public:
    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        const Selection& selection;
        std::function<ActionState()> state;
        std::function<std::vector<PaletteEntry>()> actionEntries; ///< the usable actions
        std::function<void(std::vector<PaletteEntry>)> openPalette;
    };
    explicit PaletteController(Dependencies dependencies, QObject* parent = nullptr);

    void open();
    void choose(const PaletteEntry& entry);

Q_SIGNALS:
    void clusterChosen(const poolhouse::core::ClusterId& cluster);
    void poolChosen(const poolhouse::core::PoolId& pool); ///< of the cluster that is open by then
    void appChosen(const QString& name);
    void actionChosen(poolhouse::ui::ActionId action); ///< after poolChosen() when it is about one pool

private:
    Dependencies m_dependencies;
};

} // namespace poolhouse::ui
