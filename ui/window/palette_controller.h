// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/ids.h"
#include "ui/actions/actions_state.h"
#include "ui/palette/palette_match.h"
#include "ui/window/palette_memory.h"

#include <QObject>

#include <functional>
#include <vector>

namespace poolhouse::core {
class Catalog;
}

namespace poolhouse::fleet {
class Session;
class Store;
struct ClusterRecord;
} // namespace poolhouse::fleet

namespace poolhouse::ui {

class Preferences;
class Selection;

/// Clusters, their pools with their use, and apps that own a cluster, as entries of the command palette.
[[nodiscard]] std::vector<PaletteEntry> fleetEntries(const fleet::Store& store);
/// What can be changed in the cluster as `state` allows: its pools by name, its leader, a new pool, its plan.
[[nodiscard]] std::vector<PaletteEntry> changeEntries(const fleet::ClusterRecord& cluster, const core::Catalog& catalog,
                                                      ActionState state);
/// The clusters that need attention, worst first, with the reason as context; at most `limit`.
[[nodiscard]] std::vector<PaletteEntry> attentionEntries(const fleet::Store& store, core::Instant now, int limit);

/// What the command palette offers, and what a chosen entry means. On the GUI thread.
class PaletteController : public QObject {
    Q_OBJECT
public:
    static constexpr int attentionAtMost = 8;

    /// All outlive the controller.
    struct Dependencies {
        const fleet::Store& store;
        const fleet::Session& session;
        const core::Clock& clock;
        Preferences& preferences; ///< keep what was used last
        const Selection& selection;
        std::function<ActionState(const core::ClusterId&)> stateOf; ///< with the cluster as the one target
        std::function<std::vector<PaletteEntry>()> actionEntries;   ///< the usable actions
        std::function<void(std::vector<PaletteEntry> entries, std::vector<PaletteEntry> suggestions)> openPalette;
    };
    explicit PaletteController(Dependencies dependencies, QObject* parent = nullptr);

    void open();
    void choose(const PaletteEntry& entry);

Q_SIGNALS:
    void clusterChosen(const poolhouse::core::ClusterId& cluster);
    void poolChosen(const poolhouse::core::PoolId& pool); ///< of the cluster that is open by then
    void appChosen(const QString& name);
    /// After clusterChosen() when it is about one cluster, and poolChosen() when it is about one pool.
    void actionChosen(poolhouse::ui::ActionId action);

private:
    [[nodiscard]] std::vector<PaletteEntry> everything() const;
    [[nodiscard]] std::vector<PaletteEntry> suggestions(const std::vector<PaletteEntry>& entries);
    void chooseApp(const core::AppId& id);
    void chooseAction(const PaletteEntry& entry);

    Dependencies m_dependencies;
    PaletteMemory m_memory;
};

} // namespace poolhouse::ui
